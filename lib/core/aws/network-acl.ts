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
/** Null is a match; NOT_EVALUATED stands for every entry behind the one at which reading stopped. */
export type Reading = { entry: AclEntry; missed: MissReason | 'NOT_EVALUATED' | null };
/** `by` is null when the entry * decided. `readings` tells of every entry, in the order in which the list is read. */
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
  const read = inReadingOrder(entries, rules).map((entry): Reading => ({
    entry,
    missed: missOf(entry, packet),
  }));
  const by = decider(read, rules);
  const stop = by && !readsToTheEnd(rules) ? read.findIndex(({ entry }) => entry === by) : read.length;
  return {
    verdict: (by ? by.action : rules.aclUnmatched) === 'allow' ? 'PERMITTED' : 'DENIED',
    by,
    readings: read.map((one, at) => (at > stop ? { entry: one.entry, missed: 'NOT_EVALUATED' } : one)),
  };
}

function inReadingOrder(entries: readonly AclEntry[], { aclMatch }: NetworkAclSwitches): AclEntry[] {
  if (aclMatch === 'listed-first') return [...entries];
  const turn = aclMatch === 'highest-number' ? -1 : 1;
  return [...entries].sort((a, b) => turn * (a.number - b.number));
}

/** Whoever looks for any deny, or for the narrowest entry, cannot stop at the first match. */
function readsToTheEnd({ aclMatch }: NetworkAclSwitches): boolean {
  return aclMatch === 'any-deny' || aclMatch === 'most-specific';
}

/** Which of the matching entries decides. */
function decider(read: readonly Reading[], { aclMatch }: NetworkAclSwitches): AclEntry | null {
  const matching = read.filter(({ missed }) => missed === null).map(({ entry }) => entry);
  const first = matching[0] ?? null;
  if (aclMatch === 'any-deny') return matching.find(({ action }) => action === 'deny') ?? first;
  if (aclMatch !== 'most-specific') return first;
  return matching.reduce<AclEntry | null>((best, one) => (best && narrower(best, one) ? best : one), null);
}

function narrower(a: AclEntry, b: AclEntry): boolean {
  if (a.peer.length !== b.peer.length) return a.peer.length > b.peer.length;
  const width = ({ protocol, ports }: AclEntry): number => (protocol === 'all' ? 1e6 : ports.to - ports.from);
  return width(a) !== width(b) ? width(a) < width(b) : a.number < b.number;
}
