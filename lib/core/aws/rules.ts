import type { Rule, RuleId, Switches } from './rule';
import { cidrRules, cidrSwitches } from './rules/cidr';
import { crossZoneRules, crossZoneSwitches } from './rules/cross-zone';
import { endpointSwitches } from './rules/endpoints';
import { flowLogSwitches } from './rules/flow-logs';
import { gatewaySwitches } from './rules/gateways';
import { hybridSwitches } from './rules/hybrid';
import { linkLocalSwitches } from './rules/link-local';
import { loadBalancingSwitches } from './rules/load-balancing';
import { networkAclRules, networkAclSwitches } from './rules/network-acl';
import { peeringSwitches } from './rules/peering';
import { routingRules, routingSwitches } from './rules/routing';
import { securityGroupSwitches } from './rules/security-groups';
import { transitGatewaySwitches } from './rules/transit-gateway';

/** How AWS sets every switch. */
export const awsRules: Switches = {
  ...cidrSwitches,
  ...networkAclSwitches,
  ...routingSwitches,
  ...crossZoneSwitches,
  ...securityGroupSwitches,
  ...linkLocalSwitches,
  ...gatewaySwitches,
  ...peeringSwitches,
  ...transitGatewaySwitches,
  ...hybridSwitches,
  ...endpointSwitches,
  ...loadBalancingSwitches,
  ...flowLogSwitches,
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
