import { knownTable } from './known';
import type { Finder } from './finding';

/**
 * Gateway endpoints that are not associated with every table that subnets of their VPC read: from those subnets the service
 * is reached by other ways, or not at all (R79, https://docs.aws.amazon.com/vpc/latest/privatelink/gateway-endpoints.html).
 */
export const unassociatedGatewayEndpoints: Finder = (topology) =>
  topology.endpoints
    .filter(({ kind, state }) => kind === 'gateway' && state === 'available')
    .flatMap(({ id, vpc, service, routeTables }) => {
      const left = topology.subnets.flatMap((subnet) => {
        const table = subnet.vpc === vpc ? knownTable(topology, subnet) : null;
        return table && !routeTables.includes(table.id) ? [{ subnet: subnet.id, table: table.id }] : [];
      });
      if (left.length === 0) return [];
      const tables = [...new Set(left.map(({ table }) => table))].sort();
      const subnets = left.map(({ subnet }) => subnet).sort();
      return [
        {
          kind: 'gateway-endpoint-unassociated',
          components: [
            { kind: 'endpoint', id },
            ...tables.map((table) => ({ kind: 'route-table', id: table }) as const),
            ...subnets.map((subnet) => ({ kind: 'subnet', id: subnet }) as const),
          ],
          says: `${id} for ${service} is not associated with ${tables.join(', ')}, which ${subnets.join(', ')} ${subnets.length === 1 ? 'reads' : 'read'}.`,
          rule: 'R79',
        },
      ];
    });
