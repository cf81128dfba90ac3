import type { Prefix } from '@/lib/core/net/prefix';
import type { VirtualInterface, VpnConnection } from '@/lib/core/aws/topology/hybrid';
import type { Switches } from '@/lib/core/aws/rule';
import { announcedFor, associationsFor } from './direct-connect-announced';
import { blocksOf, type Network } from './network';
import type { Ref } from './step';
import { attachmentOf } from './transit-gateway-attachment';
import { isDown } from './transit-gateway-propagation';
import { transitRoutesOf } from './transit-gateway-routes';

/** A connection of a site that works, and what AWS tells the site over it; null where that is not known. */
export type Link = { by: Ref; learned: readonly Prefix[] | null };

/** The connections of a site. A tunnel or virtual interface that is down is none. */
export function linksOf(network: Network, rules: Switches, site: string): Link[] {
  const { vpnConnections, virtualInterfaces } = network.topology;
  const connections = vpnConnections.filter(
    (one) => network.find('customerGateways', one.customerGateway)?.onPremises === site && !isDown(one),
  );
  const interfaces = virtualInterfaces.filter((one) => one.onPremises === site && one.state === 'available');
  const links = [
    ...connections.map((one): Link => ({
      by: { kind: 'vpn-connection', id: one.id },
      learned: overVpn(network, rules, one),
    })),
    ...interfaces.map((one): Link => ({
      by: { kind: 'virtual-interface', id: one.id },
      learned: overInterface(network, one),
    })),
  ];
  return links.sort((a, b) => (a.by.id < b.by.id ? -1 : 1));
}

/** Over a VPN: the blocks of the gateway's VPC, without IPv6 (R75), or what the table of the attachment holds (R64). */
function overVpn(
  network: Network,
  rules: Switches,
  { id, attachedTo }: VpnConnection,
): readonly Prefix[] | null {
  if (network.find('virtualPrivateGateways', attachedTo))
    return blocksBehind(network, attachedTo)?.filter(({ family }) => family === 4) ?? null;
  const attachment = attachmentOf(network, attachedTo, id);
  if (!attachment || attachment.routeTable === 'unknown') return null;
  if (attachment.routeTable === null) return [];
  const table = network.find('transitGatewayRouteTables', attachment.routeTable);
  const known = table && transitRoutesOf(network, rules, table);
  if (!known || known.open !== null) return null;
  return known.routes
    .filter(({ attachments, state }) => state === 'active' && !attachments.includes(attachment.id))
    .map(({ destination }) => destination);
}

function overInterface(network: Network, { kind, attachedTo }: VirtualInterface): readonly Prefix[] | null {
  if (kind === 'public' || attachedTo === null) return [];
  if (network.find('virtualPrivateGateways', attachedTo)) return blocksBehind(network, attachedTo);
  const gateway = network.find('directConnectGateways', attachedTo);
  if (!gateway) return null;
  const announced = associationsFor(network, gateway, kind).map((one) => announcedFor(network, one));
  return announced.includes(undefined) ? null : announced.flatMap((one) => one ?? []);
}

function blocksBehind(network: Network, gateway: string): readonly Prefix[] | null {
  const attached = network.find('virtualPrivateGateways', gateway)?.vpc ?? null;
  if (attached === null) return [];
  const vpc = network.find('vpcs', attached);
  return vpc ? blocksOf(vpc) : null;
}
