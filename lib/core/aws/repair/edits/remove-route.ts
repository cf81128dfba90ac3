import { formatPrefix, type Prefix } from '@/lib/core/net/prefix';
import type { EditKind } from '@/lib/core/aws/repair/edit-kind';
import { withMembers } from '@/lib/core/aws/repair/member';
import { newlyRouted } from '@/lib/core/aws/repair/table-ways';
import { isStaticTo, lastTurn } from '@/lib/core/aws/repair/wrong-turn';

export type RemoveRoute = { kind: 'remove-route'; table: string; destination: Prefix };

/** A blackhole is taken out, so that a shorter route can win (R18). */
export const removeRoute: EditKind<RemoveRoute> = {
  propose(obstacle) {
    const turn = lastTurn(obstacle);
    if (!turn?.route || obstacle.blocker.code !== 'BAD_STATE_ROUTE') return [];
    const { destination, origin } = turn.route;
    if (origin !== 'static' || 'prefixList' in destination) return [];
    return [{ kind: 'remove-route', table: turn.table.id, destination }];
  },

  apply: (topology, { table, destination }) =>
    withMembers(topology, 'routeTables', [table], (one) => ({
      ...one,
      routes: one.routes.filter((route) => !isStaticTo(route, formatPrefix(destination))),
    })),

  says: ({ table, destination }) =>
    `Remove from ${table} the blackhole route to ${formatPrefix(destination)}.`,

  opens: (topology, edit) => newlyRouted(topology, removeRoute.apply(topology, edit), edit.table),
};
