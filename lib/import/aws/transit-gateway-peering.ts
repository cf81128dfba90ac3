import { compareText } from '@/lib/import/in-order';
import { grouped, valuesOf, type Gathered } from '@/lib/import/gathered';
import {
  describeTransitGatewayAttachments,
  describeTransitGatewayPeeringAttachments,
} from './transit-gateway-calls';

/** The other end of a peering attachment: its transit gateway, and the attachment's name there. */
export type PeeringSides = {
  /** The name in the topology of an attachment as one transit gateway sees it. */
  nameOf(attachment: string, transitGateway: string): string;
  /** The attachment on the other side, or null where that side was not imported. */
  otherSideOf(attachment: string, transitGateway: string): string | null;
};

/**
 * AWS gives both sides of a peering the same attachment id, one in each Region; here every attachment has an id of its own,
 * so the accepter's carries its transit gateway behind an @.
 */
export function peeringSides(gathered: Gathered): PeeringSides {
  const sides = new Map<string, { gateway: string; name: string }[]>();
  for (const one of valuesOf(gathered, describeTransitGatewayPeeringAttachments)) {
    const id = one.TransitGatewayAttachmentId;
    const accepter = one.AccepterTgwInfo.TransitGatewayId;
    const own = one.AccepterTransitGatewayAttachmentId;
    const both = [
      { gateway: one.RequesterTgwInfo.TransitGatewayId, name: id },
      { gateway: accepter, name: own && own !== id ? own : `${id}@${accepter}` },
    ];
    sides.set(id, both);
    if (own) sides.set(own, both);
  }
  const peerings = valuesOf(gathered, describeTransitGatewayAttachments).filter((one) =>
    one.ResourceType.endsWith('peering'),
  );
  for (const [id, rows] of grouped(peerings, (one) => one.TransitGatewayAttachmentId)) {
    if (sides.has(id)) continue;
    const gateways = rows.map((one) => one.TransitGatewayId).sort(compareText);
    sides.set(
      id,
      gateways.map((gateway, at) => ({ gateway, name: at === 0 ? id : `${id}@${gateway}` })),
    );
  }
  return {
    nameOf: (id, gateway) => sides.get(id)?.find((one) => one.gateway === gateway)?.name ?? id,
    otherSideOf: (id, gateway) => sides.get(id)?.find((one) => one.gateway !== gateway)?.name ?? null,
  };
}
