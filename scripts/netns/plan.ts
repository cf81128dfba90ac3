import type { Topology } from '@/lib/core/aws/topology/topology';
import type { Command, Naming } from './command';
import { planGateway } from './plan-gateway';
import { planHost } from './plan-host';
import { planInternet } from './plan-internet';
import { cables, namespaceIds } from './plan-links';
import { planNat } from './plan-nat';
import { planRouter } from './plan-router';
import type { Flow } from './flow';

/**
 * The network as namespaces, in the order in which commands must run: a router for each VPC with a bridge for each
 * subnet, a host for each interface, a translator for each internet gateway, and the internet. `flows` decide the ports
 * that NAT gateways open.
 *
 * The kernel differs on purpose in three things that no outcome hangs on: routers answer a missing route with an ICMP
 * error where AWS is silent; nobody's address ends in an unanswered ARP request; and an interface whose
 * source/destination check is on drops what is not its own because its instance forwards nothing.
 */
export function plan(topology: Topology, flows: readonly Flow[], name: Naming): Command[] {
  const ids = namespaceIds(topology);
  const forwards = new Set(routers(topology));
  return [
    { program: 'ip', namespace: null, lines: ids.map((id) => `netns add ${name(id)}`) },
    ...ids.map((id): Command => ({
      program: 'settings',
      namespace: name(id),
      lines: [...quiet, `net/ipv4/ip_forward=${forwards.has(id) ? 1 : 0}`],
    })),
    { program: 'ip', namespace: null, lines: cables(topology, name) },
    ...topology.vpcs.flatMap((vpc) => planRouter(topology, vpc, name)),
    ...topology.interfaces.flatMap((holder) =>
      holder.kind === 'nat-gateway'
        ? planNat(topology, holder, flows, name)
        : planHost(topology, holder, name),
    ),
    ...topology.internetGateways.flatMap((gateway) => planGateway(topology, gateway, name)),
    ...planInternet(topology, name),
  ];
}

/** No check of the reverse path (R61), no redirects, no IPv6, no iptables on bridges, and hardly a wait for ARP. */
const quiet = [
  'net/ipv4/conf/all/rp_filter=0',
  'net/ipv4/conf/default/rp_filter=0',
  'net/ipv4/conf/all/send_redirects=0',
  'net/ipv4/conf/default/send_redirects=0',
  'net/ipv4/conf/all/accept_redirects=0',
  'net/ipv4/conf/default/accept_redirects=0',
  'net/ipv4/neigh/default/retrans_time_ms=200',
  'net/ipv6/conf/all/disable_ipv6=1',
  'net/ipv6/conf/default/disable_ipv6=1',
  'net/bridge/bridge-nf-call-iptables=0',
];

/** Whoever passes packets on; of instances those that are routers and do not check (R25). */
function routers({ vpcs, interfaces, instances, internetGateways }: Topology): string[] {
  const passing = interfaces.filter(
    ({ kind, attachedTo, sourceDestCheck }) =>
      kind === 'nat-gateway' ||
      (!sourceDestCheck && instances.some(({ id, forwards }) => id === attachedTo && forwards === 'router')),
  );
  return ['internet', ...[...vpcs, ...internetGateways, ...passing].map(({ id }) => id)];
}
