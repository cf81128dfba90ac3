import { daysBetween, type Card, type Cards } from './card';
import { failures, type Evidence } from './evidence';
import { nextMemory, type Memory } from './fsrs';
import type { Rating } from './rating';

/** ts-fsrs keeps eight decimals; so do we after mixing. */
const decimals = 1e8;

/**
 * The cards that an answer at `now` (epoch ms) moves, one for each rule that decided it, in the order of their ids;
 * `cards` stays as it is. Each is mixed of what FSRS makes of a success and of a failure, by the posterior w that
 * this rule failed: S' = exp((1 − w)·ln S_success + w·ln S_failure), difficulty linearly. A right answer never
 * lowers a stability, a lapse (wrong, w at least one half) never raises one. Pure, so replaying the answers in order rebuilds the cards bit for bit. Refuses what
 * `failures` refuses. https://github.com/open-spaced-repetition/fsrs4anki/wiki/The-Algorithm
 */
export function review(cards: Cards, evidence: Evidence, now: number): Card[] {
  return [...failures(cards, evidence, now)].map(([rule, w]) =>
    moved(rule, cards.get(rule), evidence.rating, w, now),
  );
}

/** The cards with the moved ones in their places; the given map stays as it is. */
export function withMoved(cards: Cards, moved: readonly Card[]): Cards {
  return new Map([...cards, ...moved.map((card) => [card.rule, card] as const)]);
}

function moved(rule: string, card: Card | undefined, rating: Rating, w: number, now: number): Card {
  const days = card ? daysBetween(card.lastReview, now) : 0;
  // The rule may have held although the answer was wrong: then it was remembered.
  const success = nextMemory(card ?? null, days, rating === 'Again' ? 'Good' : rating);
  const failure = nextMemory(card ?? null, days, 'Again');
  const { stability, difficulty } = mixed(success, failure, w);
  const lapsed = rating === 'Again' && w >= 0.5;
  const before = card?.stability ?? stability;
  const bound = rating !== 'Again' ? Math.max : lapsed ? Math.min : (free: number) => free;
  return {
    rule,
    stability: bound(stability, before),
    difficulty,
    lastReview: Math.max(now, card?.lastReview ?? now),
    reviews: (card?.reviews ?? 0) + 1,
    lapses: (card?.lapses ?? 0) + (lapsed ? 1 : 0),
  };
}

function mixed(success: Memory, failure: Memory, w: number): Memory {
  const stability = Math.exp((1 - w) * Math.log(success.stability) + w * Math.log(failure.stability));
  const difficulty = (1 - w) * success.difficulty + w * failure.difficulty;
  return { stability: rounded(stability), difficulty: rounded(difficulty) };
}

function rounded(value: number): number {
  return Math.round(value * decimals) / decimals;
}
