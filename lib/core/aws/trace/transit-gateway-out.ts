import type { TransitGatewayAttachment } from '@/lib/core/aws/topology/transit-gateway';
import type { Subnet } from '@/lib/core/aws/topology/vpc';
import { subnetHolds } from './network';
import type { Place, PlaceOf } from './place';
import { holderOr, lookUpFrom } from './subnet';
import { attachmentRef, badState } from './transit-gateway-attachment';
import { crossAttachmentAcl } from './transit-gateway-from-vpc';
import { keepReferences } from './transit-gateway-references';
import { subnetTowards } from './transit-gateway-zone';
import type { Walk } from './walk';

/** Out of a transit gateway by an attachment, to what is attached. */
export function leaveTransitGateway(
  walk: Walk,
  { attachment: id, from, zone }: PlaceOf<'TRANSIT_GATEWAY_OUT'>,
): Place {
  const attachment = walk.network.find('transitGatewayAttachments', id);
  if (!attachment) return walk.missing({ kind: 'transit-gateway-attachment', id }, 'R64');
  walk.pass(attachmentRef(attachment));
  const stopped = badState(walk, attachment);
  if (stopped) return stopped;
  const { kind, resource } = attachment;
  switch (kind) {
    case 'vpc':
      return intoVpc(walk, attachment, from, zone);
    case 'vpn':
      return { at: 'VPN', connection: resource, towards: 'on-premises' };
    case 'direct-connect-gateway':
      return { at: 'DIRECT_CONNECT_GATEWAY', gateway: resource, from: attachment.transitGateway };
    case 'peering':
      // R51: the far transit gateway does not know who sent the packet.
      walk.forget('SG_REFERENCES_NOT_PRESERVED');
      return { at: 'TRANSIT_GATEWAY', attachment: resource, zone: null };
    case 'connect':
    case 'network-function':
      return walk.unknown(
        attachmentRef(attachment),
        'X_UNSUPPORTED_OBJECT',
        'R64',
        `${id} leads to ${resource}; what is behind a ${kind} attachment is not modelled.`,
      );
  }
}

/**
 * Into a VPC: out of the attachment's interface in one zone, through its subnet's network ACL, and on by that subnet's route
 * table (R70, https://docs.aws.amazon.com/vpc/latest/tgw/how-transit-gateways-work.html). To an address in that very subnet
 * neither is read (R45).
 */
function intoVpc(walk: Walk, attachment: TransitGatewayAttachment, from: string, zone: string | null): Place {
  const subnet = subnetTowards(walk, attachment, zone);
  if ('at' in subnet) return subnet;
  keepReferences(walk, attachment, from, [zone, subnet.zone]);
  walk.say({
    kind: 'FORWARD',
    at: attachmentRef(attachment),
    vpc: subnet.vpc,
    subnet: subnet.id,
    zone: subnet.zone,
    rule: 'R70',
    why: `The packet comes out in ${subnet.id}, in ${subnet.zone}${crossed(zone, subnet)}.`,
  });
  if (walk.direction === 'forward')
    walk.arrivals.set(subnet.vpc, { kind: 'tgw', id: attachment.transitGateway });
  if (subnetHolds(subnet, walk.destination)) return holderOr(walk, subnet, subnet.id);
  return crossAttachmentAcl(walk, attachment, subnet, 'out') ?? lookUpFrom(walk, subnet);
}

function crossed(zone: string | null, subnet: Subnet): string {
  return zone === null || zone === subnet.zone ? '' : `; it came from ${zone}`;
}
