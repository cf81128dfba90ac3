import { expect, test } from 'vitest';
import * as fc from 'fast-check';
import ipaddr from 'ipaddr.js';
import { forAll } from '@/tests/support/for-all';
import { formatIp, type Ip } from './ip';
import {
  comparePrefixes,
  contains,
  first,
  formatPrefix,
  last,
  mask4,
  overlaps,
  parsePrefix,
  prefix,
  prefixOf,
  samePrefix,
  size,
  size4,
  type Prefix,
} from './prefix';

const v4 = fc.record({ family: fc.constant(4 as const), value: fc.nat(0xffffffff) });
const v6 = fc.record({ family: fc.constant(6 as const), value: fc.bigInt(0n, (1n << 128n) - 1n) });
const prefixIn = (ip: fc.Arbitrary<Ip>, most: number): fc.Arbitrary<Prefix> =>
  fc.tuple(ip, fc.integer({ min: 0, max: most })).map(([one, length]) => prefixOf(one, length));
const anyPrefix = fc.oneof(prefixIn(v4, 32), prefixIn(v6, 128));
// From a small pool, so that blocks often meet.
const near = fc
  .tuple(
    fc.constantFrom(0x0a000000, 0xffffffff, 0, 0x80000000),
    fc.nat(1023),
    fc.integer({ min: 0, max: 32 }),
  )
  .map(([base, offset, length]): Prefix => prefixOf({ family: 4, value: (base ^ offset) >>> 0 }, length));

/** The leading bits as text: an oracle without masks. */
function bits(one: Ip | Prefix): string {
  const width = one.family === 4 ? 32 : 128;
  const all = ('length' in one ? one.network : one.value).toString(2).padStart(width, '0');
  return 'length' in one ? all.slice(0, one.length) : all;
}

test('a prefix is read back from its text', () => {
  forAll(
    [anyPrefix],
    (one) => {
      expect(parsePrefix(formatPrefix(one))).toEqual({ ok: true, value: one });
    },
    500,
  );
});

test('the block around an address keeps its leading bits and clears the others', () => {
  forAll(
    [fc.oneof(v4, v6), fc.nat(128)],
    (address: Ip, n) => {
      const length = address.family === 4 ? n % 33 : n;
      const block = prefixOf(address, length);
      expect(bits({ family: block.family, value: block.network } as Ip)).toBe(
        bits(address)
          .slice(0, length)
          .padEnd(address.family === 4 ? 32 : 128, '0'),
      );
    },
    500,
  );
});

test('a block contains exactly what begins with its bits, and never the other family', () => {
  forAll(
    [fc.oneof(anyPrefix, near), fc.oneof(anyPrefix, near, v4, v6)],
    (outer, inner: Ip | Prefix) => {
      expect(contains(outer, inner)).toBe(
        outer.family === inner.family && bits(inner).startsWith(bits(outer)),
      );
    },
    2000,
  );
});

test('containment agrees with ipaddr.js', () => {
  forAll(
    [near, v4],
    (block, other) => {
      for (const address of [other, first(block), last(block)]) {
        const [network, length] = ipaddr.parseCIDR(formatPrefix(block)) as [ipaddr.IPv4, number];
        const theirs = ipaddr.IPv4.parse(formatIp(address)).match(network, length);
        expect(contains(block, address)).toBe(theirs);
      }
    },
    500,
  );
});

test('two blocks overlap exactly when their ranges share an address; order does not matter', () => {
  const range = (one: Prefix): [bigint, bigint] => [BigInt(one.network), BigInt(one.network) + size(one)];
  forAll(
    [near, near],
    (a, b) => {
      const [[a0, a1], [b0, b1]] = [range(a), range(b)];
      expect(overlaps(a, b)).toBe(a0 < b1 && b0 < a1);
      expect(overlaps(b, a)).toBe(overlaps(a, b));
    },
    2000,
  );
});

test('first and last are the ends that ipaddr.js finds', () => {
  forAll(
    [prefixIn(v4, 32)],
    (block) => {
      const text = formatPrefix(block);
      expect(formatIp(first(block))).toBe(ipaddr.IPv4.networkAddressFromCIDR(text).toString());
      expect(formatIp(last(block))).toBe(ipaddr.IPv4.broadcastAddressFromCIDR(text).toString());
    },
    300,
  );
});

test('masks are right for every length, /0 and /32 included', () => {
  for (let length = 0; length <= 32; length++) {
    const mask = ipaddr.IPv4.subnetMaskFromPrefixLength(length).toByteArray();
    expect(mask4(length)).toBe(mask.reduce((all, byte) => all * 256 + byte, 0));
    expect(BigInt(size4({ family: 4, network: 0, length }))).toBe(1n << BigInt(32 - length));
  }
});

test('the order is total: same means equal, and reversing turns the sign', () => {
  forAll(
    [fc.oneof(near, anyPrefix), fc.oneof(near, anyPrefix)],
    (a, b) => {
      expect(comparePrefixes(a, b) === 0).toBe(samePrefix(a, b));
      expect(Math.sign(comparePrefixes(a, b)) + Math.sign(comparePrefixes(b, a))).toBe(0);
    },
    500,
  );
});

const bad = [
  '',
  '/',
  '10.0.0.0',
  '10.0.0.0/',
  '/24',
  '10.0.0.0/33',
  '10.0.0.0/-1',
  '10.0.0.0/+8',
  '10.0.0.0/08',
  '10.0.0.0/1e1',
  '10.0.0.0/ 8',
  '10.0.0.0 /8',
  '10.0.0.0/8 ',
  ' 10.0.0.0/8',
  '10.0.0.0/8/8',
  '10.0.0.0/255.0.0.0',
  '10/8',
  '10.0/16',
  '10.0.0.0/8.0',
  '10.0.0.0/0x8',
  '010.0.0.0/8',
  '10.0.0.0/٨',
  '10.0.0.0\\8',
  '::/129',
  '::/-1',
  '::',
  '::/0128',
  'fe80::%1/64',
  '256.0.0.0/8',
  '10.0.0.0/8\n',
  '10.0.0.0/1000',
];
test.each(bad.map((text) => [text]))('%j is no prefix, cleared or not', (text) => {
  expect(parsePrefix(text)).toMatchObject({ ok: false, reason: expect.stringMatching(/\.$/) as string });
  expect(parsePrefix(text, { hostBits: 'clear' }).ok).toBe(false);
});

// https://docs.aws.amazon.com/vpc/latest/userguide/vpc-cidr-blocks.html (the first row), the others by hand.
test.each([
  ['100.68.0.18/18', '100.68.0.0/18'],
  ['10.0.0.1/0', '0.0.0.0/0'],
  ['255.255.255.255/1', '128.0.0.0/1'],
  ['10.0.3.255/23', '10.0.2.0/23'],
  ['2001:db8::1/64', '2001:db8::/64'],
])('%s has host bits: refused, or stored as %s', (text, want) => {
  expect(parsePrefix(text)).toMatchObject({ ok: false, reason: expect.stringContaining(want) as string });
  expect(parsePrefix(text, { hostBits: 'clear' })).toEqual({ ok: true, value: prefix(want) });
});
