import { dueAt, type Card, type Cards } from './card';

/** How many of the rules on offer are due at `now`, were never met, or are still remembered well enough. */
export type Queue = { due: number; new: number; later: number };

/**
 * Counts the rules on offer at `now` (epoch ms): due where recall has fallen to 0.9, new without a card, else later.
 * Cards of rules that are not on offer do not count, and a rule named twice counts once. Due is as in FSRS,
 * https://github.com/open-spaced-repetition/fsrs4anki/wiki/The-Algorithm
 */
export function queue(cards: Cards, rules: Iterable<string>, now: number): Queue {
  const counts = { due: 0, new: 0, later: 0 };
  for (const rule of new Set(rules)) {
    const card = cards.get(rule);
    counts[card === undefined ? 'new' : dueAt(card) <= now ? 'due' : 'later']++;
  }
  return counts;
}

/**
 * How many cards fall due on each of the next `days` days, today first, if nothing is answered meanwhile; today holds
 * what is due already. `dayOf` numbers the day of an instant (epoch ms), in whatever zone the learner lives. Refuses a
 * number of days that is not whole or below 0.
 */
export function forecast(
  cards: Iterable<Card>,
  now: number,
  days: number,
  dayOf: (at: number) => number,
): number[] {
  if (!Number.isInteger(days) || days < 0) throw new Error(`a forecast of ${days} days`);
  const counts = new Array<number>(days).fill(0);
  for (const card of cards) {
    const ahead = Math.max(0, dayOf(dueAt(card)) - dayOf(now));
    if (ahead < days) counts[ahead] = (counts[ahead] ?? 0) + 1;
  }
  return counts;
}
