import { daysBetween, day, retrievability, unmetRecall, type Card } from './card';
import { nextMemory, recallAfter } from './fsrs';

/** What asking about a rule is worth: recall now, and the recall it is expected to add at the horizon. */
export type Worth = { recall: number; gain: number };

/**
 * What one more answer at `now` would add to the recall of a rule at `horizon` (both epoch ms), averaged over
 * remembering and forgetting; at least 0. `card` is undefined for a rule never met.
 */
export function worthOf(card: Card | undefined, now: number, horizon: number): Worth {
  const recall = retrievability(card, now);
  const days = card ? daysBetween(card.lastReview, now) : 0;
  const ahead = Math.max(0, horizon - now) / day;
  const success = nextMemory(card ?? null, days, 'Good').stability;
  const failure = nextMemory(card ?? null, days, 'Again').stability;
  const after = recall * recallAfter(success, ahead) + (1 - recall) * recallAfter(failure, ahead);
  const before = card ? recallAfter(card.stability, days + ahead) : unmetRecall;
  return { recall, gain: Math.max(0, after - before) };
}
