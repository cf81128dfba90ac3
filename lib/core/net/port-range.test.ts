import { expect, test } from 'vitest';
import * as fc from 'fast-check';
import { forAll } from '@/tests/support/for-all';
import {
  everyPort,
  formatPortRange,
  holdsPort,
  holdsRange,
  parsePortRange,
  portRange,
  rangesOverlap,
  type PortRange,
} from './port-range';

const port = fc.oneof(fc.nat(65535), fc.constantFrom(0, 1, 1023, 1024, 65534, 65535));
const any = fc.tuple(port, port).map(([a, b]): PortRange => ({ from: Math.min(a, b), to: Math.max(a, b) }));
const few = fc
  .tuple(fc.nat(20), fc.nat(20))
  .map(([a, b]): PortRange => ({ from: Math.min(a, b), to: Math.max(a, b) }));

function listed({ from, to }: PortRange): number[] {
  return Array.from({ length: to - from + 1 }, (_, i) => from + i);
}

test('a range is read back from its text', () => {
  forAll(
    [any],
    (range) => {
      expect(portRange(formatPortRange(range))).toEqual(range);
    },
    500,
  );
});

test('holding and overlapping mean what a list of ports says', () => {
  forAll(
    [few, few, fc.nat(21)],
    (a, b, one) => {
      expect(holdsPort(a, one)).toBe(listed(a).includes(one));
      expect(holdsRange(a, b)).toBe(listed(b).every((each) => listed(a).includes(each)));
      expect(rangesOverlap(a, b)).toBe(listed(b).some((each) => listed(a).includes(each)));
      expect(rangesOverlap(b, a)).toBe(rangesOverlap(a, b));
    },
    500,
  );
});

test.each([
  ['443', 443, 443],
  ['0', 0, 0],
  ['65535', 65535, 65535],
  ['1024-65535', 1024, 65535],
  ['1024–65535', 1024, 65535],
  ['80 - 90', 80, 90],
  ['all', 0, 65535],
  ['All', 0, 65535],
])('%j is %d to %d', (text, from, to) => {
  expect(portRange(text)).toEqual({ from, to });
});

test('every port is one word', () => {
  expect(formatPortRange(everyPort)).toBe('all');
});

test.each(
  [
    '',
    '-',
    '65536',
    '99999',
    '100000',
    '-1',
    '80-',
    '-80',
    '90-80',
    '80-65536',
    '80,443',
    '80..90',
    '8e1',
    '0x50',
    ' 80',
    '80 ',
    'http',
    '٨٠',
    '80-90-100',
    '80.5',
  ].map((text) => [text]),
)('%j is no range of ports', (text) => {
  expect(parsePortRange(text)).toMatchObject({ ok: false, reason: expect.stringMatching(/\.$/) as string });
  expect(() => portRange(text)).toThrow();
});
