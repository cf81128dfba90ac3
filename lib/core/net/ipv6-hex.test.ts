import { isIPv6 } from 'node:net';
import { expect, test } from 'vitest';
import * as fc from 'fast-check';
import { forAll } from '@/tests/support/for-all';
import { hexValue } from './ipv6-hex';

/** Writes “::” out and reads the 32 digits at once. */
function spelled(text: string): bigint {
  const [head = '', tail] = text.split('::');
  const groups = (half: string): string[] => (half === '' ? [] : half.split(':'));
  const zeros = tail === undefined ? 0 : 8 - groups(head).length - groups(tail).length;
  const all = [...groups(head), ...Array<string>(zeros).fill('0'), ...groups(tail ?? '')];
  return BigInt(`0x${all.map((one) => one.padStart(4, '0')).join('')}`);
}

const anyGroup = fc.stringMatching(/^[0-9a-fA-F]{0,5}$/);
const nearly = fc
  .array(fc.oneof(anyGroup, fc.constantFrom('', '', '0', 'ffff', 'g', '@', '`', '/', 'Ł', '1.2.3.4')), {
    maxLength: 10,
  })
  .map((groups) => groups.join(':'));

test('text is read exactly when Node takes it for IPv6 in hexadecimal, and as the number it spells', () => {
  let read = 0;
  forAll(
    [fc.oneof(nearly, fc.ipV6())],
    (text) => {
      const isHex = isIPv6(text) && !text.includes('.') && !text.includes('%');
      expect([text, hexValue(text)]).toEqual([text, isHex ? spelled(text) : null]);
      if (isHex) read++;
    },
    5000,
  );
  expect(read).toBeGreaterThan(500);
});

test.each(['::', '::1', '1::', 'FFFF::a', '1:2:3:4:5:6:7:8', '1:2:3:4:5:6:7::', '::2:3:4:5:6:7:8'])(
  '%s is read',
  (text) => {
    expect(isIPv6(text)).toBe(true);
    expect(hexValue(text)).toBe(spelled(text));
  },
);

test.each(['', ':', ':::', '1:::2', '::1::', ':1::', '::1:', '1:2:3:4:5:6:7:8:', '1:2:3:4:5:6:7:8::', '1:2'])(
  '%j is not',
  (text) => {
    expect(isIPv6(text)).toBe(false);
    expect(hexValue(text)).toBeNull();
  },
);
