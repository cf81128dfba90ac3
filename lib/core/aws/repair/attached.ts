import type { Ip } from '@/lib/core/net/ip';
import { contains, type Prefix } from '@/lib/core/net/prefix';
import type { Network } from '@/lib/core/aws/trace/network';
import type { Topology } from '@/lib/core/aws/topology/topology';
import type {
  TransitGatewayAttachment,
  TransitGatewayRouteTable,
} from '@/lib/core/aws/topology/transit-gateway';
import { blocksOf } from './measure';
import { lookupOf, type Obstacle } from './obstacle';

/** What an attachment propagates, as far as the topology says it (R64): a VPC's blocks, what a VPN announces. */
export function announcedBy(
  { vpcs, vpnConnections }: Topology,
  { kind, resource }: TransitGatewayAttachment,
): Prefix[] {
  if (kind === 'vpc') return vpcs.filter(({ id }) => id === resource).flatMap(blocksOf);
  const vpn = vpnConnections.find(({ id }) => kind === 'vpn' && id === resource);
  if (!vpn) return [];
  const learned = vpn.announces === 'unknown' ? [] : vpn.announces.map(({ prefix }) => prefix);
  return vpn.routing === 'static' ? vpn.staticRoutes : learned;
}

/** Attachments of the transit gateway by which a packet to this address could leave; peerings always, because the far side is not seen. */
export function waysOutTo(
  { topology }: Network,
  transitGateway: string,
  address: Ip,
): TransitGatewayAttachment[] {
  const isInside = [
    ...topology.vpcs.flatMap(blocksOf),
    ...topology.onPremises.flatMap(({ prefixes }) => prefixes),
  ].some((block) => contains(block, address));
  return topology.transitGatewayAttachments.filter((one) => {
    if (one.transitGateway !== transitGateway || one.state !== 'available') return false;
    if (one.kind === 'vpc' && isInside)
      return announcedBy(topology, one).some((block) => contains(block, address));
    return true;
  });
}

/** The table of a transit gateway in which the packet found no way, or a wrong one. */
export function transitTableOf(obstacle: Obstacle): TransitGatewayRouteTable | null {
  const { blocker, network } = obstacle;
  if (blocker.detail === 'SECURITY_GROUP' || blocker.detail === 'NETWORK_ACL') return null;
  const id =
    blocker.at.kind === 'transit-gateway-route-table' ? blocker.at.id : lookupOf(obstacle, 'TGW')?.at.id;
  return network.find('transitGatewayRouteTables', id ?? '') ?? null;
}

/** The attachment by which the packet came into the transit gateway that stopped it, or that it passed last. */
export function cameBy({ hops, network, blocker }: Obstacle): TransitGatewayAttachment | null {
  const at = blocker.at.kind === 'transit-gateway-attachment' ? blocker.at.id : null;
  const passed = hops.filter(({ kind }) => kind === 'transit-gateway-attachment').map(({ id }) => id);
  return network.find('transitGatewayAttachments', at ?? passed[0] ?? '') ?? null;
}
