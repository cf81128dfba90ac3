import type { Candidate } from './candidate';
import type { Cards } from './card';
import { ruleSet, type Past } from './past';

// Factors on the worth of a family: shown within twelve hours; on the topic of the question before.
const again = 0.85;
const sameTopic = 0.95;

/**
 * The family of the greatest worth that the past allows; the first of equals. Never the one just shown when there is
 * another; then no rule set of the last two questions; then no more new rules than `newPerDay` leaves. Where that
 * leaves nothing, the last condition gives way first. A family owed after a misconception goes before all others.
 */
export function fittest<F extends Candidate>(
  families: readonly F[],
  cards: Cards,
  past: Past,
  newPerDay: number,
  worth: (family: F) => number,
): F | null {
  const room = Math.max(0, newPerDay - past.metToday);
  let best: F | null = null;
  let bestStep = -1;
  let bestWorth = -1;
  for (const family of families) {
    const step = allowance(family, cards, past, room);
    if (step < bestStep) continue;
    const value = past.owed.has(family.id) ? Infinity : worth(family) * welcome(family, past);
    if (step === bestStep && value <= bestWorth) continue;
    [best, bestStep, bestWorth] = [family, step, value];
  }
  return best;
}

/** How many of the three conditions hold, counted from the gravest. */
function allowance(family: Candidate, cards: Cards, past: Past, room: number): number {
  if (family.id === past.last?.id) return 0;
  if (past.ruleSets.has(ruleSet(family))) return 1;
  return family.rules.filter((rule) => !cards.has(rule)).length > room ? 2 : 3;
}

function welcome(family: Candidate, past: Past): number {
  const repeated = past.repeated.has(family.id) ? again : 1;
  return repeated * (family.topic === past.last?.topic ? sameTopic : 1);
}
