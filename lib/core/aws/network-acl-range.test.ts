import { expect, test } from 'vitest';
import * as fc from 'fast-check';
import { forAll } from '@/tests/support/for-all';
import { ipv4 } from '@/lib/core/net/ip';
import { prefix, prefixOf } from '@/lib/core/net/prefix';
import { icmp, tcp, udp } from '@/lib/core/net/protocol';
import type { AclEntry } from './network-acl';
import { evaluateRange, type RangeCrossing } from './network-acl-range';
import { networkAclSwitches } from './rules/network-acl';
import type { NetworkAclSwitches } from './rules/network-acl-switches';

const anySpan = fc
  .tuple(fc.nat(12), fc.nat(12))
  .map(([a, b]) => ({ from: Math.min(a, b), to: Math.max(a, b) }));
const anyEntries: fc.Arbitrary<AclEntry[]> = fc.uniqueArray(
  fc.record({
    number: fc.integer({ min: 1, max: 40 }),
    action: fc.constantFrom('allow' as const, 'deny' as const),
    protocol: fc.constantFrom(tcp, tcp, udp, icmp, 'all' as const),
    ports: anySpan,
    peer: fc
      .tuple(fc.nat(3), fc.constantFrom(0, 8, 31, 32))
      .map(([host, length]) => prefixOf({ family: 4, value: 0x0a000000 + host }, length)),
  }),
  { selector: (one) => one.number, maxLength: 8 },
);
const anyCrossing: fc.Arbitrary<RangeCrossing> = fc.record({
  peer: fc.nat(3).map((host) => ({ family: 4 as const, value: 0x0a000000 + host })),
  protocol: fc.constantFrom(tcp, tcp, udp, icmp),
  ports: anySpan,
});
const anySwitches: fc.Arbitrary<NetworkAclSwitches> = fc
  .record({
    aclMatch: fc.constantFrom(
      'lowest-number' as const,
      'highest-number' as const,
      'any-deny' as const,
      'most-specific' as const,
      'listed-first' as const,
    ),
    aclUnmatched: fc.constantFrom('deny' as const, 'allow' as const),
  })
  .map((turned) => ({ ...networkAclSwitches, ...turned }));

/** Who decides one port: ranks every match by a tuple and takes the least. Shares nothing with the engine. */
function oracle(
  entries: readonly AclEntry[],
  { peer, protocol }: RangeCrossing,
  port: number,
  how: NetworkAclSwitches,
): string {
  const bitsOf = (value: number | bigint): string => value.toString(2).padStart(32, '0');
  const rank = (one: AclEntry, at: number): number[] => {
    if (how.aclMatch === 'listed-first') return [at];
    if (how.aclMatch === 'highest-number') return [-one.number];
    if (how.aclMatch === 'any-deny') return [one.action === 'deny' ? 0 : 1, one.number];
    const wide = one.protocol === 'all' ? 1e9 : one.ports.to - one.ports.from;
    return how.aclMatch === 'most-specific' ? [32 - one.peer.length, wide, one.number] : [one.number];
  };
  const [first] = entries
    .map((one, at) => ({ one, rank: rank(one, at) }))
    .filter(({ one }) => bitsOf(peer.value).startsWith(bitsOf(one.peer.network).slice(0, one.peer.length)))
    .filter(({ one }) => one.protocol === 'all' || one.protocol === protocol)
    .filter(
      ({ one }) =>
        one.protocol === 'all' || protocol === 1 || (one.ports.from <= port && port <= one.ports.to),
    )
    .sort((a, b) => {
      const at = a.rank.findIndex((step, i) => step !== b.rank[i]);
      return at < 0 ? 0 : (a.rank[at] ?? 0) - (b.rank[at] ?? 0);
    });
  if (!first) return `${how.aclUnmatched} *`;
  return `${first.one.action} ${first.one.number}`;
}

test('every port of a range is judged as it is judged alone, whatever the reader believes', () => {
  forAll(
    [anyEntries, anyCrossing, anySwitches],
    (entries, crossing, how) => {
      const { parts } = evaluateRange(entries, crossing, how);
      const told = parts.flatMap(({ ports, verdict, by }) =>
        Array.from({ length: ports.to - ports.from + 1 }, (_, i) => [
          ports.from + i,
          `${verdict === 'PERMITTED' ? 'allow' : 'deny'} ${by?.number ?? '*'}`,
        ]),
      );
      const { from, to } = crossing.ports;
      const want = Array.from({ length: to - from + 1 }, (_, i) => [
        from + i,
        oracle(entries, crossing, from + i, how),
      ]);
      expect(told).toEqual(want);
    },
    2000,
  );
});

test('the verdict sums up its parts, of which no two neighbours have one decider', () => {
  forAll(
    [anyEntries, anyCrossing, anySwitches],
    (entries, crossing, how) => {
      const judged = evaluateRange(entries, crossing, how);
      const verdicts = new Set(judged.parts.map(({ verdict }) => verdict));
      expect(judged.verdict).toBe(verdicts.size > 1 ? 'PART' : judged.parts[0]?.verdict);
      if (judged.verdict !== 'PART')
        expect(judged.by).toBe(judged.parts.length > 1 ? 'several' : judged.parts[0]?.by);
      judged.parts.slice(1).forEach((part, at) => expect(part.by).not.toBe(judged.parts[at]?.by));
    },
    500,
  );
});

test('a rule for one port in the middle leaves three parts, each with its entry', () => {
  const open = { action: 'allow' as const, protocol: tcp, peer: prefix('0.0.0.0/0') };
  const ssh: AclEntry = { ...open, number: 100, action: 'deny', ports: { from: 22, to: 22 } };
  const most: AclEntry = { ...open, number: 200, ports: { from: 1, to: 65534 } };
  const peer = ipv4('203.0.113.9');
  const crossing = { peer, protocol: tcp, ports: { from: 20, to: 65535 } };
  const { verdict, parts } = evaluateRange([ssh, most], crossing, networkAclSwitches);
  expect(verdict).toBe('PART');
  expect(parts.map(({ ports, by }) => [ports.from, ports.to, by?.number ?? '*'])).toEqual([
    [20, 21, 200],
    [22, 22, 100],
    [23, 65534, 200],
    [65535, 65535, '*'],
  ]);
});

test('an empty range is a mistake of the caller', () => {
  const crossing = { peer: ipv4('10.0.0.1'), protocol: tcp, ports: { from: 2, to: 1 } };
  expect(() => evaluateRange([], crossing, networkAclSwitches)).toThrow('no port from 2 to 1');
});
