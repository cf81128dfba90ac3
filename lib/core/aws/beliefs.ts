import { cidrBeliefs } from './beliefs/cidr';
import { crossZoneBeliefs } from './beliefs/cross-zone';
import { endpointBeliefs } from './beliefs/endpoints';
import { flowLogBeliefs } from './beliefs/flow-logs';
import { gatewayBeliefs } from './beliefs/gateways';
import { hybridBeliefs } from './beliefs/hybrid';
import { linkLocalBeliefs } from './beliefs/link-local';
import { loadBalancingBeliefs } from './beliefs/load-balancing';
import { networkAclBeliefs } from './beliefs/network-acl';
import { peeringBeliefs } from './beliefs/peering';
import { routingBeliefs } from './beliefs/routing';
import { securityGroupBeliefs } from './beliefs/security-groups';
import { transitGatewayBeliefs } from './beliefs/transit-gateway';
import { vpcBlockBeliefs } from './beliefs/vpc-blocks';
import type { Belief, BeliefId, Switches } from './rule';
import { awsRules } from './rules';

/** All wrong rules the engine can follow. */
export const beliefs: readonly Belief[] = [
  ...cidrBeliefs,
  ...vpcBlockBeliefs,
  ...networkAclBeliefs,
  ...routingBeliefs,
  ...crossZoneBeliefs,
  ...securityGroupBeliefs,
  ...linkLocalBeliefs,
  ...gatewayBeliefs,
  ...peeringBeliefs,
  ...transitGatewayBeliefs,
  ...hybridBeliefs,
  ...endpointBeliefs,
  ...loadBalancingBeliefs,
  ...flowLogBeliefs,
];

const byId = new Map(
  beliefs.map((belief) => [belief.id, { belief, rules: { ...awsRules, ...belief.bends } }]),
);

/** Throws for an id that the engine does not know. */
export function belief(id: BeliefId): Belief {
  return entry(id).belief;
}

/** The engine's switches as somebody who holds the belief has them. */
export function bentRules(id: BeliefId): Switches {
  return entry(id).rules;
}

function entry(id: BeliefId): { belief: Belief; rules: Switches } {
  const found = byId.get(id);
  if (!found) throw new Error(`no belief ${id}`);
  return found;
}
