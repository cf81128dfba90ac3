import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { forAll } from '@/tests/support/for-all';
import { medianTime } from './median';
import { rate, type Rating } from './rating';

// learning.md section 2.
test.each<[string, number, number, number, number | null, Rating]>([
  ['wrong', 0, 0, 20_000, 20_000, 'Again'],
  ['wrong with a hint', 0, 1, 20_000, 20_000, 'Again'],
  ['less than half right', 0.49, 0, 20_000, 20_000, 'Again'],
  ['half right', 0.5, 0, 20_000, 20_000, 'Hard'],
  ['nearly right', 0.99, 0, 20_000, 20_000, 'Hard'],
  ['right', 1, 0, 20_000, 20_000, 'Good'],
  ['right with a hint', 1, 1, 20_000, 20_000, 'Hard'],
  ['right at 2.5 times the median', 1, 0, 50_000, 20_000, 'Good'],
  ['right, slower than that', 1, 0, 50_001, 20_000, 'Hard'],
  ['right and very fast', 1, 0, 1, 20_000, 'Good'],
  ['right, slow, but there is no median', 1, 0, 500_000, null, 'Good'],
  ['right after ten minutes', 1, 0, 600_000, 20_000, 'Hard'],
  ['right after more than ten minutes', 1, 0, 600_001, 20_000, 'Good'],
])('%s', (_, earned, hints, milliseconds, median, want) => {
  expect(rate({ earned, hints, milliseconds }, median)).toBe(want);
});

test('no answer is Easy', () => {
  const anyMedian = fc.option(fc.integer({ min: 1, max: 600_000 }));
  forAll(
    [fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(3), fc.nat(700_000), anyMedian],
    (earned, hints, milliseconds, median) => {
      expect(['Again', 'Hard', 'Good']).toContain(rate({ earned, hints, milliseconds }, median));
    },
    1000,
  );
});

test('what was not earned from 0 to 1 is refused', () => {
  for (const earned of [-0.1, 1.1, NaN])
    expect(() => rate({ earned, hints: 0, milliseconds: 1 }, null)).toThrow('not from 0 to 1');
});

test.each<[number[], number | null]>([
  [[], null],
  [[1, 2, 3, 4], null],
  [[5, 1, 4, 2, 3], 3],
  [[6, 5, 1, 4, 2, 3], 3.5],
  [[1, 2, 3, 4, 600_001], null],
  [[1, 2, 3, 4, 600_000], 3],
  [[0, 1, 2, 3, 4], null],
])('the median of %j is %j', (times, want) => {
  expect(medianTime(times)).toBe(want);
});

test('a median does not depend on the order and leaves the times as they were', () => {
  forAll([fc.array(fc.integer({ min: 1, max: 700_000 }))], (times) => {
    const given = [...times];
    expect(medianTime([...times].reverse())).toBe(medianTime(times));
    expect(times).toEqual(given);
  });
});
