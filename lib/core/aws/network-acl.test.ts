import { expect, test } from 'vitest';
import * as fc from 'fast-check';
import { forAll } from '@/tests/support/for-all';
import { ip, ipv4 } from '@/lib/core/net/ip';
import { replyTo } from '@/lib/core/net/packet';
import { prefix, prefixOf, type Prefix4 } from '@/lib/core/net/prefix';
import { icmp, icmpv6, tcp, udp } from '@/lib/core/net/protocol';
import { bentRules } from './beliefs';
import { evaluate, missOf, type AclEntry, type Crossing } from './network-acl';
import { awsRules } from './rules';

const base = ipv4('203.0.113.0').value;
const anyBlock: fc.Arbitrary<Prefix4> = fc
  .tuple(fc.integer({ min: 0, max: 255 }), fc.integer({ min: 0, max: 32 }))
  .map(([host, length]) => prefixOf({ family: 4, value: base + host }, length));
const anyEntries: fc.Arbitrary<AclEntry[]> = fc.uniqueArray(
  fc.record({
    number: fc.integer({ min: 1, max: 40 }),
    action: fc.constantFrom('allow' as const, 'deny' as const),
    protocol: fc.constantFrom(tcp, udp, icmp, 'all' as const),
    ports: fc
      .tuple(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 0, max: 9 }))
      .map(([a, b]) => ({ from: Math.min(a, b), to: Math.max(a, b) })),
    peer: anyBlock,
  }),
  { selector: (one) => one.number, maxLength: 8 },
);
const anyPacket: fc.Arbitrary<Crossing> = fc.record({
  peer: fc.integer({ min: 0, max: 255 }).map((host) => ({ family: 4 as const, value: base + host })),
  protocol: fc.constantFrom(tcp, udp, icmp),
  port: fc.integer({ min: 0, max: 10 }),
});

test('the order of the list changes nothing', () => {
  forAll(
    [anyEntries, anyPacket, fc.integer()],
    (entries, packet, turn) => {
      const at = entries.length === 0 ? 0 : Math.abs(turn) % entries.length;
      const turned = [...entries.slice(at), ...entries.slice(0, at)];
      expect(evaluate(turned, packet, awsRules)).toEqual(evaluate(entries, packet, awsRules));
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
    expect(evaluate([...rest, all('allow')], packet, awsRules).verdict).toBe('PERMITTED');
    expect(evaluate([...rest, all('deny')], packet, awsRules).verdict).toBe('DENIED');
  });
});

test('what no entry matches is denied by the last one', () => {
  forAll([anyPacket], (packet) => {
    expect(evaluate([], packet, awsRules)).toEqual({ verdict: 'DENIED', by: null, readings: [] });
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
    evaluate([everything], { peer: { family: 6, value: 1n }, protocol: tcp, port: 443 }, awsRules).verdict,
  ).toBe('DENIED');
});

test('every entry is told of in ascending number: a miss, then the one that decides, then what is never evaluated', () => {
  forAll([anyEntries, anyPacket], (entries, packet) => {
    const { readings, by } = evaluate(entries, packet, awsRules);
    expect(readings.map(({ entry }) => entry.number)).toEqual(
      entries.map((one) => one.number).sort((a, b) => a - b),
    );
    expect(readings.find(({ missed }) => missed === null)?.entry ?? null).toEqual(by);
    for (const { entry, missed } of readings)
      expect(missed).toBe(by && entry.number > by.number ? 'NOT_EVALUATED' : missOf(entry, packet));
  });
});

const row = (number: number, action: AclEntry['action'], length: number): AclEntry => ({
  number,
  action,
  protocol: 'all',
  ports: { from: 0, to: 65535 },
  peer: prefixOf({ family: 4, value: base }, length),
});
const listed = [row(20, 'allow', 16), row(30, 'deny', 0), row(10, 'allow', 0), row(40, 'allow', 24)];

test.each([
  ['M11c', '20', '20 matches, 30 NOT_EVALUATED, 10 NOT_EVALUATED, 40 NOT_EVALUATED'],
  ['M11d', '40', '40 matches, 30 NOT_EVALUATED, 20 NOT_EVALUATED, 10 NOT_EVALUATED'],
  ['M11a', '30', '10 matches, 20 matches, 30 matches, 40 matches'],
  ['M11b', '40', '10 matches, 20 matches, 30 matches, 40 matches'],
] as const)('whoever holds %s lets %s decide and reads %s', (belief, number, told) => {
  const packet: Crossing = { peer: { family: 4, value: base }, protocol: tcp, port: 443 };
  const { by, readings } = evaluate(listed, packet, bentRules(belief));
  expect(String(by?.number)).toBe(number);
  expect(readings.map((one) => `${one.entry.number} ${one.missed ?? 'matches'}`).join(', ')).toBe(told);
});

/** The reading of the page, restated over dotted text and no helper of the engine. */
function oracle(entries: readonly AclEntry[], peer: number, protocol: number, port: number): string {
  const found = entries
    .filter((one) => {
      const step = 2 ** (32 - one.peer.length);
      if (Math.floor(Number(one.peer.network) / step) !== Math.floor(peer / step)) return false;
      if (one.protocol === 'all') return true;
      if (one.protocol !== protocol) return false;
      return (protocol !== 6 && protocol !== 17) || !(port < one.ports.from || port > one.ports.to);
    })
    .map((one) => [one.number, one.action] as const)
    .sort(([a], [b]) => a - b)[0];
  return found ? `${found[1]} ${found[0]}` : 'deny *';
}

test('agrees with a slow oracle on, before and behind every boundary port and address of every entry', () => {
  forAll(
    [anyEntries],
    (entries) => {
      const ports = entries.flatMap(({ ports: { from, to } }) => [from - 1, from, to, to + 1]);
      const peers = entries.flatMap(({ peer }) => {
        const low = Number(peer.network);
        const high = low + 2 ** (32 - peer.length);
        return [low - 1, low, high - 1, high];
      });
      for (const value of new Set(peers.filter((one) => one >= 0 && one < 2 ** 32)))
        for (const port of new Set(ports.filter((one) => one >= 0)))
          for (const protocol of [1, 6, 17]) {
            const packet: Crossing = { peer: { family: 4, value }, protocol, port };
            const { verdict, by } = evaluate(entries, packet, awsRules);
            const told = `${verdict === 'PERMITTED' ? 'allow' : 'deny'} ${by?.number ?? '*'}`;
            expect(told).toBe(oracle(entries, value, protocol, port));
          }
    },
    100,
  );
});

test('a list with the ports of the replies judges each reply as the list judged its request', () => {
  const mirrored = (entries: AclEntry[]): AclEntry[] =>
    entries.map((one) => ({ ...one, ports: { from: 10 - one.ports.to, to: 10 - one.ports.from } }));
  forAll(
    [anyEntries, anyPacket],
    (entries, request) => {
      const reply = replyTo({
        source: request.peer,
        destination: ipv4('10.0.0.5'),
        protocol: request.protocol,
        sourcePort: 10 - request.port,
        destinationPort: request.port,
      });
      const crossing = { peer: reply.destination, protocol: reply.protocol, port: reply.destinationPort };
      const there = evaluate(entries, request, awsRules);
      const back = evaluate(mirrored(entries), crossing, awsRules);
      expect([back.verdict, back.by?.number]).toEqual([there.verdict, there.by?.number]);
      expect(back.readings.map(({ missed }) => missed)).toEqual(there.readings.map(({ missed }) => missed));
    },
    500,
  );
});

// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateNetworkAclEntry.html, “IcmpTypeCode” and “Protocol”
test.each([
  ['an echo request', icmp, '0.0.0.0/0', { type: 8, code: 0 }, { type: 8, code: 0 }, null],
  ['its reply', icmp, '0.0.0.0/0', { type: 8, code: 0 }, { type: 0, code: 0 }, 'ICMP_TYPE'],
  ['another code', icmp, '0.0.0.0/0', { type: 3, code: 4 }, { type: 3, code: 1 }, 'ICMP_CODE'],
  ['any code of a type', icmp, '0.0.0.0/0', { type: 3, code: -1 }, { type: 3, code: 1 }, null],
  ['any type', icmp, '0.0.0.0/0', { type: -1, code: -1 }, { type: 11, code: 0 }, null],
  ['no type named', icmp, '0.0.0.0/0', undefined, { type: 11, code: 0 }, null],
  ['the type, but elsewhere', icmp, '10.0.0.0/8', { type: 8, code: 0 }, { type: 8, code: 0 }, 'ADDRESS'],
  ['a type beside all protocols', 'all', '0.0.0.0/0', { type: 8, code: 0 }, { type: 0, code: 0 }, null],
  ['ICMPv6', icmpv6, '::/0', { type: 128, code: 0 }, { type: 129, code: 0 }, 'ICMP_TYPE'],
  ['ICMPv6 beside an IPv4 block', icmpv6, '0.0.0.0/0', { type: 128, code: 0 }, { type: 129, code: 0 }, null],
] as const)('%s is told by type and code', (_name, protocol, block, named, carried, missed) => {
  const entry: AclEntry = {
    ...{ number: 1, action: 'allow', protocol, ports: { from: 0, to: 65535 }, peer: prefix(block) },
    ...(named ? { icmp: named } : {}),
  };
  const peer = block === '::/0' ? ip('2001:db8::1') : ip('203.0.113.9');
  const over = protocol === 'all' ? icmp : protocol;
  const packet: Crossing = { peer, protocol: over, port: 0, icmp: carried };
  expect(missOf(entry, packet)).toBe(missed);
  expect(evaluate([entry], packet, awsRules).verdict).toBe(missed ? 'DENIED' : 'PERMITTED');
});

test('an entry that names a type says nothing about TCP, and cannot judge ICMP of no type', () => {
  const entry: AclEntry = {
    ...{ number: 1, action: 'allow', protocol: icmp, ports: { from: 0, to: 65535 } },
    ...{ icmp: { type: 8, code: -1 }, peer: prefix('0.0.0.0/0') },
  };
  const peer = ipv4('203.0.113.9');
  expect(missOf(entry, { peer, protocol: tcp, port: 443 })).toBe('PROTOCOL');
  expect(() => missOf(entry, { peer, protocol: icmp, port: 0 })).toThrow('without type and code');
});

// https://docs.aws.amazon.com/vpc/latest/userguide/custom-network-acl.html, its example of inbound rules, and what it says of
// packets for port 443 and port 139. * is what no entry matches.
test.each([
  ['198.51.100.7', 80, 100],
  ['2001:db8::7', 80, 105],
  ['198.51.100.7', 443, 110],
  ['192.0.2.9', 22, 120],
  ['198.51.100.7', 22, '*'],
  ['192.0.2.9', 3389, 130],
  ['198.51.100.7', 40_000, 140],
  ['198.51.100.7', 139, '*'],
] as const)('in AWS’s example what comes from %s for port %i is decided by %s', (from, port, by) => {
  const entries = (
    [
      [100, '0.0.0.0/0', 80, 80],
      [105, '::/0', 80, 80],
      [110, '0.0.0.0/0', 443, 443],
      [120, '192.0.2.0/24', 22, 22],
      [130, '192.0.2.0/24', 3389, 3389],
      [140, '0.0.0.0/0', 32768, 65535],
    ] as const
  ).map(([number, peer, low, high]): AclEntry => ({
    number,
    action: 'allow',
    protocol: tcp,
    ports: { from: low, to: high },
    peer: prefix(peer),
  }));
  const verdict = evaluate(entries, { peer: ip(from), protocol: tcp, port }, awsRules);
  expect(verdict.by?.number ?? '*').toBe(by);
  expect(verdict.verdict).toBe(by === '*' ? 'DENIED' : 'PERMITTED');
});
