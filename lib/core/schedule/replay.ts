import type { Card, Cards } from './card';
import type { Demand } from './evidence';
import { medianTime } from './median';
import { rate, type Performance } from './rating';
import { review } from './review';

/** An answered question as it is kept: nothing in it was rated, so that everything can be computed again. */
export type Answer = Demand &
  Performance & {
    family: string;
    /** Epoch milliseconds. */
    at: number;
    /** The rule broken by the belief that computes this very response, null when none does. */
    broken: string | null;
  };

/**
 * The cards that a learner's answers leave behind, from the first on. The same answers give the same cards, bit for
 * bit. Refuses answers that are not in the order of time.
 */
export function replay(answers: readonly Answer[]): Cards {
  const cards = new Map<string, Card>();
  const times = new Map<string, number[]>();
  let last = -Infinity;
  for (const answer of answers) {
    if (answer.at < last) throw new Error(`an answer of ${answer.at} follows one of ${last}`);
    last = answer.at;
    const own = times.get(answer.family) ?? [];
    const rating = rate(answer, medianTime(own));
    for (const card of review(cards, { ...answer, rating }, answer.at)) cards.set(card.rule, card);
    own.push(answer.milliseconds);
    times.set(answer.family, own);
  }
  return cards;
}
