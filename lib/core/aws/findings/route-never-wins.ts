import { subtract } from '@/lib/core/net/blocks';
import { contains, samePrefix, type Prefix } from '@/lib/core/net/prefix';
import type { RuleId } from '@/lib/core/aws/rule';
import type { Topology } from '@/lib/core/aws/topology/topology';
import type { TopologyRoute } from '@/lib/core/aws/topology/vpc';
import { networkOf } from '@/lib/core/aws/trace/network';
import { destinationOf, routeRef } from './route-words';
import type { Finder } from './finding';

type Row = { route: TopologyRoute; block: Prefix; rank: number };

/**
 * Routes that no packet takes, because others win everywhere in their block: by length (R11), by origin at the same length
 * (R12), or because local comes before what is propagated (R13); see
 * https://docs.aws.amazon.com/vpc/latest/userguide/route-tables-priority.html.
 */
export const routesThatNeverWin: Finder = (topology) =>
  topology.routeTables.flatMap(({ id, routes }) => {
    const rows = routes.flatMap((route) => rowsOf(topology, route));
    return routes.flatMap((route) => {
      const own = rows.filter((row) => row.route === route);
      const losses = own.map((row) => lossOf(row, rows));
      const [rule] = losses;
      if (!rule || losses.includes(null)) return [];
      return [
        {
          kind: 'route-never-wins',
          components: [routeRef(id, route)],
          says: `No packet takes the route of ${id} to ${destinationOf(route)} over ${route.nextHop.id}: ${why[rule] ?? ''}`,
          rule,
        },
      ];
    });
  });

const why: Partial<Record<RuleId, string>> = {
  R11: 'more specific routes hold its whole block.',
  R12: 'a route to the same block comes before it.',
  R13: 'the local route holds its block, and comes before what is propagated.',
};

/** R12: the lower the rank, the sooner at equal length. Which propagated route comes first is not known here. */
const ranks = { local: 0, static: 1, list: 2, propagated: 3 };

/** A prefix list counts entry by entry (R16); one that is not known never loses and never wins. */
function rowsOf(topology: Topology, route: TopologyRoute): Row[] {
  const { destination, origin } = route;
  const written = origin === 'local' || origin === 'static' ? origin : 'propagated';
  if (!('prefixList' in destination)) return [{ route, block: destination, rank: ranks[written] }];
  const entries = networkOf(topology).find('prefixLists', destination.prefixList)?.entries ?? 'unknown';
  return entries === 'unknown' ? [] : entries.map((block) => ({ route, block, rank: ranks.list }));
}

/** By which rule a row loses every packet, or null when it wins some. */
function lossOf(row: Row, rows: readonly Row[]): RuleId | null {
  const others = rows.filter((one) => one.route !== row.route);
  const isPropagated = row.rank === ranks.propagated;
  if (isPropagated && others.some(({ rank, block }) => rank === ranks.local && contains(block, row.block)))
    return 'R13';
  if (others.some(({ rank, block }) => rank < row.rank && samePrefix(block, row.block))) return 'R12';
  const longer = others.filter(
    ({ block, rank }) =>
      block.length > row.block.length && contains(row.block, block) && !losesToLocal(rank, block, rows),
  );
  return subtract(
    row.block,
    longer.map(({ block }) => block),
  ).length === 0
    ? 'R11'
    : null;
}

/** What local strikes out takes nothing from a shorter route. */
function losesToLocal(rank: number, block: Prefix, rows: readonly Row[]): boolean {
  return (
    rank === ranks.propagated && rows.some((one) => one.rank === ranks.local && contains(one.block, block))
  );
}
