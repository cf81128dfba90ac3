import type { Belief, BeliefId, RuleId, Switches } from '@/lib/core/aws/rule';

/** A belief on few lines: its id, the rule it breaks, the switches it turns, then statement, by and truth. */
export function wrong(
  id: BeliefId,
  breaks: RuleId,
  bends: Partial<Switches>,
  [statement, by, truth]: [string, string, string],
): Belief {
  return { id, statement, by, truth, breaks, bends };
}
