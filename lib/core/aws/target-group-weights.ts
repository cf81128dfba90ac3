import { fraction, type Fraction } from '@/lib/core/net/fraction';
import type { LoadBalancingSwitches } from './rules/load-balancing-switches';

/** A target group of a forward action; `weight` is a whole number from 0 to 999. */
export type WeightedGroup = { id: string; weight: number; anyHealthy: boolean };

/**
 * What each target group gets of the requests that a rule forwards: its weight over the sum of weights, healthy or not
 * (R89, https://docs.aws.amazon.com/elasticloadbalancing/latest/application/rule-action-types.html). All 0 without a weight.
 */
export function shareByWeight(
  groups: readonly WeightedGroup[],
  rules: LoadBalancingSwitches,
): { id: string; share: Fraction }[] {
  const wrong = groups.find(({ weight }) => !Number.isInteger(weight) || weight < 0 || weight > 999);
  if (wrong) throw new Error(`${wrong.id} has the weight ${wrong.weight}, which is not from 0 to 999`);
  const anybody = groups.some((group) => group.anyHealthy && group.weight > 0);
  const counted = groups.map((group) =>
    rules.weightFailover && anybody && !group.anyHealthy ? { ...group, weight: 0 } : group,
  );
  const total = counted.reduce((sum, { weight }) => sum + weight, 0);
  return counted.map(({ id, weight }) => ({ id, share: fraction(weight, total === 0 ? 1 : total) }));
}
