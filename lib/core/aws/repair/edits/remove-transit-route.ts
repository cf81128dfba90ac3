import { contains, formatPrefix, samePrefix, type Prefix } from '@/lib/core/net/prefix';
import { countOf } from '@/lib/core/net/packet-set';
import { transitTableOf } from '@/lib/core/aws/repair/attached';
import { withEnd } from '@/lib/core/aws/repair/measure';
import type { EditKind } from '@/lib/core/aws/repair/edit-kind';
import { withMembers } from '@/lib/core/aws/repair/member';
import type { TransitGatewayRoute } from '@/lib/core/aws/topology/transit-gateway';

export type RemoveTransitRoute = { kind: 'remove-transit-route'; table: string; destination: Prefix };

/** A static blackhole is taken out of a table of a transit gateway (R66). */
export const removeTransitRoute: EditKind<RemoveTransitRoute> = {
  propose(obstacle) {
    const table = transitTableOf(obstacle);
    if (!table || obstacle.blocker.code !== 'TGW_RTB_BAD_STATE_ROUTE') return [];
    return table.routes.flatMap(({ destination, origin, state }): RemoveTransitRoute[] => {
      if (origin !== 'static' || state !== 'blackhole' || 'prefixList' in destination) return [];
      if (!contains(destination, obstacle.header.destination)) return [];
      return [{ kind: 'remove-transit-route', table: table.id, destination }];
    });
  },

  apply: (topology, { table, destination }) =>
    withMembers(topology, 'transitGatewayRouteTables', [table], (one) => ({
      ...one,
      routes: one.routes.filter((route) => !isBlackholeTo(route, destination)),
    })),

  says: ({ table, destination }) =>
    `Remove from ${table} the blackhole route to ${formatPrefix(destination)}.`,

  opens: (_, { destination }) => countOf(withEnd([destination], 'destination')),
};

function isBlackholeTo({ destination, origin, state }: TransitGatewayRoute, to: Prefix): boolean {
  return (
    origin === 'static' &&
    state === 'blackhole' &&
    !('prefixList' in destination) &&
    samePrefix(destination, to)
  );
}
