import { expect, test } from 'vitest';
import * as fc from 'fast-check';
import { forAll } from '@/tests/support/for-all';
import {
  add,
  compareFractions,
  formatDecimal,
  formatFraction,
  fraction,
  over,
  parseFraction,
  sameFraction,
  sum,
  times,
} from './fraction';
import { must } from './parsed';

const whole = fc.integer({ min: -5000, max: 5000 });
const below = fc.integer({ min: 1, max: 5000 });
const any = fc.tuple(whole, below).map(([n, d]) => fraction(n, d));

test('a fraction is in lowest terms with a positive denominator', () => {
  forAll(
    [
      whole,
      fc.oneof(
        below,
        below.map((d) => -d),
      ),
    ],
    (n, d) => {
      const one = fraction(n, d);
      expect(one.d).toBeGreaterThan(0);
      expect(BigInt(one.n) * BigInt(d)).toBe(BigInt(n) * BigInt(one.d));
      for (let k = 2; k <= 50; k++) expect(one.n % k === 0 && one.d % k === 0).toBe(false);
      expect(Object.is(one.n, -0)).toBe(false);
    },
  );
});

test('sums, products and quotients cross-multiply', () => {
  forAll([any, any], (a, b) => {
    const [an, ad, bn, bd] = [a.n, a.d, b.n, b.d].map(BigInt) as [bigint, bigint, bigint, bigint];
    const is = (one: { n: number; d: number }, n: bigint, d: bigint): void => {
      expect(BigInt(one.n) * d).toBe(n * BigInt(one.d));
    };
    is(add(a, b), an * bd + bn * ad, ad * bd);
    is(times(a, b), an * bn, ad * bd);
    if (b.n !== 0) is(over(a, b), an * bd, ad * bn);
    expect(Math.sign(compareFractions(a, b))).toBe(an * bd === bn * ad ? 0 : an * bd < bn * ad ? -1 : 1);
    expect(sameFraction(a, b)).toBe(an * bd === bn * ad);
  });
});

test('shares of one whole add up to it', () => {
  forAll([fc.array(fc.integer({ min: 1, max: 12 }), { minLength: 1, maxLength: 6 })], (parts) => {
    const all = parts.reduce((total, one) => total + one, 0);
    expect(sum(parts.map((one) => fraction(one, all)))).toEqual(fraction(1));
  });
});

test('a fraction is read back from its text', () => {
  forAll([any], (one) => {
    expect(must(parseFraction(formatFraction(one)))).toEqual(one);
  });
});

test('a decimal with few digits is read exactly', () => {
  forAll([fc.nat(99999), fc.nat(9999)], (n, decimals) => {
    const text = `${n}.${String(decimals).padStart(4, '0')}`;
    expect(must(parseFraction(text))).toEqual(fraction(n * 10000 + decimals, 10000));
  });
});

test.each([
  [fraction(25, 4), 2, '6.25'],
  [fraction(100, 3), 2, '33.33'],
  [fraction(200, 3), 2, '66.67'],
  [fraction(1, 8), 2, '0.13'],
  [fraction(251), 2, '251'],
  [fraction(0), 2, '0'],
  [fraction(-1, 3), 2, '-0.33'],
  [fraction(2, 3), 0, '1'],
])('%j with at most %d decimals reads %s', (value, decimals, want) => {
  expect(formatDecimal(value, decimals)).toBe(want);
});

test.each(
  [
    [
      '',
      'a',
      '1/0',
      '1/-2',
      '--1',
      '+1',
      '1e3',
      '0x10',
      '1.2.3',
      '1,5',
      '.5',
      '5.',
      ' 1',
      '1 ',
      '∞',
      'NaN',
      '1/2/3',
      '1.5/2',
      '9'.repeat(11),
      '1/' + '9'.repeat(10),
      '١',
    ],
  ]
    .flat()
    .map((text) => [text]),
)('%j is no number', (text) => {
  expect(parseFraction(text)).toMatchObject({ ok: false, reason: expect.stringMatching(/\.$/) as string });
});

test('what is not a pair of safe integers throws', () => {
  for (const [n, d] of [
    [1, 0],
    [0.5, 1],
    [1, 0.5],
    [Number.NaN, 1],
    [2 ** 53, 1],
    [Infinity, 1],
  ] as const)
    expect(() => fraction(n, d)).toThrow();
});
