import { knownTables } from './known';
import type { Finder } from './finding';

/** Internet gateways that are attached, and that no table of their VPC leads to (R26, https://docs.aws.amazon.com/vpc/latest/userguide/VPC_Internet_Gateway.html). */
export const unusedInternetGateways: Finder = (topology) =>
  topology.internetGateways.flatMap(({ id, vpc }) => {
    const tables = vpc === null ? null : knownTables(topology, vpc);
    if (vpc === null || !tables) return [];
    if (tables.some(({ routes }) => routes.some(({ nextHop }) => nextHop.id === id))) return [];
    return [
      {
        kind: 'internet-gateway-unused',
        components: [
          { kind: 'internet-gateway', id },
          { kind: 'vpc', id: vpc },
        ],
        says: `${id} is attached to ${vpc}, and no route table of it has a route there.`,
        rule: 'R26',
      },
    ];
  });
