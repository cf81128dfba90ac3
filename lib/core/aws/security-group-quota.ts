import type { SecurityGroupRule } from './security-group';
import type { Known } from './topology/known';
import type { PrefixList } from './topology/vpc';

/** A prefix list as the quota sees it. AWS publishes the weight of each of its own lists. */
export type CountedList = Pick<PrefixList, 'id' | 'owner' | 'maxEntries'> & { weight?: number };

/**
 * How many rules one rule counts as towards the quota of rules for each group (R56,
 * https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html). Unknown for a list of which nothing is known.
 */
export function ruleCost({ peer }: SecurityGroupRule, lists: readonly CountedList[]): Known<number> {
  if (peer.kind !== 'prefix-list') return 1;
  const list = lists.find(({ id }) => id === peer.id);
  return (list?.owner === 'customer' ? list.maxEntries : list?.weight) ?? 'unknown';
}

/** What all rules of one direction and one address family cost together. */
export function quotaUsed(rules: readonly SecurityGroupRule[], lists: readonly CountedList[]): Known<number> {
  return rules.reduce<Known<number>>((sum, rule) => {
    const cost = ruleCost(rule, lists);
    return sum === 'unknown' || cost === 'unknown' ? 'unknown' : sum + cost;
  }, 0);
}
