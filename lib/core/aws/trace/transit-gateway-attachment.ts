import type { TransitGatewayAttachment } from '@/lib/core/aws/topology/transit-gateway';
import type { Subnet } from '@/lib/core/aws/topology/vpc';
import type { Network } from './network';
import type { End } from './place';
import type { Ref } from './step';
import type { Walk } from './walk';

export function attachmentRef({ id }: { id: string }): Ref {
  return { kind: 'transit-gateway-attachment', id };
}

/** The attachment by which a transit gateway knows a VPC, a VPN connection or a Direct Connect gateway. */
export function attachmentOf(
  { topology }: Network,
  transitGateway: string,
  resource: string,
): TransitGatewayAttachment | undefined {
  return topology.transitGatewayAttachments.find(
    (one) => one.transitGateway === transitGateway && one.resource === resource && one.state !== 'deleted',
  );
}

/** The end of the way where there is no such attachment (R64), or where the list of them is not whole. */
export function unattached(walk: Walk, gateway: string, resource: string): End {
  const at: Ref = { kind: 'transit-gateway', id: gateway };
  if (walk.incomplete('transitGatewayAttachments') || walk.incomplete('transitGateways', gateway))
    return walk.unknown(
      at,
      'X_IMPORT_INCOMPLETE',
      'R64',
      `Whether ${resource} is attached to ${gateway} was not given.`,
    );
  return walk.end({
    at,
    disposition: 'NULL_ROUTED',
    code: 'UNASSOCIATED_COMPONENT',
    rule: 'R64',
    why: `${resource} is not attached to ${gateway}.`,
  });
}

/** Only an attachment that is available carries anything. */
export function badState(walk: Walk, attachment: TransitGatewayAttachment): End | null {
  if (attachment.state === 'available') return null;
  return walk.stop({
    at: attachmentRef(attachment),
    disposition: 'NULL_ROUTED',
    code: 'BAD_STATE_ATTACHMENT',
    rule: 'R64',
    why: `${attachment.id} is ${attachment.state}, not available.`,
  });
}

/** A VPC attachment's subnets, one per zone (R69), by id; null when one of them was not given. */
export function subnetsOf(network: Network, { subnets }: TransitGatewayAttachment): Subnet[] | null {
  const found = [...subnets].sort().map((id) => network.find('subnets', id));
  const known = found.filter((one) => one !== undefined);
  return known.length === found.length && known.length > 0 ? known : null;
}
