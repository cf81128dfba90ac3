import { expect, test } from 'vitest';
import * as fc from 'fast-check';
import { forAll } from '@/tests/support/for-all';
import { around, common, holds, joined, lengthOf, meets, sameInterval, type Interval } from './interval';

const any: fc.Arbitrary<Interval<number>> = fc
  .tuple(fc.nat(20), fc.nat(20))
  .map(([a, b]) => ({ from: Math.min(a, b), to: Math.max(a, b) }));

function listed({ from, to }: Interval<number>): number[] {
  return Array.from({ length: to - from + 1 }, (_, i) => from + i);
}

test('holding, meeting and sharing mean what lists of numbers say', () => {
  forAll(
    [any, any, fc.nat(21)],
    (a, b, one) => {
      const shared = listed(a).filter((each) => listed(b).includes(each));
      expect(holds(a, one)).toBe(listed(a).includes(one));
      expect(meets(a, b)).toBe(shared.length > 0);
      expect(sameInterval(a, b)).toBe(String(listed(a)) === String(listed(b)));
      const both = common(a, b);
      expect(both ? listed(both) : []).toEqual(shared);
      expect(lengthOf(a)).toBe(BigInt(listed(a).length));
    },
    500,
  );
});

test('what is around a part, and the part, are the whole again', () => {
  forAll(
    [any, any],
    (whole, other) => {
      const part = common(whole, other);
      if (!part) return;
      expect(around(whole, part).flatMap(listed)).toEqual(
        listed(whole).filter((one) => !listed(part).includes(one)),
      );
    },
    500,
  );
});

test('joined intervals hold the same numbers, in order, with a gap between any two; of bigints too', () => {
  forAll(
    [fc.array(any, { maxLength: 6 })],
    (all) => {
      const numbers = [...new Set(all.flatMap(listed))].sort((a, b) => a - b);
      const out = joined(all);
      expect(out.flatMap(listed)).toEqual(numbers);
      expect(out.length).toBe(numbers.filter((one) => !numbers.includes(one - 1)).length);
      const big = all.map(({ from, to }) => ({ from: BigInt(from), to: BigInt(to) }));
      expect(joined(big)).toEqual(out.map(({ from, to }) => ({ from: BigInt(from), to: BigInt(to) })));
    },
    500,
  );
});

test('joining leaves what it was given as it was', () => {
  const given = [
    { from: 0, to: 1 },
    { from: 2, to: 3 },
  ];
  joined(given);
  expect(given).toEqual([
    { from: 0, to: 1 },
    { from: 2, to: 3 },
  ]);
});
