import * as fc from 'fast-check';
import { FSRS6_DEFAULT_DECAY, forgetting_curve } from 'ts-fsrs';
import { expect, test } from 'vitest';
import { forAll } from '@/tests/support/for-all';
import { anyCard, anyNow, anyStability } from '@/tests/support/memories';
import { day, dueAt, retrievability } from './card';
import { recallAfter } from './fsrs';

const anyGap = fc.integer({ min: 60_000, max: 400 * day });

test('a rule never met is recalled in three of ten cases', () => {
  expect(retrievability(undefined, 0)).toBe(0.3);
});

test('recall is a probability and falls with time', () => {
  forAll([anyCard('R1'), anyNow, anyGap], (card, now, gap) => {
    const [sooner, later] = [retrievability(card, now), retrievability(card, now + gap)];
    expect(sooner).toBeLessThanOrEqual(1);
    expect(later).toBeLessThan(sooner);
    expect(later).toBeGreaterThan(0);
  });
});

test('recall counts real days, not midnights', () => {
  const card = { rule: 'R1', stability: 1, difficulty: 5, lastReview: 0, reviews: 1, lapses: 0 };
  expect(retrievability(card, day / 2)).toBeGreaterThan(0.9);
  expect(retrievability(card, day)).toBeCloseTo(0.9, 12);
});

test('a clock set back counts as no time', () => {
  forAll([anyCard('R1'), anyGap], (card, gap) => {
    expect(retrievability(card, card.lastReview - gap)).toBe(1);
  });
});

test('a card is due when recall has fallen to the target', () => {
  forAll([anyCard('R1'), fc.double({ min: 0.5, max: 0.99, noNaN: true })], (card, target) => {
    expect(retrievability(card, dueAt(card, target))).toBeCloseTo(target, 6);
  });
  expect(() =>
    dueAt({ rule: 'R1', stability: 1, difficulty: 5, lastReview: 0, reviews: 1, lapses: 0 }, 1),
  ).toThrow('recall of 1 is never due');
});

test('our forgetting curve is that of ts-fsrs', () => {
  forAll([anyStability, fc.double({ min: 0, max: 1000, noNaN: true })], (stability, days) => {
    expect(recallAfter(stability, days)).toBeCloseTo(
      forgetting_curve(FSRS6_DEFAULT_DECAY, days, stability),
      6,
    );
  });
});
