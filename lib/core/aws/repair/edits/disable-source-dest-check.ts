import { toAndFrom } from '@/lib/core/aws/repair/measure';
import { prefix } from '@/lib/core/net/prefix';
import type { EditKind } from '@/lib/core/aws/repair/edit-kind';
import { withMembers } from '@/lib/core/aws/repair/member';

export type DisableSourceDestCheck = { kind: 'disable-source-dest-check'; interface: string };

const everywhere = [prefix('0.0.0.0/0'), prefix('::/0')];

/** An appliance or NAT instance may take and send what is not its own (R25): any packet at all. */
export const disableSourceDestCheck: EditKind<DisableSourceDestCheck> = {
  propose: ({ blocker }) =>
    blocker.code === 'ENI_SOURCE_DEST_CHECK_RESTRICTION'
      ? [{ kind: 'disable-source-dest-check', interface: blocker.at.id }]
      : [],

  apply: (topology, edit) =>
    withMembers(topology, 'interfaces', [edit.interface], (one) => ({ ...one, sourceDestCheck: false })),

  says: (edit) => `Turn off the source/destination check of ${edit.interface}.`,

  opens: () => toAndFrom(everywhere),
};
