import type { Ip } from '@/lib/core/net/ip';
import { holdsPort, type PortRange } from '@/lib/core/net/port-range';
import { contains, type Prefix } from '@/lib/core/net/prefix';
import { hasPorts, type Protocol } from '@/lib/core/net/protocol';
import type { NetworkAclSwitches } from './rules/network-acl-switches';

/** One numbered entry of one direction. `peer` is the source of an inbound entry, the destination of an outbound one. */
export type AclEntry = {
  number: number;
  action: 'allow' | 'deny';
  /** An IP protocol number, or `all`. */
  protocol: Protocol | 'all';
  /** Destination ports; for protocols without ports it is not looked at. */
  ports: PortRange;
  peer: Prefix;
};

/** What a list looks at: the far end, the protocol, and the port the packet goes to (0 where there are none). */
export type Crossing = { peer: Ip; protocol: Protocol; port: number };

export type MissReason = 'PROTOCOL' | 'PORT' | 'ADDRESS';
export type Reading = { entry: AclEntry; missed: MissReason | null };
/** `by` is null when the entry * decided. `readings` tells of every entry in ascending number whether it matches. */
export type AclVerdict = { verdict: 'PERMITTED' | 'DENIED'; by: AclEntry | null; readings: Reading[] };

/** Why an entry does not match a packet, or null when it does. */
export function missOf(entry: AclEntry, { peer, protocol, port }: Crossing): MissReason | null {
  if (entry.protocol !== 'all' && entry.protocol !== protocol) return 'PROTOCOL';
  // “All protocols” always means all ports: the console greys the field out.
  if (entry.protocol !== 'all' && hasPorts(protocol) && !holdsPort(entry.ports, port)) return 'PORT';
  return contains(entry.peer, peer) ? null : 'ADDRESS';
}

/** Judges one packet by one direction's entries (https://docs.aws.amazon.com/vpc/latest/userguide/nacl-rules.html). */
export function evaluate(
  entries: readonly AclEntry[],
  packet: Crossing,
  rules: NetworkAclSwitches,
): AclVerdict {
  const by = decider(
    entries.filter((entry) => missOf(entry, packet) === null),
    rules,
  );
  return {
    verdict: (by ? by.action : rules.aclUnmatched) === 'allow' ? 'PERMITTED' : 'DENIED',
    by,
    readings: [...entries]
      .sort((a, b) => a.number - b.number)
      .map((entry) => ({ entry, missed: missOf(entry, packet) })),
  };
}

/** Which of the matching entries decides; they stand in the order of the list. */
function decider(matching: readonly AclEntry[], rules: NetworkAclSwitches): AclEntry | null {
  const lowest = (some: readonly AclEntry[]): AclEntry | null =>
    some.reduce<AclEntry | null>((least, one) => (least && least.number < one.number ? least : one), null);
  switch (rules.aclMatch) {
    case 'lowest-number':
      return lowest(matching);
    case 'highest-number':
      return matching.reduce<AclEntry | null>(
        (most, one) => (most && most.number > one.number ? most : one),
        null,
      );
    case 'listed-first':
      return matching[0] ?? null;
    case 'any-deny':
      return lowest(matching.filter((one) => one.action === 'deny')) ?? lowest(matching);
    case 'most-specific':
      return matching.reduce<AclEntry | null>(
        (narrow, one) => (narrow && narrower(narrow, one) ? narrow : one),
        null,
      );
  }
}

function narrower(a: AclEntry, b: AclEntry): boolean {
  if (a.peer.length !== b.peer.length) return a.peer.length > b.peer.length;
  const width = ({ protocol, ports }: AclEntry): number => (protocol === 'all' ? 1e6 : ports.to - ports.from);
  return width(a) !== width(b) ? width(a) < width(b) : a.number < b.number;
}
