import { networkOf } from '@/lib/core/aws/trace/network';
import { isWhole } from './known';
import type { Finder } from './finding';

/** Main tables that no subnet reads, because each is associated with another (R10, https://docs.aws.amazon.com/vpc/latest/userguide/subnet-route-tables.html): what is written there does nothing yet. */
export const unusedMainTables: Finder = (topology) =>
  topology.routeTables
    .filter(({ main }) => main)
    .flatMap(({ id, vpc }) => {
      const subnets = networkOf(topology).subnetsOf(vpc);
      const isRead = subnets.some(
        ({ routeTable }) => routeTable === null || routeTable === 'unknown' || routeTable === id,
      );
      if (isRead || subnets.length === 0 || !isWhole(topology, 'subnets')) return [];
      return [
        {
          kind: 'main-table-unused',
          components: [
            { kind: 'route-table', id },
            { kind: 'vpc', id: vpc },
          ],
          says: `No subnet reads ${id}, the main table of ${vpc}: each is associated with another.`,
          rule: 'R10',
        },
      ];
    });
