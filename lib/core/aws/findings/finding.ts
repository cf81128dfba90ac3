import type { RuleId } from '@/lib/core/aws/rule';
import type { Topology } from '@/lib/core/aws/topology/topology';
import type { Ref } from '@/lib/core/aws/trace/step';

export type FindingKind =
  | 'acl-entry-shadowed'
  | 'acl-asymmetric'
  | 'subnet-isolated'
  | 'stale-group-reference'
  | 'blackhole-route'
  | 'peering-overlap'
  | 'transit-overlap'
  | 'nat-without-way-out'
  | 'one-sided-peering-route'
  | 'route-never-wins'
  | 'internet-gateway-unused'
  | 'public-address-without-route'
  | 'internet-route-without-public-address'
  | 'gateway-endpoint-unassociated'
  | 'attachment-unassociated'
  | 'zone-without-attachment'
  | 'target-outside-zones'
  | 'no-healthy-target'
  | 'balancer-group-not-named'
  | 'main-table-unused'
  | 'over-quota';

/** Something in a network that is worth asking about. It may be meant; it is never a guess about what was not given. */
export type Finding = {
  kind: FindingKind;
  /** What it is about, the first foremost. */
  components: Ref[];
  /** One sentence. */
  says: string;
  /** The rule of AWS behind it. */
  rule: RuleId;
};

/** Looks for one kind of finding. */
export type Finder = (topology: Topology) => Finding[];
