import type { Outcome } from './learner';

/** For each daily budget, from small to great, what each learner came to. */
export type Curve = Outcome[][];

/**
 * Minutes at which the mean knowledge of these learners reaches the goal, between two budgets along the logarithm
 * of the minutes; Infinity if it never does.
 */
export function minutesTo(goal: number, curve: Curve, learners: readonly number[]): number {
  let before: Outcome | null = null;
  for (const outcomes of curve) {
    const here = meanOf(outcomes, learners);
    if (here.knowledge >= goal) return before ? between(before, here, goal) : here.minutes;
    before = here;
  }
  return Infinity;
}

/** Mean knowledge and minutes of these learners; one named twice counts twice. */
export function meanOf(outcomes: Outcome[], learners: readonly number[]): Outcome {
  let [knowledge, minutes] = [0, 0];
  for (const learner of learners) {
    knowledge += outcomes[learner]!.knowledge;
    minutes += outcomes[learner]!.minutes;
  }
  return { knowledge: knowledge / learners.length, minutes: minutes / learners.length };
}

function between(a: Outcome, b: Outcome, goal: number): number {
  const share = (goal - a.knowledge) / (b.knowledge - a.knowledge);
  return Math.exp(Math.log(a.minutes) + share * Math.log(b.minutes / a.minutes));
}
