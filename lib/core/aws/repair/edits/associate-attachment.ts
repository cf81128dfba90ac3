import { announcedBy, cameBy } from '@/lib/core/aws/repair/attached';
import { toAndFrom } from '@/lib/core/aws/repair/measure';
import type { EditKind } from '@/lib/core/aws/repair/edit-kind';
import { withMembers } from '@/lib/core/aws/repair/member';

export type AssociateAttachment = { kind: 'associate-attachment'; attachment: string; table: string };

/** Packets from the attachment read another table of the transit gateway (R64). */
export const associateAttachment: EditKind<AssociateAttachment> = {
  propose(obstacle) {
    const { code } = obstacle.blocker;
    if (!code?.startsWith('TGW_ATTACH_MISSING') && !code?.startsWith('TGW_RTB_')) return [];
    const attachment = cameBy(obstacle);
    if (!attachment) return [];
    return obstacle.network.topology.transitGatewayRouteTables
      .filter((one) => one.transitGateway === attachment.transitGateway && one.id !== attachment.routeTable)
      .map(({ id }) => ({ kind: 'associate-attachment', attachment: attachment.id, table: id }));
  },

  apply: (topology, { attachment, table }) =>
    withMembers(topology, 'transitGatewayAttachments', [attachment], (one) => ({
      ...one,
      routeTable: table,
    })),

  says: ({ attachment, table }) => `Associate ${attachment} with ${table}.`,

  opens(topology, { attachment }) {
    const found = topology.transitGatewayAttachments.find(({ id }) => id === attachment);
    return found ? toAndFrom(announcedBy(topology, found)) / 2n : 0n;
  },
};
