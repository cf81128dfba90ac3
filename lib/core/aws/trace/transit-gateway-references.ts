import type { TransitGatewayAttachment } from '@/lib/core/aws/topology/transit-gateway';
import type { Walk } from './walk';

/** The one zone in which security groups are not named over a transit gateway. */
const excluded = 'use1-az3';

/**
 * Whether the far VPC's groups still see who sent the packet: only when the transit gateway and both attachments enable it
 * (R51, https://docs.aws.amazon.com/vpc/latest/tgw/tgw-vpc-attachments.html).
 */
export function keepReferences(
  walk: Walk,
  to: TransitGatewayAttachment,
  cameBy: string,
  zones: readonly (string | null)[],
): void {
  const from = walk.network.find('transitGatewayAttachments', cameBy);
  const gateway = walk.network.find('transitGateways', to.transitGateway);
  const settings = [
    from?.kind === 'vpc' && from.securityGroupReferencing,
    to.securityGroupReferencing,
    gateway?.securityGroupReferencing ?? 'unknown',
    !zones.includes(excluded),
  ];
  if (settings.includes(false)) walk.forget('SG_REFERENCING_SUPPORT');
  else if (settings.includes('unknown')) walk.forget('UNKNOWN_PEERED_SGS');
}
