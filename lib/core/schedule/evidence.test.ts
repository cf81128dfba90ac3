import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { forAll } from '@/tests/support/for-all';
import { anyCards, anyEvidence, anyNow } from '@/tests/support/memories';
import { retrievability, type Cards } from './card';
import { failures, predicted, type Evidence } from './evidence';

const none: Cards = new Map();
const one = { rules: [{ rule: 'R1', weight: 1 }], guess: 0.25 };

// By hand from learning.md section 2, with R = 0.3.
test('an unmet rule is answered right by knowledge or by chance', () => {
  expect(predicted(none, one, 0)).toBeCloseTo(0.96 * 0.3 + 0.7 * 0.25, 12);
  const two = { rules: [...one.rules, { rule: 'R2', weight: 0.5 }], guess: 0 };
  expect(predicted(none, two, 0)).toBeCloseTo(0.96 * 0.3 * Math.sqrt(0.3), 12);
});

test('difficulty shifts the prediction in logits', () => {
  forAll(
    [anyCards, anyEvidence, anyNow, fc.double({ min: -3, max: 3, noNaN: true })],
    (cards, demand, now, shift) => {
      const logit = (p: number) => Math.log(p / (1 - p));
      const [p, harder] = [
        predicted(cards, demand, now),
        predicted(cards, { ...demand, difficulty: shift }, now),
      ];
      expect(logit(p) - logit(harder)).toBeCloseTo(shift, 6);
    },
  );
});

test.each<[string, Evidence['rating'], string | null, Record<string, number>]>([
  ['right: known or guessed', 'Good', null, { R1: (0.7 * 0.25) / 0.463 }],
  ['wrong: forgotten or slipped', 'Again', null, { R1: (0.7 * 0.75) / 0.537 }],
  ['wrong as a belief computes', 'Again', 'R1', { R1: 0.97 }],
  ['wrong as a belief about another rule', 'Again', 'R9', { R1: 0.03, R9: 0.97 }],
  ['right: a belief is no matter', 'Hard', 'R1', { R1: (0.7 * 0.25) / 0.463 }],
])('%s', (_, rating, broken, want) => {
  const found = failures(none, { ...one, rating, broken }, 0);
  expect([...found.keys()]).toEqual(Object.keys(want));
  for (const [rule, w] of found) expect(w).toBeCloseTo(want[rule] as number, 12);
});

test('the posterior agrees with counting all the ways in which rules can fail', () => {
  forAll([anyCards, anyEvidence, anyNow], (cards, evidence, now) => {
    const { rules, guess, rating } = evidence;
    const likely = (rightly: number) => (rating === 'Again' ? 1 - rightly : rightly);
    let total = 0;
    const failed = new Map<string, number>(rules.map(({ rule }) => [rule, 0]));
    for (let world = 0; world < 1 << rules.length; world++) {
      let weight = likely(world === 0 ? 0.96 : guess);
      rules.forEach(({ rule, weight: share }, n) => {
        const holds = retrievability(cards.get(rule), now) ** share;
        weight *= (world >> n) & 1 ? 1 - holds : holds;
      });
      total += weight;
      rules.forEach(({ rule }, n) => {
        if ((world >> n) & 1) failed.set(rule, (failed.get(rule) ?? 0) + weight);
      });
    }
    for (const [rule, w] of failures(cards, { ...evidence, broken: null }, now))
      expect(w).toBeCloseTo((failed.get(rule) ?? 0) / total, 9);
  });
});

test.each([
  [{ ...one, guess: 1 }, 'a guess of 1'],
  [{ ...one, guess: -0.1 }, 'a guess of -0.1'],
  [{ ...one, rules: [{ rule: 'R1', weight: 0 }] }, 'R1 weighs 0'],
  [{ ...one, rules: [{ rule: 'R1', weight: 1.5 }] }, 'R1 weighs 1.5'],
  [{ ...one, rules: [...one.rules, ...one.rules] }, 'R1 decides twice'],
])('refuses %j', (demand, sentence) => {
  expect(() => predicted(none, demand, 0)).toThrow(sentence);
});
