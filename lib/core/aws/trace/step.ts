import type { Fraction } from '@/lib/core/net/fraction';
import type { RuleId } from '@/lib/core/aws/rule';
import type { ExplanationCode } from './codes';
import type { Header } from './header';

/** A component by kind and id; `row` names what in it decided: a route's destination, an entry's number, a rule. */
export type Ref = { kind: RefKind; id: string; row?: string };

export type RefKind =
  | 'vpc'
  | 'subnet'
  | 'route-table'
  | 'prefix-list'
  | 'network-acl'
  | 'security-group'
  | 'interface'
  | 'instance'
  | 'internet-gateway'
  | 'egress-only-internet-gateway'
  | 'nat-gateway'
  | 'peering-connection'
  | 'transit-gateway'
  | 'transit-gateway-attachment'
  | 'transit-gateway-route-table'
  | 'virtual-private-gateway'
  | 'customer-gateway'
  | 'vpn-connection'
  | 'virtual-interface'
  | 'direct-connect-gateway'
  | 'on-premises'
  | 'endpoint'
  | 'service'
  | 'load-balancer'
  | 'listener'
  | 'target-group'
  | 'accelerator'
  | 'block-public-access'
  | 'internet'
  | 'import';

/** What became of a packet in one direction (the words are Batfish's where AWS has none). */
export type Disposition =
  | 'ACCEPTED'
  | 'EXITS_NETWORK'
  | 'DENIED_OUT'
  | 'DENIED_IN'
  | 'NO_ROUTE'
  | 'NULL_ROUTED'
  | 'NEIGHBOR_UNREACHABLE'
  | 'LOOP'
  | 'INSUFFICIENT_INFO';

export type Outcome =
  'ESTABLISHED' | 'FORWARD_BLOCKED' | 'RETURN_BLOCKED' | 'INDETERMINATE' | 'ONE_WAY_DELIVERED';

export type StepKind =
  | 'ORIGINATE'
  | 'FILTER'
  | 'ROUTE_LOOKUP'
  | 'TRANSFORM'
  | 'SESSION_SETUP'
  | 'SESSION_MATCH'
  | 'SESSION_MISS'
  | 'SELECT'
  | 'FORWARD'
  | 'DELIVER'
  | 'DROP'
  | 'UNKNOWN';

/** What did it: which filter, which table, which translation, which choice. */
export type StepDetail =
  | 'SECURITY_GROUP'
  | 'NETWORK_ACL'
  | 'SOURCE_DEST_CHECK'
  | 'GATEWAY_CHECK'
  | 'ENDPOINT_POLICY'
  | 'BLOCK_PUBLIC_ACCESS'
  | 'FIREWALL'
  | 'SUBNET'
  | 'GATEWAY'
  | 'TGW'
  | 'SOURCE_NAT'
  | 'DEST_NAT'
  | 'STATIC_NAT'
  | 'ENCAPSULATE'
  | 'DECAPSULATE'
  | 'TARGET'
  | 'TARGET_GROUP'
  | 'AZ'
  | 'TUNNEL'
  | 'ECMP_MEMBER'
  | 'ENDPOINT_GROUP'
  | 'ENDPOINT'
  | 'CLIENT_PORTS';

export type Verdict = 'PERMITTED' | 'DENIED' | 'NOT_EVALUATED' | 'UNKNOWN';

/** A thing that was weighed: a route, an entry, a rule, a target. `lost` says why not; the one taken lost to nobody. */
export type StepCandidate = { ref: Ref; lost: string | null; share?: Fraction };

export type Step = {
  n: number;
  kind: StepKind;
  detail?: StepDetail;
  at: Ref;
  vpc?: string;
  subnet?: string;
  zone?: string;
  direction?: 'in' | 'out';
  verdict?: Verdict;
  /** The rule of AWS that was applied. */
  rule: RuleId;
  /** One sentence. */
  why: string;
  evidence?: Ref[];
  candidates?: StepCandidate[];
  inbound?: Header;
  outbound?: Header;
  code?: ExplanationCode;
};

/** What would have to be known, and what it would decide. */
export type Unknown = { at: Ref; code: ExplanationCode; why: string };
