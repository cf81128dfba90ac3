import { fraction } from '@/lib/core/net/fraction';
import type { TransitGatewayAttachment } from '@/lib/core/aws/topology/transit-gateway';
import type { Subnet } from '@/lib/core/aws/topology/vpc';
import { subnetHolds } from './network';
import type { End } from './place';
import { attachmentRef, subnetsOf } from './transit-gateway-attachment';
import type { Walk } from './walk';

/**
 * The subnet in which a packet leaves a transit gateway for a VPC. By itself a transit gateway keeps the zone of the packet
 * (R70); in appliance mode it keeps that of the flow, in both directions (R71,
 * https://docs.aws.amazon.com/vpc/latest/tgw/tgw-vpc-attachments.html).
 */
export function subnetTowards(
  walk: Walk,
  attachment: TransitGatewayAttachment,
  zone: string | null,
): Subnet | End {
  const at = attachmentRef(attachment);
  const subnets = subnetsOf(walk.network, attachment);
  if (!subnets)
    return walk.unknown(at, 'X_IMPORT_INCOMPLETE', 'R70', `The subnets of ${attachment.id} were not given.`);
  const byPacket = openTo(subnets, [zone]);
  const byFlow = openTo(subnets, [zone, zoneOfDestination(walk, attachment)]);
  const { applianceMode } = attachment;
  if (applianceMode === 'unknown' && (byPacket.length > 1 || String(ids(byPacket)) !== String(ids(byFlow))))
    return walk.unknown(
      at,
      'X_IMPORT_INCOMPLETE',
      'R71',
      `Whether ${attachment.id} is in appliance mode was not given; the zone depends on it.`,
    );
  if (applianceMode === true) return ofFlow(walk, attachment, subnets, byFlow);
  if (walk.rules.tgwZoneWithoutAppliance === 'of-the-flow')
    return ofFlow(walk, attachment, subnets, byPacket);
  return oneOf(walk, attachment, byPacket);
}

function ids(subnets: readonly Subnet[]): string[] {
  return subnets.map(({ id }) => id);
}

/** The subnets in the wanted zones; where the attachment has none there, all of them. */
function openTo(subnets: readonly Subnet[], wanted: readonly (string | null)[]): readonly Subnet[] {
  const there = subnets.filter(({ zone }) => wanted.includes(zone));
  return there.length > 0 ? there : subnets;
}

/** Where the destination is, if it is in a VPC of this transit gateway. */
function zoneOfDestination(
  { network, destination }: Walk,
  { transitGateway }: TransitGatewayAttachment,
): string | null {
  const vpcs = network.topology.transitGatewayAttachments
    .filter((one) => one.kind === 'vpc' && one.transitGateway === transitGateway)
    .map(({ resource }) => resource);
  const subnet = network.topology.subnets.find(
    (one) => vpcs.includes(one.vpc) && subnetHolds(one, destination),
  );
  return subnet?.zone ?? null;
}

/** The zone that the flow has here; what opens a flow gets it one. */
function ofFlow(
  walk: Walk,
  attachment: TransitGatewayAttachment,
  subnets: readonly Subnet[],
  open: readonly Subnet[],
): Subnet | End {
  const at = attachmentRef(attachment);
  const zone = walk.session(at, 'APPLIANCE')?.zone;
  const kept = subnets.find((one) => one.zone === zone);
  if (kept) {
    walk.say({
      kind: 'SESSION_MATCH',
      at,
      zone: kept.zone,
      rule: 'R71',
      why: `${attachment.id} sends the answer through ${kept.zone}, where the flow was opened.`,
    });
    return kept;
  }
  const subnet = oneOf(walk, attachment, open);
  if ('zone' in subnet) walk.rememberZone(at, subnet.zone);
  return subnet;
}

function oneOf(walk: Walk, attachment: TransitGatewayAttachment, open: readonly Subnet[]): Subnet | End {
  const at = attachmentRef(attachment);
  const rule = attachment.applianceMode === true ? 'R71' : 'R70';
  const [only, ...others] = open;
  if (!only) return walk.missing(at, rule);
  if (others.length === 0) return only;
  const candidates = open.map(({ id, zone }) => ({
    ref: { kind: 'subnet', id, row: zone } as const,
    lost: null,
    share: fraction(1, open.length),
  }));
  const why = `${attachment.id} has subnets in several zones that the packet may take, and takes one.`;
  return open[walk.choose(at, 'AZ', rule, why, candidates)] ?? only;
}
