import * as fc from 'fast-check';
import { FSRS, Rating, forgetting_curve, type Grade } from 'ts-fsrs';
import { expect, test } from 'vitest';
import { forAll } from '@/tests/support/for-all';
import { anyCard, anyNow } from '@/tests/support/memories';
import { day, type Card } from './card';
import { worthOf } from './gain';

const oracle = new FSRS({ enable_short_term: false, enable_fuzz: false });
const anyAhead = fc.integer({ min: 0, max: 90 * day });

/** Asks ts-fsrs: the recall at the horizon after that answer. */
function recallThen(card: Card | undefined, days: number, ahead: number, grade: Grade): number {
  const next = oracle.next_state(card ?? null, days, grade);
  return forgetting_curve(oracle.parameters.w, ahead, next.stability);
}

test('a gain is what one answer adds to the recall at the horizon, remembered or not', () => {
  forAll([fc.option(anyCard('R1'), { nil: undefined }), anyNow, anyAhead], (card, now, milliseconds) => {
    const days = card ? (now - card.lastReview) / day : 0;
    const ahead = milliseconds / day;
    const recall = card ? forgetting_curve(oracle.parameters.w, days, card.stability) : 0.3;
    const before = card ? forgetting_curve(oracle.parameters.w, days + ahead, card.stability) : 0.3;
    const after =
      recall * recallThen(card, days, ahead, Rating.Good) +
      (1 - recall) * recallThen(card, days, ahead, Rating.Again);
    const worth = worthOf(card, now, now + milliseconds);
    expect(worth.recall).toBeCloseTo(recall, 6);
    expect(worth.gain).toBeCloseTo(Math.max(0, after - before), 6);
  });
});

test('asking again at once gains nothing', () => {
  forAll([anyCard('R1'), anyAhead], (card, ahead) => {
    expect(worthOf(card, card.lastReview, card.lastReview + ahead).gain).toBeCloseTo(0, 6);
  });
});
