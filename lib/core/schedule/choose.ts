import type { Candidate, Shown } from './candidate';
import { day, type Cards } from './card';
import { slip } from './evidence';
import { worthOf, type Worth } from './gain';
import { fittest } from './interleave';
import { pastOf } from './past';

/** What the choice aims at. */
export type Aim = {
  /** Epoch ms of the exam; without one, sixty days from `now`. */
  horizon?: number;
  /** Rules that may be met for the first time within a day; 12 by default. */
  newPerDay?: number;
};

/** Seconds spent on reading the feedback of a right and of a wrong answer. */
const feedback = { right: 6, wrong: 35 };

/** How much more a rule counts before its first answer; it wears off with 1/(answers + 1). */
const curiosity = 0.3;

/**
 * The family to show next: the one with the greatest expected gain in recall at the horizon per expected second,
 * interleaved (`interleave.ts`). `recent` is what was shown, oldest first, at least the last day of it. Ties go to
 * the family listed first, so list them in the order of teaching. Null only where there are no families. No dice:
 * equal arguments, equal choice. Recall is FSRS-6's, https://github.com/open-spaced-repetition/fsrs4anki/wiki/The-Algorithm.
 */
export function choose<F extends Candidate>(
  cards: Cards,
  families: readonly F[],
  recent: readonly Shown[],
  now: number,
  aim: Aim = {},
): F | null {
  const horizon = aim.horizon ?? now + 60 * day;
  const worths = new Map<string, Worth>();
  for (const { rules } of families)
    for (const rule of rules) if (!worths.has(rule)) worths.set(rule, worthOf(cards.get(rule), now, horizon));
  const past = pastOf(cards, families, recent, now);
  return fittest(families, cards, past, aim.newPerDay ?? 12, (one) => gainPerSecond(one, cards, worths));
}

function gainPerSecond(family: Candidate, cards: Cards, worths: ReadonlyMap<string, Worth>): number {
  let gain = 0;
  let all = 1;
  let unmet = 0;
  for (const rule of family.rules) {
    const worth = worths.get(rule) as Worth;
    const reviews = cards.get(rule)?.reviews ?? 0;
    all *= worth.recall;
    if (reviews === 0) unmet++;
    // One new thing at a time: a second unmet rule in the same question counts for nothing.
    if (reviews > 0 || unmet === 1) gain += worth.gain * (1 + curiosity / (1 + reviews));
  }
  const p = (1 - slip) * all + (1 - all) * (family.guess ?? 0.2);
  const answer = family.seconds ?? 20 + 14 * family.rules.length;
  return gain / (answer + p * feedback.right + (1 - p) * feedback.wrong);
}
