import { daysUntil, recallAfter } from './fsrs';

/** A day in milliseconds; times are epoch milliseconds, stabilities days. */
export const day = 86_400_000;

/** What is expected of a rule that was never met: the lesson was read, no question answered. */
export const unmetRecall = 0.3;

/** What a learner remembers of one rule. Plain JSON: a cache of what replaying the answers leaves behind. */
export type Card = {
  /** The rule's id, R1 to R104, or a row of the capability table. */
  rule: string;
  /** Days in which the probability of recall falls from 1 to 0.9. */
  stability: number;
  /** 1 (easy) to 10. */
  difficulty: number;
  /** Epoch milliseconds. */
  lastReview: number;
  reviews: number;
  /** Wrong answers that were probably this rule's fault. */
  lapses: number;
};

/** One learner's cards by rule. A rule without a card was never met. */
export type Cards = ReadonlyMap<string, Card>;

/** Days between two epoch times as a real number. A clock that was set back counts as no time. */
export function daysBetween(from: number, to: number): number {
  return Math.max(0, to - from) / day;
}

/**
 * Probability, 0 to 1, that the learner applies the rule right at `now` (epoch ms); 0.3 for a rule never met.
 * FSRS-6, https://github.com/open-spaced-repetition/fsrs4anki/wiki/The-Algorithm. Says nothing about slips or guesses.
 */
export function retrievability(card: Card | undefined, now: number): number {
  return card === undefined ? unmetRecall : recallAfter(card.stability, daysBetween(card.lastReview, now));
}

/**
 * Epoch milliseconds at which recall has fallen to `target`; for 0.9, a stability after the last review. Refuses a
 * target outside 0 to 1, both excluded. https://github.com/open-spaced-repetition/fsrs4anki/wiki/The-Algorithm
 */
export function dueAt(card: Card, target = 0.9): number {
  if (!(target > 0 && target < 1)) throw new Error(`recall of ${target} is never due`);
  return card.lastReview + daysUntil(card.stability, target) * day;
}
