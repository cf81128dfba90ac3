import { holdsRange } from '@/lib/core/net/port-range';
import { hasPorts } from '@/lib/core/net/protocol';
import { missOf, type AclEntry } from '@/lib/core/aws/network-acl';
import type { EditKind } from '@/lib/core/aws/repair/edit-kind';
import { withMembers } from '@/lib/core/aws/repair/member';
import { entriesOf, judgedBy, newlyPassed, withEntries, type AclSide } from './add-acl-entry';

/** `numbers`: the lower one first. */
export type SwapAclEntries = AclSide & { kind: 'swap-acl-entries'; numbers: [number, number] };

/** The entry that denies changes numbers with a later one that would allow (R38). */
export const swapAclEntries: EditKind<SwapAclEntries> = {
  propose(obstacle) {
    const judged = judgedBy(obstacle);
    if (!judged || judged.denying === null) return [];
    const { list, direction, denying } = judged;
    const { header } = obstacle;
    const peer = direction === 'in' ? header.source : header.destination;
    return entriesOf(list, direction)
      .filter(({ number, action }) => action === 'allow' && number > denying)
      .filter((entry) => missOf(entry, { ...header, peer, port: header.destinationPorts.from }) === null)
      .filter((entry) => holdsAll(entry, header.destinationPorts))
      .map(({ number }) => ({
        kind: 'swap-acl-entries',
        acl: list.id,
        direction,
        numbers: [denying, number],
      }));
  },

  apply: (topology, { acl, direction, numbers: [a, b] }) =>
    withMembers(topology, 'networkAcls', [acl], (one) => {
      const entries = entriesOf(one, direction);
      if (![a, b].every((wanted) => entries.some(({ number }) => number === wanted))) return one;
      return withEntries(
        one,
        direction,
        entries.map((entry) =>
          entry.number === a ? { ...entry, number: b } : entry.number === b ? { ...entry, number: a } : entry,
        ),
      );
    }),

  says: ({ acl, direction, numbers: [a, b] }) =>
    `Swap the numbers of ${direction === 'in' ? 'inbound' : 'outbound'} entries ${a} and ${b} of ${acl}.`,

  opens: (topology, edit) => newlyPassed(topology, swapAclEntries.apply(topology, edit), edit),
};

function holdsAll({ protocol, ports }: AclEntry, wanted: AclEntry['ports']): boolean {
  return protocol === 'all' || !hasPorts(protocol) || holdsRange(ports, wanted);
}
