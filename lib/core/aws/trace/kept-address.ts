import { sourceSeen } from '@/lib/core/aws/client-address';
import type { LoadBalancer, TargetGroup } from '@/lib/core/aws/topology/load-balancing';
import type { NetworkInterface } from '@/lib/core/aws/topology/vpc';
import { isOf, sameIp } from './header';
import type { End, Place } from './place';
import type { Session } from './session';
import type { Walk } from './walk';

/**
 * Whether the target sees the client's address. An Application Load Balancer as a target keeps it by default, as an instance
 * does, and QUIC as UDP does (https://docs.aws.amazon.com/elasticloadbalancing/latest/network/edit-target-group-attributes.html).
 */
export function keepsClient(walk: Walk, balancer: LoadBalancer, group: TargetGroup): boolean | 'unknown' {
  const seen = sourceSeen(
    {
      balancer: balancer.kind === 'ALB' ? 'ALB' : 'NLB',
      targetType: group.targetType === 'ip' ? 'ip' : 'instance',
      protocol: group.protocol === 'QUIC' ? 'UDP' : group.protocol,
      preserveClientIp: group.preserveClientIp,
      viaPrivateLink: overPrivateLink(walk, balancer),
    },
    walk.rules,
  );
  return seen === 'unknown' ? seen : seen === 'CLIENT';
}

function overPrivateLink({ network, sessions, header }: Walk, { id }: LoadBalancer): boolean {
  return sessions.some(
    ({ kind, owner, after }) =>
      kind === 'ENDPOINT' && network.find('endpoints', owner.id)?.loadBalancer === id && isOf(header, after),
  );
}

/** Whether a balancer passed the packet on under its client's own address. */
export function isKept({ kind, before, after }: Session): boolean {
  return (
    kind === 'LOAD_BALANCER' &&
    sameIp(before.source, after.source) &&
    !sameIp(before.destination, after.destination)
  );
}

/** R92: a packet with its client's address has to go from the node to the target directly, in one VPC or over a peering in one Region. */
export function keptAddressEnds(walk: Walk, { kind, attachedTo }: NetworkInterface, next: Place): End | null {
  if (kind !== 'load-balancer' || walk.direction === 'return' || !isIndirect(walk, next)) return null;
  const session = walk.sessions.findLast(
    (one) => one.owner.id === attachedTo && isKept(one) && isOf(walk.header, one.after),
  );
  if (!session) return null;
  return walk.end({
    at: session.owner,
    disposition: 'DENIED_OUT',
    code: 'ELBV2_SOURCE_ADDRESS_PRESERVATION',
    rule: 'R92',
    why: `${session.owner.id} keeps the client's address, and such a packet passes no transit gateway, no endpoint and no other Region's peering on its way to the target.`,
  });
}

function isIndirect({ network }: Walk, next: Place): boolean {
  if (next.at !== 'PEERING') return next.at === 'TRANSIT_GATEWAY_FROM_VPC' || next.at === 'ENDPOINT';
  const found = network.find('peeringConnections', next.connection);
  return found !== undefined && found.requester.region !== found.accepter.region;
}
