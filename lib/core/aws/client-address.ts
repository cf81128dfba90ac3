import type { LoadBalancingSwitches } from './rules/load-balancing-switches';
import type { LoadBalancer, TargetGroup } from './topology/load-balancing';

/** What decides whose address a target sees. */
export type Forwarding = Pick<TargetGroup, 'targetType' | 'protocol' | 'preserveClientIp'> & {
  balancer: Exclude<LoadBalancer['kind'], 'GWLB'>;
  /** Whether clients come through an endpoint of PrivateLink. */
  viaPrivateLink: boolean;
};

/** The source address of the packets that reach the target. */
export type SeenSource = 'CLIENT' | 'LOAD_BALANCER' | 'unknown';

/**
 * Whose address the target sees as the source: R94 for an Application Load Balancer
 * (https://docs.aws.amazon.com/elasticloadbalancing/latest/application/x-forwarded-headers.html), R92 for a Network Load
 * Balancer (https://docs.aws.amazon.com/elasticloadbalancing/latest/network/edit-target-group-attributes.html). Targets other
 * than instances and addresses are not covered, nor are balancers that translate between IPv4 and IPv6.
 */
export function sourceSeen(forwarding: Forwarding, rules: LoadBalancingSwitches): SeenSource {
  if (rules.clientIp === 'always-kept') return 'CLIENT';
  if (rules.clientIp === 'never-kept' || forwarding.balancer === 'ALB' || forwarding.viaPrivateLink)
    return 'LOAD_BALANCER';
  const { targetType, protocol, preserveClientIp } = forwarding;
  if (targetType !== 'instance' && targetType !== 'ip') return 'unknown';
  if (protocol === 'UDP' || protocol === 'TCP_UDP') return 'CLIENT';
  if (preserveClientIp === 'unknown') return 'unknown';
  const kept = preserveClientIp === 'default' ? targetType === 'instance' : preserveClientIp === 'on';
  return kept ? 'CLIENT' : 'LOAD_BALANCER';
}

/** What lies between the load balancer and the target, if anything that matters. */
export type Between = 'nothing' | 'transit-gateway' | 'gwlb-endpoint';

/**
 * Why a connection fails although target and filters are well: a kept address passes neither a transit gateway nor a Gateway
 * Load Balancer endpoint, and a target that is its own client drops a packet from itself (R92). Null when neither holds.
 */
export function keptAddressFails(
  seen: SeenSource,
  { between, clientIsTarget }: { between: Between; clientIsTarget: boolean },
): 'ELBV2_SOURCE_ADDRESS_PRESERVATION' | 'X_HAIRPIN' | null {
  if (seen !== 'CLIENT') return null;
  if (between !== 'nothing') return 'ELBV2_SOURCE_ADDRESS_PRESERVATION';
  return clientIsTarget ? 'X_HAIRPIN' : null;
}
