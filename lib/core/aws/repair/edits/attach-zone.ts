import { blocksOf, toAndFrom } from '@/lib/core/aws/repair/measure';
import type { EditKind } from '@/lib/core/aws/repair/edit-kind';
import { withMembers } from '@/lib/core/aws/repair/member';
import type { TransitGatewayAttachment } from '@/lib/core/aws/topology/transit-gateway';
import type { Network } from '@/lib/core/aws/trace/network';

export type AttachZone = { kind: 'attach-zone'; attachment: string; subnet: string };

/** The attachment of a VPC gets a subnet in a zone in which it has none (R69). */
export const attachZone: EditKind<AttachZone> = {
  propose({ network, blocker: { code, at } }) {
    if (code !== 'TGW_ROUTE_AZ_RESTRICTION' && code !== 'TGW_ATTACH_VPC_AZ_RESTRICTION') return [];
    const attachment = network.find('transitGatewayAttachments', at.id);
    if (!attachment || attachment.kind !== 'vpc') return [];
    const zones = zonesOf(network, attachment);
    return network
      .subnetsOf(attachment.resource)
      .filter(({ zone }) => !zones.includes(zone))
      .map(({ id }) => ({ kind: 'attach-zone', attachment: attachment.id, subnet: id }));
  },

  apply(topology, { attachment, subnet }) {
    const zoneOf = (id: string): string | undefined => topology.subnets.find((one) => one.id === id)?.zone;
    return withMembers(topology, 'transitGatewayAttachments', [attachment], (one) =>
      one.subnets.some((id) => zoneOf(id) === zoneOf(subnet))
        ? one
        : { ...one, subnets: [...one.subnets, subnet] },
    );
  },

  says: ({ attachment, subnet }) => `Add ${subnet} to ${attachment}, which has no subnet in its zone.`,

  opens(topology, { subnet }) {
    const added = topology.subnets.find(({ id }) => id === subnet);
    const served = topology.subnets.filter(({ vpc, zone }) => vpc === added?.vpc && zone === added?.zone);
    return toAndFrom(served.flatMap(blocksOf));
  },
};

function zonesOf(network: Network, { subnets }: TransitGatewayAttachment): (string | undefined)[] {
  return subnets.map((id) => network.find('subnets', id)?.zone);
}
