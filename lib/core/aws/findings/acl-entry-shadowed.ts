import { icmpv6 } from '@/lib/core/net/protocol';
import { countOf, isEmpty, subtract, type PacketSet } from '@/lib/core/net/packet-set';
import { regionOf, type Direction } from '@/lib/core/aws/filter-regions';
import type { AclEntry } from '@/lib/core/aws/network-acl';
import type { NetworkAcl } from '@/lib/core/aws/topology/vpc';
import type { Finder, Finding } from './finding';

/**
 * Entries that decide no packet at all, because those before them decide every packet that they match (R38,
 * https://docs.aws.amazon.com/vpc/latest/userguide/nacl-rules.html). Exact: sets of packets are compared, not samples.
 */
export const shadowedAclEntries: Finder = ({ networkAcls }) =>
  networkAcls.flatMap((list) => [
    ...shadowedIn(list, 'inbound', list.inbound),
    ...shadowedIn(list, 'outbound', list.outbound),
  ]);

function shadowedIn({ id }: NetworkAcl, direction: Direction, entries: readonly AclEntry[]): Finding[] {
  const findings: Finding[] = [];
  let decided: PacketSet = [];
  for (const entry of [...entries].sort((a, b) => a.number - b.number)) {
    const matched = matchedBy(entry, direction);
    const fresh = subtract(matched, decided);
    if (isEmpty(fresh) && countOf(matched) > 0n)
      findings.push({
        kind: 'acl-entry-shadowed',
        components: [{ kind: 'network-acl', id, row: `${direction} ${entry.number}` }],
        says: `The ${direction} entry ${entry.number} of ${id} never decides anything: entries with lower numbers match every packet that it matches.`,
        rule: 'R38',
      });
    decided = [...decided, ...fresh];
  }
  return findings;
}

/** Type and code of ICMPv6 are read beside an IPv6 block only. */
function matchedBy(entry: AclEntry, direction: Direction): PacketSet {
  const region = regionOf(entry, entry.peer, direction, entry.protocol !== icmpv6 || entry.peer.family === 6);
  return region ? [region] : [];
}
