import type { Prefix } from '@/lib/core/net/prefix';
import type { Known } from './known';

/** One statement of an endpoint policy. `*` stands for all, and at the end of a name for any ending. */
export type PolicyStatement = {
  effect: 'allow' | 'deny';
  principals: string[];
  actions: string[];
  resources: string[];
};

export type VpcEndpoint = {
  id: string;
  name?: string;
  kind: 'gateway' | 'interface' | 'gateway-load-balancer';
  vpc: string;
  /** Such as com.amazonaws.us-east-1.s3. */
  service: string;
  serviceRegion: string;
  state: 'available' | 'pending' | 'pending-acceptance' | 'failed' | 'rejected' | 'deleted';
  /** Tables that a gateway endpoint writes its route into. */
  routeTables: string[];
  subnets: string[];
  interfaces: string[];
  privateDns: boolean;
  /** The load balancer behind an endpoint service of somebody's own; null for AWS's services and unknown ones. */
  loadBalancer: string | null;
  policy: Known<'full-access' | PolicyStatement[]>;
};

/** An AWS service reached at public addresses: which prefix list names it. */
export type AwsService = { name: string; region: string; prefixList: string | null; prefixes: Prefix[] };
