import type { CidrSwitches } from './rules/cidr-switches';
import type { CrossZoneSwitches } from './rules/cross-zone-switches';
import type { EndpointSwitches } from './rules/endpoints-switches';
import type { FlowLogSwitches } from './rules/flow-logs-switches';
import type { GatewaySwitches } from './rules/gateways-switches';
import type { HybridSwitches } from './rules/hybrid-switches';
import type { LinkLocalSwitches } from './rules/link-local-switches';
import type { LoadBalancingSwitches } from './rules/load-balancing-switches';
import type { NetworkAclSwitches } from './rules/network-acl-switches';
import type { PeeringSwitches } from './rules/peering-switches';
import type { RoutingSwitches } from './rules/routing-switches';
import type { SecurityGroupSwitches } from './rules/security-groups-switches';
import type { TransitGatewaySwitches } from './rules/transit-gateway-switches';

/** Every switch of the engine. AWS's setting of each stands in `rules.ts`; a belief turns one or more. */
export type Switches = CidrSwitches &
  NetworkAclSwitches &
  RoutingSwitches &
  CrossZoneSwitches &
  SecurityGroupSwitches &
  LinkLocalSwitches &
  GatewaySwitches &
  PeeringSwitches &
  TransitGatewaySwitches &
  HybridSwitches &
  EndpointSwitches &
  LoadBalancingSwitches &
  FlowLogSwitches;

/** A statement of AWS's documentation that the engine follows. Ids are those of the catalogue, R1 to R104. */
export type Rule = {
  id: RuleId;
  /** One sentence, in our words. */
  statement: string;
  /** Title of the page that says it. */
  page: string;
  source: `https://docs.aws.amazon.com/${string}`;
  /** The day somebody compared the statement with that page, as YYYY-MM-DD. */
  checked: string;
  /** The switches that this rule sets. Turn one and the engine follows a wrong rule. */
  switches: readonly (keyof Switches)[];
  /** Part of it follows from what AWS documents, and no page says it. No question hangs on it. */
  inferred?: true;
  /** Pages of AWS disagree about part of it. No question hangs on it. */
  disputed?: true;
};

/** The rules of one subject, as people look for them. */
export type RuleDomain = { title: string; rules: readonly Rule[] };

export type RuleId = `R${number}`;
export type BeliefId = `M${number}` | `M${number}${'a' | 'b' | 'c' | 'd' | 'e' | 'f'}`;

/** A wrong rule that people follow: the engine with some of its switches turned. */
export type Belief = {
  id: BeliefId;
  /** The belief as its holder would say it. */
  statement: string;
  /** Completes “You would choose … by …”, so it starts with a verb in -ing. */
  by: string;
  /** One sentence: what AWS does instead. */
  truth: string;
  breaks: RuleId;
  bends: Partial<Switches>;
};
