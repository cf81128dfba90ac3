import type { Ipv4 } from '@/lib/core/net/ip';
import type { Fraction } from '@/lib/core/net/fraction';
import type { PortRange } from '@/lib/core/net/port-range';
import type { Known } from './known';

export type Health = 'healthy' | 'unhealthy' | 'unused';
export type TargetGroup = {
  id: string;
  name?: string;
  vpc: string | null;
  targetType: 'instance' | 'ip' | 'lambda' | 'alb';
  protocol: 'TCP' | 'UDP' | 'TCP_UDP' | 'TLS' | 'HTTP' | 'HTTPS' | 'GENEVE' | 'QUIC';
  port: number;
  crossZone: Known<'on' | 'off' | 'inherit'>;
  preserveClientIp: Known<'on' | 'off' | 'default'>;
  stickiness: Known<'none' | 'cookie' | 'source-ip' | '5-tuple' | '3-tuple' | '2-tuple'>;
  /** `id` is an instance, an address, or a load balancer; `zone` null for an address outside the VPC. */
  targets: Known<{ id: string; port: number; zone: string | null; health: Known<Health> }[]>;
};

export type Listener = {
  id: string;
  protocol: 'TCP' | 'UDP' | 'TCP_UDP' | 'TLS' | 'HTTP' | 'HTTPS' | 'GENEVE' | 'QUIC';
  /** One port; all ports of a Gateway Load Balancer. */
  ports: PortRange;
  /** Weighted target groups of the default action; empty when it does not forward. */
  forwards: { targetGroup: string; weight: number }[];
  /** Rules with conditions on a request, which no packet shows: where there are any, the target group is not known. */
  conditional: boolean;
  /** The target groups of those rules, where each of them forwards: when all are the default action's, it is known after all. */
  ruleGroups?: string[];
};

export type LoadBalancer = {
  id: string;
  name?: string;
  kind: 'ALB' | 'NLB' | 'GWLB';
  scheme: 'internet-facing' | 'internal';
  vpc: string;
  state: 'active' | 'provisioning' | 'failed';
  /** Enabled zones, each with its node's interface where it is known. */
  zones: { zone: string; subnet: string; interface: string | null }[];
  crossZone: Known<'on' | 'off' | 'default'>;
  /** Of an NLB: whether PrivateLink traffic reads the inbound rules too (R93). */
  inboundRulesOnPrivateLink: Known<boolean>;
  listeners: Known<Listener[]>;
};

export type Accelerator = {
  id: string;
  name?: string;
  addresses: Ipv4[];
  listeners: { protocol: 'TCP' | 'UDP'; ports: PortRange; groups: EndpointGroup[] }[];
};

/** `dial` is 0 to 100. `near` is the share of clients that this Region is nearest to. An endpoint is a load balancer, an instance, or an Elastic IP by its address. */
export type EndpointGroup = {
  region: string;
  dial: number;
  near: Fraction;
  endpoints: {
    id: string;
    weight: number;
    preserveClientIp: boolean;
    health: Known<'healthy' | 'unhealthy'>;
  }[];
};
