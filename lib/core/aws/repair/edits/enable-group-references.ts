import { announcedBy } from '@/lib/core/aws/repair/attached';
import { between } from '@/lib/core/aws/repair/measure';
import type { EditKind } from '@/lib/core/aws/repair/edit-kind';
import { withMembers } from '@/lib/core/aws/repair/member';

export type EnableGroupReferences = {
  kind: 'enable-group-references';
  gateway: string;
  attachments: string[];
};

/** Security groups may name groups across the transit gateway: it and both attachments have to allow it (R51). */
export const enableGroupReferences: EditKind<EnableGroupReferences> = {
  propose({ network, blocker: { code }, hops }) {
    if (code !== 'SG_REFERENCING_SUPPORT') return [];
    const passed = [...new Set(hops.map(({ id }) => id))]
      .flatMap((id) => network.find('transitGatewayAttachments', id) ?? [])
      .filter(({ kind }) => kind === 'vpc');
    return [...new Set(passed.map(({ transitGateway }) => transitGateway))].sort().map((gateway) => ({
      kind: 'enable-group-references',
      gateway,
      attachments: passed
        .filter((one) => one.transitGateway === gateway)
        .map(({ id }) => id)
        .sort(),
    }));
  },

  apply: (topology, { gateway, attachments }) =>
    withMembers(
      withMembers(topology, 'transitGateways', [gateway], (one) => ({
        ...one,
        securityGroupReferencing: true,
      })),
      'transitGatewayAttachments',
      attachments,
      (one) => ({ ...one, securityGroupReferencing: true }),
    ),

  says: ({ gateway, attachments }) =>
    `Turn on security group referencing for ${[gateway, ...attachments].join(', ')}.`,

  opens(topology, { attachments }) {
    const [a, b] = topology.transitGatewayAttachments
      .filter(({ id }) => attachments.includes(id))
      .map((one) => announcedBy(topology, one));
    return between(a ?? [], b ?? []);
  },
};
