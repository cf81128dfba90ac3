import { formatIp } from '@/lib/core/net/ip';
import { networkOf } from '@/lib/core/aws/trace/network';
import { knownTable } from './known';
import type { Finder } from './finding';

/** Ways on which a packet may come to an internet gateway all the same: by a firewall, or by what is not modelled. */
const ways = ['igw', 'gwlbe', 'eni', 'unsupported'];

/**
 * Public addresses in subnets without a route to an internet gateway: they are of no use (R26,
 * https://docs.aws.amazon.com/vpc/latest/userguide/VPC_Internet_Gateway.html). Isolated subnets and NAT gateways have findings of their own.
 */
export const publicAddressesWithoutRoute: Finder = (topology) =>
  topology.interfaces.flatMap(({ id, kind, subnet: home, addresses }) => {
    const shown = addresses.find((one) => one.public)?.public;
    const subnet = networkOf(topology).find('subnets', home);
    const table = subnet && knownTable(topology, subnet);
    if (!shown || !table || kind === 'nat-gateway') return [];
    const live = table.routes.filter(({ state, nextHop }) => state === 'active' && nextHop.kind !== 'local');
    if (live.length === 0 || live.some(({ nextHop }) => ways.includes(nextHop.kind))) return [];
    return [
      {
        kind: 'public-address-without-route',
        components: [
          { kind: 'interface', id },
          { kind: 'subnet', id: home },
          { kind: 'route-table', id: table.id },
        ],
        says: `${id} has the public address ${formatIp(shown)}, and ${table.id} of ${home} has no route to an internet gateway.`,
        rule: 'R26',
      },
    ];
  });
