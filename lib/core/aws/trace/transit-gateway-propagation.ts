import type { Prefix } from '@/lib/core/net/prefix';
import type { Announcement, VpnConnection } from '@/lib/core/aws/topology/hybrid';
import type { TransitGatewayAttachment } from '@/lib/core/aws/topology/transit-gateway';
import type { Bgp } from '@/lib/core/aws/transit-gateway-table';
import { blocksOf, type Network } from './network';

/** What an attachment tells the tables that it propagates into; `open` says what of it is not known, if anything. */
export type Propagated = { announced: { prefix: Prefix; bgp: Bgp | null }[]; open: string | null };

const nothing: Propagated = { announced: [], open: null };

/** https://docs.aws.amazon.com/vpc/latest/tgw/how-transit-gateways-work.html: peerings and firewalls propagate nothing (R67). */
export function propagatedBy(network: Network, attachment: TransitGatewayAttachment): Propagated {
  switch (attachment.kind) {
    case 'vpc':
      return ofVpc(network, attachment);
    case 'vpn':
      return ofVpn(network, attachment);
    case 'direct-connect-gateway':
      return ofDirectConnect(network, attachment);
    case 'connect':
      return unknown(`What ${attachment.id} learned over Connect is not modelled.`);
    case 'peering':
    case 'network-function':
      return nothing;
  }
}

function ofVpc(network: Network, { resource }: TransitGatewayAttachment): Propagated {
  const vpc = network.find('vpcs', resource);
  if (!vpc) return unknown(`The blocks of ${resource} were not given.`);
  return { announced: blocksOf(vpc).map((prefix) => ({ prefix, bgp: null })), open: null };
}

function ofVpn(network: Network, { resource }: TransitGatewayAttachment): Propagated {
  const connection = network.find('vpnConnections', resource);
  if (!connection) return unknown(`${resource} was not given.`);
  if (connection.routing === 'static')
    return { announced: connection.staticRoutes.map((prefix) => ({ prefix, bgp: null })), open: null };
  if (isDown(connection)) return nothing;
  if (connection.announces === 'unknown') return unknown(`What ${resource} announces was not given.`);
  return { announced: connection.announces.map(told), open: null };
}

/** Whether every tunnel is known to be down. */
export function isDown({ tunnels }: VpnConnection): boolean {
  return tunnels.every(({ state }) => state === 'down');
}

function ofDirectConnect({ topology }: Network, { resource }: TransitGatewayAttachment): Propagated {
  const up = topology.virtualInterfaces.filter(
    (one) => one.attachedTo === resource && one.kind === 'transit' && one.state === 'available',
  );
  const silent = up.find(({ announces }) => announces === 'unknown');
  return {
    announced: up.flatMap(({ announces }) => (announces === 'unknown' ? [] : announces.map(told))),
    open: silent ? `What ${silent.id} announces was not given.` : null,
  };
}

function told({ prefix, asPathLength, med }: Announcement): { prefix: Prefix; bgp: Bgp } {
  return { prefix, bgp: { asPathLength, med } };
}

function unknown(open: string): Propagated {
  return { announced: [], open };
}
