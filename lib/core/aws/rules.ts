import type { Rule, RuleDomain, RuleId, Switches } from './rule';
import { cidrRules, cidrSwitches } from './rules/cidr';
import { crossZoneRules, crossZoneSwitches } from './rules/cross-zone';
import { endpointRules, endpointSwitches } from './rules/endpoints';
import { flowLogRules, flowLogSwitches } from './rules/flow-logs';
import { gatewayTableRules } from './rules/gateway-tables';
import { gatewayRules, gatewaySwitches } from './rules/gateways';
import { hybridRules, hybridSwitches } from './rules/hybrid';
import { linkLocalRules, linkLocalSwitches } from './rules/link-local';
import { loadBalancingRules, loadBalancingSwitches } from './rules/load-balancing';
import { networkAclRules, networkAclSwitches } from './rules/network-acl';
import { peeringRules, peeringSwitches } from './rules/peering';
import { routingRules, routingSwitches } from './rules/routing';
import { securityGroupRules, securityGroupSwitches } from './rules/security-groups';
import { transitGatewayRules, transitGatewaySwitches } from './rules/transit-gateway';

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

/** All rules the engine knows, by subject. */
export const ruleDomains: readonly RuleDomain[] = [
  { title: 'Addresses and blocks', rules: cidrRules },
  { title: 'Route tables', rules: routingRules },
  { title: 'Gateway route tables and middleboxes', rules: gatewayTableRules },
  { title: 'Internet gateways and NAT gateways', rules: gatewayRules },
  { title: 'Network ACLs', rules: networkAclRules },
  { title: 'Security groups', rules: securityGroupRules },
  { title: 'What the host answers', rules: linkLocalRules },
  { title: 'Peering', rules: peeringRules },
  { title: 'Transit gateways', rules: transitGatewayRules },
  { title: 'VPN and Direct Connect', rules: hybridRules },
  { title: 'Endpoints', rules: endpointRules },
  { title: 'Cross-zone load balancing', rules: crossZoneRules },
  { title: 'Load balancers and Global Accelerator', rules: loadBalancingRules },
  { title: 'Flow logs', rules: flowLogRules },
];

/** The same in one list. */
export const rules: readonly Rule[] = ruleDomains.flatMap((domain) => domain.rules);

const byId = new Map(rules.map((rule) => [rule.id, rule]));

/** Throws for an id that the engine does not know. */
export function rule(id: RuleId): Rule {
  const found = byId.get(id);
  if (!found) throw new Error(`no rule ${id}`);
  return found;
}
