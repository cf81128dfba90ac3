import { between, blocksOf } from '@/lib/core/aws/repair/measure';
import type { EditKind } from '@/lib/core/aws/repair/edit-kind';
import { withMembers } from '@/lib/core/aws/repair/member';
import { revived } from '@/lib/core/aws/repair/revived';
import { lastTurn } from '@/lib/core/aws/repair/wrong-turn';

export type AcceptPeering = { kind: 'accept-peering'; connection: string };

/** The accepter accepts a pending peering (R60). Routes to it, which were blackholes until then, become active. */
export const acceptPeering: EditKind<AcceptPeering> = {
  propose(obstacle) {
    const { network, blocker } = obstacle;
    const led = blocker.code === 'BAD_STATE_ROUTE' ? lastTurn(obstacle)?.route?.nextHop.id : blocker.at.id;
    const found = network.find('peeringConnections', led ?? '');
    return found?.status === 'pending-acceptance' ? [{ kind: 'accept-peering', connection: found.id }] : [];
  },

  apply(topology, { connection }) {
    const found = topology.peeringConnections.find(({ id }) => id === connection);
    if (!found) return topology;
    return revived(
      withMembers(topology, 'peeringConnections', [connection], (one) => ({ ...one, status: 'active' })),
      connection,
      [found.requester.vpc, found.accepter.vpc],
    );
  },

  says: ({ connection }) => `Accept ${connection}.`,

  opens(topology, { connection }) {
    const found = topology.peeringConnections.find(({ id }) => id === connection);
    const [a, b] = [found?.requester.vpc, found?.accepter.vpc].map((vpc) =>
      topology.vpcs.filter(({ id }) => id === vpc).flatMap(blocksOf),
    );
    return between(a ?? [], b ?? []);
  },
};
