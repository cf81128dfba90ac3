import type { Ip } from '@/lib/core/net/ip';
import type { IcmpKind } from '@/lib/core/net/packet';
import { holdsPort, type PortRange } from '@/lib/core/net/port-range';
import { contains, type Prefix } from '@/lib/core/net/prefix';
import { hasPorts, icmp, icmpv6, type Protocol } from '@/lib/core/net/protocol';
import type { NetworkAclSwitches } from './rules/network-acl-switches';

/** One numbered entry of one direction. `peer` is the source of an inbound entry, the destination of an outbound one: a block of one address family (R42). */
export type AclEntry = {
  number: number;
  action: 'allow' | 'deny';
  /** An IP protocol number, or `all`. */
  protocol: Protocol | 'all';
  /** Destination ports; for protocols without ports it is not looked at. */
  ports: PortRange;
  /** For ICMP and ICMPv6: −1 stands for every type or every code, as does a missing field. */
  icmp?: IcmpKind;
  peer: Prefix;
};

/** What a list looks at: the far end, the protocol, and the port the packet goes to (0 where there are none) or ICMP's type and code. */
export type Crossing = { peer: Ip; protocol: Protocol; port: number; icmp?: IcmpKind };

export type MissReason = 'PROTOCOL' | 'PORT' | 'ICMP_TYPE' | 'ICMP_CODE' | 'ADDRESS';
/** Null is a match; NOT_EVALUATED stands for every entry behind the one at which reading stopped. */
export type Reading = { entry: AclEntry; missed: MissReason | 'NOT_EVALUATED' | null };
/** `by` is null when the entry * decided. `readings` tells of every entry, in the order in which the list is read. */
export type AclVerdict = { verdict: 'PERMITTED' | 'DENIED'; by: AclEntry | null; readings: Reading[] };

/** Why an entry does not match a packet, or null when it does. */
export function missOf(entry: AclEntry, packet: Crossing): MissReason | null {
  // “All protocols” always means all ports: the console greys the field out.
  if (entry.protocol !== 'all') {
    if (entry.protocol !== packet.protocol) return 'PROTOCOL';
    if (hasPorts(packet.protocol) && !holdsPort(entry.ports, packet.port)) return 'PORT';
    const missed = icmpMissOf(entry, packet);
    if (missed) return missed;
  }
  return contains(entry.peer, packet.peer) ? null : 'ADDRESS';
}

/** AWS reads type and code of protocol 1, and of 58 beside an IPv6 block: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateNetworkAclEntry.html */
function icmpMissOf({ icmp: wanted, protocol, peer }: AclEntry, packet: Crossing): MissReason | null {
  const isRead = protocol === icmp || (protocol === icmpv6 && peer.family === 6);
  if (!isRead || !wanted || wanted.type === -1) return null;
  if (!packet.icmp) throw new Error(`a packet of protocol ${protocol} without type and code`);
  if (wanted.type !== packet.icmp.type) return 'ICMP_TYPE';
  return wanted.code === -1 || wanted.code === packet.icmp.code ? null : 'ICMP_CODE';
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

/** The entries as they are read, one after the other. */
export function inReadingOrder(
  entries: readonly AclEntry[],
  { aclMatch }: NetworkAclSwitches,
): readonly AclEntry[] {
  if (aclMatch === 'listed-first') return entries;
  const turn = aclMatch === 'highest-number' ? -1 : 1;
  const isInOrder = entries.every(
    (entry, at) => turn * (entry.number - (entries[at - 1] ?? entry).number) >= 0,
  );
  return isInOrder ? entries : [...entries].sort((a, b) => turn * (a.number - b.number));
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

/** Whether the first entry is the more specific of two: by block, then by ports, then by number. */
export function narrower(a: AclEntry, b: AclEntry): boolean {
  if (a.peer.length !== b.peer.length) return a.peer.length > b.peer.length;
  return width(a) !== width(b) ? width(a) < width(b) : a.number < b.number;
}

function width({ protocol, ports, icmp: kind }: AclEntry): number {
  if (protocol === 'all') return 1e6;
  if (!kind || kind.type === -1) return ports.to - ports.from;
  return kind.code === -1 ? 255 : 0;
}
