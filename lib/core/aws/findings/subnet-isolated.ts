import { knownTable, isWhole } from './known';
import type { Finder } from './finding';

/**
 * Subnets that no packet leaves and no answer comes back from, beyond the VPC: their table has only local routes that work
 * (R10, https://docs.aws.amazon.com/vpc/latest/userguide/subnet-route-tables.html).
 */
export const isolatedSubnets: Finder = (topology) => {
  const attached = new Set(topology.transitGatewayAttachments.flatMap(({ subnets }) => subnets));
  return topology.subnets.flatMap((subnet) => {
    const table = knownTable(topology, subnet);
    if (
      !table ||
      table.routes.some(
        ({ origin, state, nextHop }) => origin !== 'local' && state === 'active' && nextHop.kind !== 'local',
      )
    )
      return [];
    // By an attachment's subnet a transit gateway reaches the VPC without any route.
    if (!isWhole(topology, 'transitGatewayAttachments') || attached.has(subnet.id)) return [];
    // A virtual private gateway that propagates may have put in routes that this list lacks.
    if (table.propagating.length > 0) return [];
    const shown = isWhole(topology, 'interfaces')
      ? topology.interfaces.filter(
          (one) => one.subnet === subnet.id && one.addresses.some((each) => each.public),
        )
      : [];
    const although =
      shown.length > 0
        ? `, although ${shown
            .map(({ id }) => id)
            .sort()
            .join(', ')} ${shown.length === 1 ? 'has a public address' : 'have public addresses'}`
        : '';
    return [
      {
        kind: 'subnet-isolated',
        components: [
          { kind: 'subnet', id: subnet.id },
          { kind: 'route-table', id: table.id },
          ...shown.map(({ id }) => ({ kind: 'interface', id }) as const),
        ],
        says: `${subnet.id} reaches nothing beyond its VPC, and nothing beyond reaches it: no route of ${table.id} works but the local one${although}.`,
        rule: shown.length > 0 ? 'R26' : 'R10',
      },
    ];
  });
};
