import { contains, formatPrefix, samePrefix, type Prefix } from '@/lib/core/net/prefix';
import type { NextHop } from '@/lib/core/aws/route-table';
import { destinationsFor, isDefault } from '@/lib/core/aws/repair/destinations';
import type { EditKind } from '@/lib/core/aws/repair/edit-kind';
import { joinedRoutes } from '@/lib/core/aws/repair/hull';
import { withMembers } from '@/lib/core/aws/repair/member';
import { nextHopsTo } from '@/lib/core/aws/repair/next-hops';
import { newlyRouted } from '@/lib/core/aws/repair/table-ways';
import { turnsOf } from '@/lib/core/aws/repair/wrong-turn';
import type { SubnetRouteTable } from '@/lib/core/aws/topology/vpc';

export type AddRoute = { kind: 'add-route'; table: string; destination: Prefix; nextHop: NextHop };

/** A static route to the narrowest unit that holds the destination, over whatever could lead there. */
export const addRoute: EditKind<AddRoute> = {
  propose: (obstacle) =>
    turnsOf(obstacle).flatMap(({ table, route, destination: to }) => {
      const taken = route && !('prefixList' in route.destination) ? route.destination : null;
      return (
        destinationsFor(obstacle.network, to, table.vpc)
          .filter((destination) => !hasStatic(table, destination))
          // A shorter route than the one that wins changes nothing.
          .filter((destination) => !taken || route?.origin !== 'static' || !contains(destination, taken))
          .flatMap((destination) =>
            nextHopsTo(obstacle.network, table.vpc, to, isDefault(destination)).map((nextHop): AddRoute => ({
              kind: 'add-route',
              table: table.id,
              destination,
              nextHop,
            })),
          )
      );
    }),

  join: (edits) => joinedRoutes(edits, ({ table, nextHop }) => `${table} ${nextHop.id}`),

  apply: (topology, { table, destination, nextHop }) =>
    withMembers(topology, 'routeTables', [table], (one) =>
      hasStatic(one, destination)
        ? one
        : { ...one, routes: [...one.routes, { destination, nextHop, origin: 'static', state: 'active' }] },
    ),

  says: ({ table, destination, nextHop }) => `Add to ${table}: ${formatPrefix(destination)} → ${nextHop.id}.`,

  opens: (topology, edit) => newlyRouted(topology, addRoute.apply(topology, edit), edit.table),
};

/** A table has one written route to a block. */
function hasStatic({ routes }: SubnetRouteTable, to: Prefix): boolean {
  return routes.some(
    ({ destination, origin }) =>
      (origin === 'static' || origin === 'local') &&
      !('prefixList' in destination) &&
      samePrefix(destination, to),
  );
}
