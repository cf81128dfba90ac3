import { cidrBeliefs } from './beliefs/cidr';
import { crossZoneBeliefs } from './beliefs/cross-zone';
import { networkAclBeliefs } from './beliefs/network-acl';
import { routingBeliefs } from './beliefs/routing';
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
