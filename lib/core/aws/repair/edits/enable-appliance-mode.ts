import type { EditKind } from '@/lib/core/aws/repair/edit-kind';
import { withMembers } from '@/lib/core/aws/repair/member';

export type EnableApplianceMode = { kind: 'enable-appliance-mode'; attachment: string };

/** The attachment of an inspection VPC keeps both directions of a flow in one zone (R71). No filter lets more through. */
export const enableApplianceMode: EditKind<EnableApplianceMode> = {
  propose({ network, blocker: { code }, hops }) {
    if (code !== 'X_SESSION_ASYMMETRIC' && code !== 'TGW_ATTACH_VPC_AZ_RESTRICTION') return [];
    return [...new Set(hops.map(({ id }) => id))].flatMap((id): EnableApplianceMode[] => {
      const attachment = network.find('transitGatewayAttachments', id);
      return attachment?.kind === 'vpc' && attachment.applianceMode === false
        ? [{ kind: 'enable-appliance-mode', attachment: id }]
        : [];
    });
  },

  apply: (topology, { attachment }) =>
    withMembers(topology, 'transitGatewayAttachments', [attachment], (one) => ({
      ...one,
      applianceMode: true,
    })),

  says: ({ attachment }) => `Turn on appliance mode for ${attachment}.`,

  opens: () => 0n,
};
