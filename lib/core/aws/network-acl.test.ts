import { expect, test } from 'vitest';
import * as fc from 'fast-check';
import { forAll } from '@/tests/support/for-all';
import { ipv4 } from '@/lib/core/net/ip';
import { prefixOf, type Prefix4 } from '@/lib/core/net/prefix';
import { tcp, udp } from '@/lib/core/net/protocol';
import { evaluate, type AclEntry, type Crossing } from './network-acl';
import { networkAclSwitches } from './rules/network-acl';

const base = ipv4('203.0.113.0').value;
const anyBlock: fc.Arbitrary<Prefix4> = fc
  .tuple(fc.integer({ min: 0, max: 255 }), fc.integer({ min: 0, max: 32 }))
  .map(([host, length]) => prefixOf({ family: 4, value: base + host }, length));
const anyEntries: fc.Arbitrary<AclEntry[]> = fc.uniqueArray(
  fc.record({
    number: fc.integer({ min: 1, max: 40 }),
    action: fc.constantFrom('allow' as const, 'deny' as const),
    protocol: fc.constantFrom(tcp, udp, 'all' as const),
    ports: fc
      .tuple(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 0, max: 9 }))
      .map(([a, b]) => ({ from: Math.min(a, b), to: Math.max(a, b) })),
    peer: anyBlock,
  }),
  { selector: (one) => one.number, maxLength: 8 },
);
const anyPacket: fc.Arbitrary<Crossing> = fc.record({
  peer: fc.integer({ min: 0, max: 255 }).map((host) => ({ family: 4 as const, value: base + host })),
  protocol: fc.constantFrom(tcp, udp),
  port: fc.integer({ min: 0, max: 10 }),
});

test('the order of the list changes nothing', () => {
  forAll(
    [anyEntries, anyPacket, fc.integer()],
    (entries, packet, turn) => {
      const at = entries.length === 0 ? 0 : Math.abs(turn) % entries.length;
      const turned = [...entries.slice(at), ...entries.slice(0, at)];
      expect(evaluate(turned, packet, networkAclSwitches)).toEqual(
        evaluate(entries, packet, networkAclSwitches),
      );
    },
    500,
  );
});

test('an allow at the lowest number that matches everything lets everything through, a deny nothing', () => {
  forAll([anyEntries, anyPacket], (entries, packet) => {
    const rest = entries.map((one) => ({ ...one, number: one.number + 1 }));
    const all = (action: 'allow' | 'deny'): AclEntry => ({
      number: 1,
      action,
      protocol: 'all',
      ports: { from: 0, to: 65535 },
      peer: { family: 4, network: 0, length: 0 },
    });
    expect(evaluate([...rest, all('allow')], packet, networkAclSwitches).verdict).toBe('PERMITTED');
    expect(evaluate([...rest, all('deny')], packet, networkAclSwitches).verdict).toBe('DENIED');
  });
});

test('what no entry matches is denied by the last one', () => {
  forAll([anyPacket], (packet) => {
    expect(evaluate([], packet, networkAclSwitches)).toEqual({ verdict: 'DENIED', by: null, readings: [] });
  });
});

test('IPv4 entries say nothing about IPv6', () => {
  const everything: AclEntry = {
    number: 1,
    action: 'allow',
    protocol: 'all',
    ports: { from: 0, to: 65535 },
    peer: { family: 4, network: 0, length: 0 },
  };
  expect(
    evaluate([everything], { peer: { family: 6, value: 1n }, protocol: tcp, port: 443 }, networkAclSwitches)
      .verdict,
  ).toBe('DENIED');
});

test('every number, match or miss, is told of in ascending order', () => {
  forAll([anyEntries, anyPacket], (entries, packet) => {
    const { readings, by } = evaluate(entries, packet, networkAclSwitches);
    expect(readings.map(({ entry }) => entry.number)).toEqual(
      entries.map((one) => one.number).sort((a, b) => a - b),
    );
    expect(readings.find(({ missed }) => missed === null)?.entry ?? null).toEqual(by);
  });
});
