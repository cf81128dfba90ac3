import { contains } from '@/lib/core/net/prefix';
import { holdsPort } from '@/lib/core/net/port-range';
import { tcp } from '@/lib/core/net/protocol';
import type { SecurityGroupRule } from '@/lib/core/aws/security-group';
import type { LoadBalancer, TargetGroup } from '@/lib/core/aws/topology/load-balancing';
import type { Topology } from '@/lib/core/aws/topology/topology';
import type { NetworkInterface } from '@/lib/core/aws/topology/vpc';
import { networkOf } from '@/lib/core/aws/trace/network';
import { groupsOf } from './target-outside-zones';
import type { Finder } from './finding';

/**
 * Instances behind an Application Load Balancer whose groups let in neither its group nor its addresses. It sends under its
 * own private address, so they never see the client's (R94,
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-update-security-groups.html).
 */
export const balancerGroupsNotNamed: Finder = (topology) =>
  topology.loadBalancers
    .filter(({ kind }) => kind === 'ALB')
    .flatMap((balancer) => {
      const nodes = nodesOf(topology, balancer);
      const groups = [...new Set(nodes.flatMap(({ securityGroups }) => securityGroups))].sort();
      if (groups.length === 0 || nodes.length < balancer.zones.length) return [];
      return groupsOf(topology, balancer).flatMap((targetGroup) =>
        targetsOf(topology, targetGroup)
          .filter(({ holder, port }) => isShut(topology, holder, port, nodes, groups))
          .map(({ instance, holder }) => ({
            kind: 'balancer-group-not-named' as const,
            components: [
              { kind: 'instance' as const, id: instance },
              { kind: 'load-balancer' as const, id: balancer.id },
              ...[...holder.securityGroups, ...groups].map((id) => ({ kind: 'security-group' as const, id })),
            ],
            says: `${holder.securityGroups.join(', ')} of ${instance} lets in neither ${groups.join(', ')} nor the addresses of ${balancer.id}, which sends under its own.`,
            rule: 'R94' as const,
          })),
      );
    });

function nodesOf(topology: Topology, { id, zones }: LoadBalancer): NetworkInterface[] {
  const named = zones.map((one) => one.interface);
  return topology.interfaces.filter(
    (one) => named.includes(one.id) || (one.kind === 'load-balancer' && one.attachedTo === id),
  );
}

function targetsOf(
  topology: Topology,
  { targetType, targets }: TargetGroup,
): { instance: string; holder: NetworkInterface; port: number }[] {
  if (targetType !== 'instance' || targets === 'unknown') return [];
  const { find } = networkOf(topology);
  return targets.flatMap(({ id, port }) => {
    const holder = find('interfaces', find('instances', id)?.interfaces[0] ?? '');
    return holder ? [{ instance: id, holder, port }] : [];
  });
}

/** Whether no rule lets any node of the balancer in, and every rule could be read. */
function isShut(
  topology: Topology,
  { securityGroups }: NetworkInterface,
  port: number,
  nodes: readonly NetworkInterface[],
  groups: readonly string[],
): boolean {
  const { find } = networkOf(topology);
  const found = securityGroups.flatMap((id) => find('securityGroups', id) ?? []);
  if (found.length === 0 || found.length < securityGroups.length) return false;
  return !found.some(({ inbound }) =>
    inbound.some((rule) => reads(rule, port) && mayName(topology, rule, nodes, groups)),
  );
}

function reads({ protocol, ports }: SecurityGroupRule, port: number): boolean {
  return protocol === 'all' || (protocol === tcp && holdsPort(ports, port));
}

function mayName(
  topology: Topology,
  { peer }: SecurityGroupRule,
  nodes: readonly NetworkInterface[],
  groups: readonly string[],
): boolean {
  if (peer.kind === 'group') return groups.includes(peer.id);
  const entries =
    peer.kind === 'cidr'
      ? [peer.prefix]
      : (networkOf(topology).find('prefixLists', peer.id)?.entries ?? 'unknown');
  if (entries === 'unknown') return true;
  return nodes.some(({ addresses, ipv6 }) =>
    [...addresses.map((one) => one.private), ...ipv6].some((address) =>
      entries.some((block) => contains(block, address)),
    ),
  );
}
