import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatFraction, sum } from '@/lib/core/net/fraction';
import { forAll } from '@/tests/support/for-all';
import { bentRules } from './beliefs';
import { awsRules } from './rules';
import { shareByWeight, type WeightedGroup } from './target-group-weights';

const group = (id: string, weight: number, anyHealthy = true): WeightedGroup => ({ id, weight, anyHealthy });
const shares = (groups: WeightedGroup[], rules = awsRules): string[] =>
  shareByWeight(groups, rules).map(({ share }) => formatFraction(share));

// https://docs.aws.amazon.com/elasticloadbalancing/latest/application/rule-action-types.html, forward actions: of two groups
// with weight 10 each gets half; with 10 and 20 the second gets twice as many.
test.each([
  [
    [10, 10],
    ['1/2', '1/2'],
  ],
  [
    [10, 20],
    ['1/3', '2/3'],
  ],
  [[1], ['1']],
  [
    [0, 5],
    ['0', '1'],
  ],
  [
    [0, 0],
    ['0', '0'],
  ],
  [
    [999, 1],
    ['999/1000', '1/1000'],
  ],
])('weights %j share as %j', (weights, want) => {
  expect(shares(weights.map((weight, at) => group(`tg-${at}`, weight)))).toEqual(want);
});

test('shares add up to all requests, in proportion to the weights', () => {
  forAll([fc.array(fc.integer({ min: 0, max: 999 }), { minLength: 1, maxLength: 5 })], (weights) => {
    const all = shareByWeight(
      weights.map((weight, at) => group(`tg-${at}`, weight)),
      awsRules,
    ).map(({ share }) => share);
    const total = weights.reduce((a, b) => a + b, 0);
    expect(formatFraction(sum(all))).toBe(total === 0 ? '0' : '1');
    all.forEach(({ n, d }, at) => expect(n * total).toBe((weights[at] ?? 0) * d));
  });
});

test('a group without a healthy target keeps its share', () => {
  expect(shares([group('tg-a', 10, false), group('tg-b', 30)])).toEqual(['1/4', '3/4']);
});

test('who believes in failover gives the share of a dead group to the others, unless all are dead', () => {
  const rules = bentRules('M42');
  expect(shares([group('tg-a', 10, false), group('tg-b', 5)], rules)).toEqual(['0', '1']);
  expect(shares([group('tg-a', 10, false), group('tg-b', 0)], rules)).toEqual(['1', '0']);
  expect(shares([group('tg-a', 10, false), group('tg-b', 30, false)], rules)).toEqual(['1/4', '3/4']);
});

test.each([-1, 1000, 0.5])('the weight %d is refused', (weight) => {
  expect(() => shares([group('tg-a', weight)])).toThrow('not from 0 to 999');
});
