import type { Connection, Probe } from '@/lib/core/aws/trace/trace';
import type { Outcome } from '@/lib/core/aws/trace/step';

/** What somebody wants of a network: this flow is to get through, there and back, or is to stay blocked. */
export type Goal = { label: string; probe: Probe; must: 'pass' | 'stay-blocked' };

const wanted: Record<Goal['must'], readonly Outcome[]> = {
  pass: ['ESTABLISHED', 'ONE_WAY_DELIVERED'],
  'stay-blocked': ['FORWARD_BLOCKED', 'RETURN_BLOCKED'],
};

/** Whether every way of a flow ends as the goal wants. Where a way was left out or is not known, it does not. */
export function isMet({ must }: Goal, ways: readonly Connection[], more: boolean): boolean {
  return !more && ways.every(({ outcome }) => wanted[must].includes(outcome));
}
