import { fraction } from '@/lib/core/net/fraction';
import type { VpnConnection } from '@/lib/core/aws/topology/hybrid';
import type { End, Place, PlaceOf } from './place';
import type { Ref } from './step';
import { attachmentOf, unattached } from './transit-gateway-attachment';
import type { Walk } from './walk';

/** Over a VPN connection, towards the customer gateway or towards AWS (https://docs.aws.amazon.com/vpn/latest/s2svpn/VPC_VPN.html). */
export function crossVpn(walk: Walk, { connection: id, towards }: PlaceOf<'VPN'>): Place {
  const at: Ref = { kind: 'vpn-connection', id };
  const found = walk.network.find('vpnConnections', id);
  if (!found) return walk.missing(at, 'R75');
  if (towards === 'aws') walk.pass({ kind: 'customer-gateway', id: found.customerGateway });
  walk.pass(at);
  const onGateway = walk.network.find('virtualPrivateGateways', found.attachedTo) !== undefined;
  const stopped = refusal(walk, at, found, onGateway);
  if (stopped) return stopped;
  sayTunnel(walk, at, found, onGateway);
  if (towards === 'on-premises') return toCustomer(walk, found);
  if (onGateway) return { at: 'VIRTUAL_PRIVATE_GATEWAY_IN', gateway: found.attachedTo };
  if (!walk.network.find('transitGateways', found.attachedTo))
    return walk.missing({ kind: 'import', id: found.attachedTo }, 'R75');
  const attachment = attachmentOf(walk.network, found.attachedTo, id);
  return attachment
    ? { at: 'TRANSIT_GATEWAY', attachment: attachment.id, zone: null }
    : unattached(walk, found.attachedTo, id);
}

function refusal(walk: Walk, at: Ref, { id, tunnels }: VpnConnection, onGateway: boolean): End | null {
  if (onGateway && walk.destination.family === 6)
    return walk.stop({
      at,
      disposition: 'DENIED_IN',
      code: 'X_IPV6_UNSUPPORTED_HERE',
      rule: 'R75',
      why: `${id} ends at a virtual private gateway, and its VPN connections carry no IPv6.`,
    });
  if (tunnels.some(({ state }) => state === 'up')) return null;
  if (tunnels.some(({ state }) => state === 'unknown'))
    return walk.unknown(at, 'X_IMPORT_INCOMPLETE', 'R74', `Whether a tunnel of ${id} is up was not given.`);
  return walk.stop({
    at,
    disposition: 'NULL_ROUTED',
    code: onGateway ? 'BAD_STATE_VPN' : 'TGW_BAD_STATE_VPN',
    rule: 'R74',
    why: `No tunnel of ${id} is up.`,
  });
}

/** R75: a virtual private gateway uses one tunnel at a time; M35 believes that it uses both. */
function sayTunnel(walk: Walk, at: Ref, { id, tunnels }: VpnConnection, onGateway: boolean): void {
  const up = tunnels
    .filter(({ state }) => state === 'up')
    .map((one) => one.id)
    .sort();
  const candidates = up.map((row) => ({ ref: { ...at, row }, lost: null }));
  if (onGateway && walk.rules.vgwEcmp && up.length > 1) {
    const shared = candidates.map((one) => ({ ...one, share: fraction(1, up.length) }));
    walk.choose(
      at,
      'ECMP_MEMBER',
      'R75',
      `Flows are spread over the tunnels ${up.join(', ')} of ${id}.`,
      shared,
    );
    return;
  }
  walk.say({
    kind: 'FORWARD',
    detail: 'TUNNEL',
    at,
    rule: 'R75',
    why:
      up.length > 1
        ? `${id} has several tunnels up and the packet takes one of them.`
        : `The packet takes ${up[0] ?? 'the tunnel'} of ${id}.`,
    candidates,
  });
}

function toCustomer(walk: Walk, { id, customerGateway }: VpnConnection): Place {
  const at: Ref = { kind: 'customer-gateway', id: customerGateway };
  const found = walk.network.find('customerGateways', customerGateway);
  walk.pass(at);
  if (found?.onPremises) return { at: 'ON_PREMISES', site: found.onPremises, arriving: true };
  walk.say({
    kind: 'DELIVER',
    at,
    rule: 'R74',
    why: `The packet leaves for the network behind ${customerGateway}, of which nothing was given.`,
  });
  return {
    at: 'END',
    disposition: 'EXITS_NETWORK',
    where: at,
    answerFrom: { at: 'VPN', connection: id, towards: 'aws' },
  };
}
