import * as fc from 'fast-check';
import { day, type Card, type Cards } from '@/lib/core/schedule/card';
import type { Evidence } from '@/lib/core/schedule/evidence';
import type { Answer } from '@/lib/core/schedule/replay';

export const start = Date.UTC(2026, 0, 1);
export const ruleIds = ['R1', 'R2', 'R3', 'R11', 'R20', 'R104'];

/** Any time within a year of `start`, after every card of `anyCards`. */
export const anyNow = fc.integer({ min: 0, max: 365 * day }).map((ms) => start + ms);

export const anyStability = fc.double({ min: 0.01, max: 3000, noNaN: true });

/** A card last reviewed within 200 days before `start`. */
export function anyCard(rule: string): fc.Arbitrary<Card> {
  return fc.record({
    rule: fc.constant(rule),
    stability: anyStability,
    difficulty: fc.double({ min: 1, max: 10, noNaN: true }),
    lastReview: fc.integer({ min: start - 200 * day, max: start }),
    reviews: fc.integer({ min: 1, max: 50 }),
    lapses: fc.integer({ min: 0, max: 20 }),
  });
}

/** Cards of some of the rules; the others were never met. */
export const anyCards: fc.Arbitrary<Cards> = fc
  .tuple(fc.subarray(ruleIds), fc.tuple(...ruleIds.map(anyCard)))
  .map(
    ([met, cards]) =>
      new Map(cards.filter(({ rule }) => met.includes(rule)).map((card) => [card.rule, card])),
  );

const anyRules = fc
  .tuple(
    fc.subarray(ruleIds, { minLength: 1, maxLength: 4 }),
    fc.array(fc.double({ min: 0.05, max: 1, noNaN: true }), { minLength: 4, maxLength: 4 }),
  )
  .map(([rules, weights]) => rules.map((rule, n) => ({ rule, weight: weights[n] as number })));

const anyGuess = fc.constantFrom(0, 0.02, 0.12, 0.25, 0.5);

export const anyEvidence: fc.Arbitrary<Evidence> = fc.record({
  rules: anyRules,
  guess: anyGuess,
  rating: fc.constantFrom('Again' as const, 'Hard' as const, 'Good' as const),
  broken: fc.option(fc.constantFrom(...ruleIds)),
});

/** Up to thirty answers in the order of time. */
export const anyAnswers: fc.Arbitrary<Answer[]> = fc
  .array(
    fc.record({
      family: fc.constantFrom('routing/ties', 'cidr/add-block'),
      at: anyNow,
      rules: anyRules,
      guess: anyGuess,
      earned: fc.constantFrom(0, 1 / 3, 0.5, 1),
      hints: fc.integer({ min: 0, max: 1 }),
      milliseconds: fc.integer({ min: 1000, max: 700_000 }),
      broken: fc.option(fc.constantFrom(...ruleIds)),
    }),
    { maxLength: 30 },
  )
  .map((answers) => answers.sort((a, b) => a.at - b.at));
