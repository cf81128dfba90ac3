import { expect, test } from 'vitest';
import * as fc from 'fast-check';
import ipaddr from 'ipaddr.js';
import { forAll } from '@/tests/support/for-all';
import { formatIp, ip, ipv4, parseIp, parseIpv4, plus } from './ip';

const anyV4 = fc.nat(0xffffffff);
const anyV6 = fc.oneof(
  fc.bigInt(0n, (1n << 128n) - 1n),
  fc
    .array(fc.constantFrom(0n, 0n, 1n, 0xffffn), { minLength: 8, maxLength: 8 })
    .map((groups) => groups.reduce<bigint>((all, one) => (all << 16n) | one, 0n)),
);

test('an address is read back from its text', () => {
  forAll(
    [anyV4],
    (value) => {
      expect(parseIp(formatIp({ family: 4, value }))).toEqual({ ok: true, value: { family: 4, value } });
    },
    500,
  );
  forAll(
    [anyV6],
    (value) => {
      expect(parseIp(formatIp({ family: 6, value }))).toEqual({ ok: true, value: { family: 6, value } });
    },
    500,
  );
});

test('addresses have the bytes and the text that ipaddr.js gives them', () => {
  forAll(
    [anyV4],
    (value) => {
      const text = formatIp({ family: 4, value });
      const bytes = ipaddr.IPv4.parse(text).toByteArray();
      expect(bytes.reduce((all, byte) => all * 256 + byte, 0)).toBe(value);
      expect(ipaddr.fromByteArray(bytes).toString()).toBe(text);
    },
    500,
  );
  forAll(
    [anyV6],
    (value) => {
      const text = formatIp({ family: 6, value });
      const bytes = ipaddr.IPv6.parse(text).toByteArray();
      expect(bytes.reduce((all, byte) => all * 256n + BigInt(byte), 0n)).toBe(value);
      expect(ipaddr.IPv6.parse(text).toRFC5952String()).toBe(text);
    },
    500,
  );
});

test('long forms of IPv6 text mean the same address', () => {
  forAll([anyV6], (value) => {
    const full = ipaddr.IPv6.parse(formatIp({ family: 6, value })).toNormalizedString();
    expect(ip(full)).toEqual({ family: 6, value });
    expect(ip(full.toUpperCase())).toEqual({ family: 6, value });
  });
});

// RFC 5952, sections 4 and 5, and RFC 4291, section 2.2.
test.each([
  ['2001:0db8::0001', '2001:db8::1'],
  ['2001:db8:0:0:0:0:2:1', '2001:db8::2:1'],
  ['2001:db8:0:1:1:1:1:1', '2001:db8:0:1:1:1:1:1'],
  ['2001:0:0:1:0:0:0:1', '2001:0:0:1::1'],
  ['2001:db8:0:0:1:0:0:1', '2001:db8::1:0:0:1'],
  ['2001:DB8::A', '2001:db8::a'],
  ['::', '::'],
  ['0:0:0:0:0:0:0:1', '::1'],
  ['1::', '1::'],
  ['::ffff:10.0.0.1', '::ffff:a00:1'],
  ['64:ff9b::192.0.2.33', '64:ff9b::c000:221'],
])('%s is written %s', (text, want) => {
  expect(formatIp(ip(text))).toBe(want);
});

// Forms that some parser somewhere takes for an address (inet_aton, URL hosts, number parsers).
const bad = [
  '',
  ' ',
  '10',
  '10.1',
  '10.0.1',
  '10.0.0.1.2',
  '167772161',
  '0x0a000001',
  '0x0a.0.0.1',
  '012.0.0.1',
  '010.0.0.1',
  '10.0.0.01',
  '10.0.0.00',
  '10.0.0.256',
  '10.0.0.999',
  '4294967423.0.0.1',
  '10.0.0.-1',
  '-1.0.0.0',
  '+10.0.0.1',
  '10.0.0.1 ',
  ' 10.0.0.1',
  '10. 0.0.1',
  '10.0.0.1\n',
  '10..0.1',
  '.10.0.0.1',
  '10.0.0.',
  '1e1.0.0.1',
  '10.0.0.1/32',
  '10,0,0,1',
  '１０.0.0.1',
  '٣.0.0.1',
  'a.b.c.d',
  '10.0.0.1%eth0',
  '10.0.0.1:80',
  'localhost',
  'null',
  '∞',
  ':',
  ':::',
  '::1::',
  '1:2:3:4:5:6:7',
  '1:2:3:4:5:6:7:8:9',
  '1:2:3:4:5:6:7::8',
  ':1:2:3:4:5:6:7',
  '1:2:3:4:5:6:7:',
  'g::1',
  '12345::1',
  '::1%eth0',
  '[::1]',
  '::ffff:10.0.0',
  '::ffff:010.0.0.1',
  '::ffff:10.0.0.256',
  '10.0.0.1::',
  '::10.0.0.1:1',
  '::1/128',
  ' ::1',
  '::1 ',
  '1:2:3:4:5:6:7:10.0.0.1',
  '0x1::1',
  '::-1',
  '::' + '0'.repeat(60),
];
test.each(bad.map((text) => [text]))('%j is no address, and the reason is a sentence', (text) => {
  const parsed = parseIp(text);
  expect(parsed.ok).toBe(false);
  if (!parsed.ok) expect(parsed.reason).toMatch(/^[^\n].*\.$/su);
  expect(() => ip(text)).toThrow();
});

test('IPv6 text is no IPv4 address', () => {
  expect(parseIpv4('::1').ok).toBe(false);
  expect(parseIpv4('::ffff:10.0.0.1').ok).toBe(false);
});

test('parsing is total', () => {
  const nearly = fc.string({ unit: fc.constantFrom(...'0123456789abf.:/x -') });
  forAll(
    [fc.oneof(fc.string(), nearly)],
    (text) => {
      const parsed = parseIp(text);
      if (parsed.ok) expect(ipaddr.isValid(text)).toBe(true);
      else expect(parsed.reason.length).toBeGreaterThan(0);
    },
    2000,
  );
});

test('adding stays in the address space or throws', () => {
  forAll(
    [anyV4, fc.integer({ min: -(2 ** 33), max: 2 ** 33 })],
    (value, offset) => {
      const want = BigInt(value) + BigInt(offset);
      if (want < 0n || want > 0xffffffffn) expect(() => plus({ family: 4, value }, offset)).toThrow();
      else expect(BigInt(plus({ family: 4, value }, offset).value)).toBe(want);
    },
    300,
  );
  expect(ipv4('255.255.255.255').value).toBe(4294967295);
});
