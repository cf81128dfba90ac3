import type { Ip } from '@/lib/core/net/ip';
import type { IcmpKind } from '@/lib/core/net/packet';
import { holdsPort, type PortRange } from '@/lib/core/net/port-range';
import { hasPorts, type Protocol } from '@/lib/core/net/protocol';
import { evaluate, type AclEntry, type AclVerdict } from './network-acl';
import type { NetworkAclSwitches } from './rules/network-acl-switches';

/** A crossing to any port of a range; for protocols without ports the range is not looked at. */
export type RangeCrossing = { peer: Ip; protocol: Protocol; ports: PortRange; icmp?: IcmpKind };

/** Ports that one entry decides, or the entry * (null). */
export type AclPart = { ports: PortRange } & AclVerdict;

/**
 * PART: some ports are permitted and the others denied. `by` decides when it is one entry for all ports; null is the entry *.
 * `parts` are sorted, disjoint and together the whole range, and two neighbours never have the same decider.
 */
export type AclRangeVerdict =
  | { verdict: 'PERMITTED' | 'DENIED'; by: AclEntry | null | 'several'; parts: AclPart[] }
  | { verdict: 'PART'; parts: AclPart[] };

/** Judges packets to a range of ports: one port stands for all between two bounds of entries. */
export function evaluateRange(
  entries: readonly AclEntry[],
  crossing: RangeCrossing,
  rules: NetworkAclSwitches,
): AclRangeVerdict {
  const parts: AclPart[] = [];
  for (const ports of between(starts(entries, crossing), crossing.ports)) {
    const port = hasPorts(crossing.protocol) ? ports.from : 0;
    const judged = evaluate(entries, { ...crossing, port }, rules);
    const before = parts.at(-1);
    if (before && before.by === judged.by) before.ports = { from: before.ports.from, to: ports.to };
    else parts.push({ ports, ...judged });
  }
  const [first, ...others] = parts;
  if (!first) throw new Error(`no port from ${crossing.ports.from} to ${crossing.ports.to}`);
  if (others.some(({ verdict }) => verdict !== first.verdict)) return { verdict: 'PART', parts };
  return { verdict: first.verdict, by: others.length === 0 ? first.by : 'several', parts };
}

/** The ports at which another entry may begin to decide. */
function starts(entries: readonly AclEntry[], { protocol, ports }: RangeCrossing): number[] {
  if (!hasPorts(protocol) || ports.from === ports.to) return [ports.from];
  const bounds = entries
    .filter((entry) => entry.protocol === protocol)
    .flatMap((entry) => [entry.ports.from, entry.ports.to + 1]);
  const inside = [ports.from, ...bounds].filter((port) => holdsPort(ports, port));
  return [...new Set(inside)].sort((a, b) => a - b);
}

function between(from: readonly number[], { to }: PortRange): PortRange[] {
  return from.map((port, at) => ({ from: port, to: (from[at + 1] ?? to + 1) - 1 }));
}
