import { networkOf } from '@/lib/core/aws/trace/network';
import { knownTable } from './known';
import type { Finder } from './finding';

/**
 * Public NAT gateways whose subnet has no route to an internet gateway that works, so that what they translate is dropped
 * (R30, https://docs.aws.amazon.com/vpc/latest/userguide/nat-gateway-basics.html). A regional one needs no such subnet.
 */
export const natGatewaysWithoutWayOut: Finder = (topology) =>
  topology.natGateways.flatMap(({ id, subnet: home, connectivity, mode, state }) => {
    if (connectivity !== 'public' || mode !== 'zonal' || state !== 'available' || home === null) return [];
    const subnet = networkOf(topology).find('subnets', home);
    const table = subnet && knownTable(topology, subnet);
    // By way of a firewall the packets may still come to the internet gateway.
    const ways = ['igw', 'gwlbe', 'eni', 'unsupported'];
    if (
      !table ||
      table.routes.some(({ nextHop, state: route }) => ways.includes(nextHop.kind) && route === 'active')
    )
      return [];
    return [
      {
        kind: 'nat-without-way-out',
        components: [
          { kind: 'nat-gateway', id },
          { kind: 'subnet', id: home },
          { kind: 'route-table', id: table.id },
        ],
        says: `${id} is in ${home}, whose table ${table.id} has no route to an internet gateway, so it leads nowhere.`,
        rule: 'R30',
      },
    ];
  });
