import type { NetworkInterface, SubnetRouteTable } from '@/lib/core/aws/topology/vpc';
import { isWhole, knownTable } from './known';
import type { Finder } from './finding';

/**
 * Subnets with a route to an internet gateway and with interfaces, none of which the gateway could show outside (R26,
 * https://docs.aws.amazon.com/vpc/latest/userguide/VPC_Internet_Gateway.html). IPv6 addresses are public by themselves.
 */
export const internetRoutesWithoutPublicAddress: Finder = (topology) => {
  if (!isWhole(topology, 'interfaces') || !isWhole(topology, 'accelerators')) return [];
  // A firewall's endpoint passes on what others show, and an accelerator reaches its endpoints by the gateway on its own.
  const accelerated = topology.accelerators
    .flatMap(({ listeners }) => listeners.flatMap(({ groups }) => groups))
    .flatMap(({ endpoints }) => endpoints.map(({ id }) => id));
  const isReached = ({ kind, attachedTo }: NetworkInterface): boolean =>
    kind === 'gwlb-endpoint' || (attachedTo !== null && accelerated.includes(attachedTo));
  return topology.subnets.flatMap((subnet) => {
    const table = knownTable(topology, subnet);
    const held = topology.interfaces.filter((one) => one.subnet === subnet.id);
    if (
      !table ||
      held.length === 0 ||
      !leadsOut(table) ||
      held.some((one) => isShown(one, table) || isReached(one))
    )
      return [];
    return [
      {
        kind: 'internet-route-without-public-address',
        components: [
          { kind: 'subnet', id: subnet.id },
          { kind: 'route-table', id: table.id },
        ],
        says: `${subnet.id} has a route to an internet gateway in ${table.id}, and none of its interfaces has a public address.`,
        rule: 'R26',
      },
    ];
  });
};

function leadsOut({ routes }: SubnetRouteTable): boolean {
  return routes.some(({ nextHop, state }) => nextHop.kind === 'igw' && state === 'active');
}

function isShown({ addresses, ipv6 }: NetworkInterface, { routes }: SubnetRouteTable): boolean {
  const overIpv6 = routes.some(
    ({ nextHop, destination }) =>
      nextHop.kind === 'igw' && ('prefixList' in destination || destination.family === 6),
  );
  return addresses.some((one) => one.public) || (overIpv6 && ipv6.length > 0);
}
