import { contains } from '@/lib/core/net/prefix';
import { countOf } from '@/lib/core/net/packet-set';
import { announcedBy, transitTableOf } from '@/lib/core/aws/repair/attached';
import { withEnd } from '@/lib/core/aws/repair/measure';
import type { EditKind } from '@/lib/core/aws/repair/edit-kind';
import { withMembers } from '@/lib/core/aws/repair/member';
import type { TransitGatewayRoute } from '@/lib/core/aws/topology/transit-gateway';

export type PropagateAttachment = { kind: 'propagate-attachment'; attachment: string; table: string };

/** An attachment puts its prefixes into a table of the transit gateway (R64). */
export const propagateAttachment: EditKind<PropagateAttachment> = {
  propose(obstacle) {
    const table = transitTableOf(obstacle);
    const { topology } = obstacle.network;
    if (!table || table.propagations === 'unknown') return [];
    const { propagations } = table;
    return topology.transitGatewayAttachments
      .filter((one) => one.transitGateway === table.transitGateway && one.state === 'available')
      .filter((one) => !propagations.includes(one.id))
      .filter((one) =>
        announcedBy(topology, one).some((block) => contains(block, obstacle.header.destination)),
      )
      .map(({ id }) => ({ kind: 'propagate-attachment', attachment: id, table: table.id }));
  },

  apply(topology, { attachment, table }) {
    const found = topology.transitGatewayAttachments.find(({ id }) => id === attachment);
    if (!found) return topology;
    const routes = announcedBy(topology, found).map((destination): TransitGatewayRoute => ({
      ...{ destination, attachments: [attachment], origin: 'propagated', state: 'active' },
    }));
    return withMembers(topology, 'transitGatewayRouteTables', [table], (one) => ({
      ...one,
      propagations: one.propagations === 'unknown' ? 'unknown' : [...one.propagations, attachment],
      // Where the routes are listed nobody derives them.
      routes: one.propagated === 'listed' ? [...one.routes, ...routes] : one.routes,
    }));
  },

  says: ({ attachment, table }) => `Let ${attachment} propagate into ${table}.`,

  opens(topology, { attachment }) {
    const found = topology.transitGatewayAttachments.find(({ id }) => id === attachment);
    return found ? countOf(withEnd(announcedBy(topology, found), 'destination')) : 0n;
  },
};
