import type { Rule, RuleId, Switches } from './rule';
import { cidrRules, cidrSwitches } from './rules/cidr';
import { crossZoneRules, crossZoneSwitches } from './rules/cross-zone';
import { networkAclRules, networkAclSwitches } from './rules/network-acl';
import { routingRules, routingSwitches } from './rules/routing';

/** How AWS sets every switch. */
export const awsRules: Switches = {
  ...cidrSwitches,
  ...networkAclSwitches,
  ...routingSwitches,
  ...crossZoneSwitches,
};

/** All rules the engine knows, by domain. */
export const rules: readonly Rule[] = [...cidrRules, ...networkAclRules, ...routingRules, ...crossZoneRules];

const byId = new Map(rules.map((rule) => [rule.id, rule]));

/** Throws for an id that the engine does not know. */
export function rule(id: RuleId): Rule {
  const found = byId.get(id);
  if (!found) throw new Error(`no rule ${id}`);
  return found;
}
