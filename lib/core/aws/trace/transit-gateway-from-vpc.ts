import type { TransitGatewayAttachment } from '@/lib/core/aws/topology/transit-gateway';
import type { Subnet } from '@/lib/core/aws/topology/vpc';
import { crossAcl, type Direction } from './filters';
import { recordFlow } from './flow';
import type { End, Place, PlaceOf } from './place';
import { attachmentOf, attachmentRef, badState, subnetsOf, unattached } from './transit-gateway-attachment';
import type { Walk } from './walk';

/**
 * From a subnet of a VPC into a transit gateway: through the attachment's interface in the sender's zone, whose subnet's
 * network ACL is read inbound (https://docs.aws.amazon.com/vpc/latest/tgw/tgw-nacls.html); even for a sender in that very
 * subnet (R45), whose outbound entries were read when it left its interface.
 */
export function enterTransitGateway(
  walk: Walk,
  { gateway, vpc, subnet: from }: PlaceOf<'TRANSIT_GATEWAY_FROM_VPC'>,
): Place {
  const attachment = attachmentOf(walk.network, gateway, vpc);
  if (!attachment) return unattached(walk, gateway, vpc);
  walk.pass(attachmentRef(attachment));
  const sender = walk.network.find('subnets', from);
  if (!sender) return walk.missing({ kind: 'subnet', id: from }, 'R69');
  const stopped = badState(walk, attachment) ?? throughZone(walk, attachment, sender);
  return stopped ?? { at: 'TRANSIT_GATEWAY', attachment: attachment.id, zone: sender.zone };
}

/** R69: an attachment has one subnet per zone, and takes packets from the zones in which it has one. */
function throughZone(walk: Walk, attachment: TransitGatewayAttachment, { id, zone }: Subnet): End | null {
  const subnets = subnetsOf(walk.network, attachment);
  if (!subnets)
    return walk.unknown(
      attachmentRef(attachment),
      'X_IMPORT_INCOMPLETE',
      'R69',
      `Which subnets ${attachment.id} has was not given.`,
    );
  const own = subnets.find((one) => one.zone === zone);
  const stopped =
    own || walk.rules.tgwZones === 'any'
      ? null
      : walk.stop({
          at: attachmentRef(attachment),
          disposition: 'NULL_ROUTED',
          code: 'TGW_ROUTE_AZ_RESTRICTION',
          rule: 'R69',
          why: `${id} is in ${zone}, and ${attachment.id} has no subnet there.`,
        });
  const entered = own ?? subnets[0];
  return stopped ?? (entered ? crossAttachmentAcl(walk, attachment, entered, 'in') : null);
}

/** The network ACL of an attachment's subnet, and what the flow log of the attachment's interface says where that was given. */
export function crossAttachmentAcl(
  walk: Walk,
  attachment: TransitGatewayAttachment,
  subnet: Subnet,
  direction: Direction,
): End | null {
  const before = walk.blockers.length;
  const stopped = crossAcl(walk, subnet, direction);
  const holder = walk.network.once(`interface of ${attachment.id} in ${subnet.id}`, () =>
    walk.network.topology.interfaces.find(
      (one) => one.attachedTo === attachment.id && one.subnet === subnet.id,
    ),
  );
  if (holder && stopped?.disposition !== 'INSUFFICIENT_INFO')
    recordFlow(
      walk,
      holder,
      direction === 'in' ? 'ingress' : 'egress',
      walk.blockers.length > before ? 'REJECT' : 'ACCEPT',
    );
  return stopped;
}
