import { formatPrefix, type Prefix } from '@/lib/core/net/prefix';
import type { NextHop } from '@/lib/core/aws/route-table';
import { isDefault } from '@/lib/core/aws/repair/destinations';
import type { EditKind } from '@/lib/core/aws/repair/edit-kind';
import { withMembers } from '@/lib/core/aws/repair/member';
import { nextHopsTo } from '@/lib/core/aws/repair/next-hops';
import { newlyRouted } from '@/lib/core/aws/repair/table-ways';
import { isStaticTo, turnsOf } from '@/lib/core/aws/repair/wrong-turn';

export type ReplaceRoute = { kind: 'replace-route'; table: string; destination: Prefix; nextHop: NextHop };

/** The route that led astray, or into a blackhole, gets another target. */
export const replaceRoute: EditKind<ReplaceRoute> = {
  propose: (obstacle) =>
    turnsOf(obstacle).flatMap(({ table, route, destination: to }): ReplaceRoute[] => {
      if (route?.origin !== 'static' || 'prefixList' in route.destination) return [];
      const { destination, nextHop: old, state } = route;
      return nextHopsTo(obstacle.network, table.vpc, to, isDefault(destination))
        .filter(({ id }) => id !== old.id || (state === 'blackhole' && isThere(obstacle, id)))
        .map((nextHop) => ({ kind: 'replace-route', table: table.id, destination, nextHop }));
    }),

  apply: (topology, { table, destination, nextHop }) =>
    withMembers(topology, 'routeTables', [table], (one) => ({
      ...one,
      routes: one.routes.map((route) =>
        isStaticTo(route, formatPrefix(destination)) ? { ...route, nextHop, state: 'active' } : route,
      ),
    })),

  says: ({ table, destination, nextHop }) =>
    `In ${table}, replace the target of ${formatPrefix(destination)} with ${nextHop.id}.`,

  opens: (topology, edit) => newlyRouted(topology, replaceRoute.apply(topology, edit), edit.table),
};

/** A blackhole whose target works again is written anew to the same target; to one that does not it stays a blackhole. */
function isThere({ network }: Parameters<typeof replaceRoute.propose>[0], id: string): boolean {
  const gateway = network.find('internetGateways', id);
  const peering = network.find('peeringConnections', id);
  return gateway?.vpc !== null && (peering === undefined || peering.status === 'active');
}
