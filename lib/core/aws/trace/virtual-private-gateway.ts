import { formatIp } from '@/lib/core/net/ip';
import type { VirtualPrivateGateway } from '@/lib/core/aws/topology/gateways';
import type { Vpc } from '@/lib/core/aws/topology/vpc';
import { offersOfInterfaces, offersOfVpn, together, type Offers } from './announcements';
import { enterThrough } from './gateway-table';
import { holdsAddress, type Network } from './network';
import { wayAmong } from './offered-way';
import type { End, Place, PlaceOf } from './place';
import { look } from './routing';
import type { Ref } from './step';
import { towards } from './subnet';
import type { Walk } from './walk';

/** Out of a VPC by what leads to the destination: its VPN connections and virtual interfaces (R74). */
export function leaveVirtualPrivateGateway(
  walk: Walk,
  { gateway, vpc }: PlaceOf<'VIRTUAL_PRIVATE_GATEWAY_OUT'>,
): Place {
  const at: Ref = { kind: 'virtual-private-gateway', id: gateway };
  const found = walk.network.find('virtualPrivateGateways', gateway);
  if (!found) return walk.missing(at, 'R74');
  walk.pass(at);
  if (found.vpc !== vpc) return detached(walk, at, vpc);
  if (walk.destination.family === 6 && !carriesIpv6(walk, found))
    return walk.end({
      at,
      disposition: 'DENIED_IN',
      code: 'X_IPV6_UNSUPPORTED_HERE',
      rule: 'R75',
      why: `Only VPN connections are attached to ${gateway}, and over a virtual private gateway they carry no IPv6.`,
    });
  const way = wayAmong(walk, at, offersTo(walk, found), {
    rule: 'R74',
    none: `Nothing that is attached to ${gateway} leads to`,
  });
  return 'at' in way ? way : placeOf(way, gateway);
}

function placeOf({ kind, id }: Ref, gateway: string): Place {
  if (kind === 'vpn-connection') return { at: 'VPN', connection: id, towards: 'on-premises' };
  if (kind === 'virtual-interface') return { at: 'VIRTUAL_INTERFACE', id, towards: 'on-premises' };
  return { at: 'DIRECT_CONNECT_GATEWAY', gateway: id, from: gateway };
}

function detached(walk: Walk, at: Ref, vpc: string): End {
  return walk.end({
    at,
    disposition: 'NULL_ROUTED',
    code: 'UNASSOCIATED_COMPONENT',
    rule: 'R74',
    why: `${at.id} is not attached to ${vpc}.`,
  });
}

/** R75: whether anything but VPN connections is attached to it. */
function carriesIpv6({ network }: Walk, { id }: VirtualPrivateGateway): boolean {
  const { virtualInterfaces, directConnectGateways } = network.topology;
  return (
    virtualInterfaces.some(({ attachedTo }) => attachedTo === id) ||
    directConnectGateways.some(({ associations }) => associations.some(({ gateway }) => gateway === id))
  );
}

/** R75: its VPN connections carry no IPv6. */
function offersTo({ network, destination }: Walk, { id }: VirtualPrivateGateway): Offers {
  const { vpnConnections, directConnectGateways } = network.topology;
  const connections = vpnConnections.filter(
    ({ attachedTo }) => attachedTo === id && destination.family === 4,
  );
  const gateways = directConnectGateways.filter(({ associations }) =>
    associations.some(({ gateway, state }) => gateway === id && state === 'associated'),
  );
  return together([
    ...connections.map(offersOfVpn),
    offersOfInterfaces(network, id, 'private'),
    ...gateways.map((one) =>
      offersOfInterfaces(network, one.id, 'private', { kind: 'direct-connect-gateway', id: one.id }),
    ),
  ]);
}

/**
 * Into the VPC from on premises: to addresses of its blocks, by the gateway's own table if it has one (R21), and to nothing
 * else that the VPC can reach (https://docs.aws.amazon.com/vpc/latest/userguide/nat-gateway-basics.html).
 */
export function enterVirtualPrivateGateway(
  walk: Walk,
  { gateway }: PlaceOf<'VIRTUAL_PRIVATE_GATEWAY_IN'>,
): Place {
  const at: Ref = { kind: 'virtual-private-gateway', id: gateway };
  const found = walk.network.find('virtualPrivateGateways', gateway);
  if (!found) return walk.missing(at, 'R74');
  walk.pass(at);
  if (found.vpc === null) return detached(walk, at, 'any VPC');
  const vpc = walk.network.find('vpcs', found.vpc);
  if (!vpc) return walk.missing({ kind: 'vpc', id: found.vpc }, 'R33');
  if (holdsAddress(vpc, walk.destination))
    return enterThrough(walk, at, vpc.id, { kind: 'vgw', id: gateway });
  return (
    beyond(walk, vpc) ??
    walk.end({
      at,
      disposition: 'NO_ROUTE',
      code: 'VPC_LOCAL_ROUTE_CIDR_RESTRICTION',
      rule: 'R33',
      why: `${formatIp(walk.destination)} is in no block of ${vpc.id}, and ${gateway} delivers to those only: its NAT gateways, internet gateway, peerings and gateway endpoints serve nobody on premises.`,
    })
  );
}

/** As M25 and M36 have it: by the VPC's main table, to its gateways, or to its gateway endpoints. */
function beyond(walk: Walk, { id }: Vpc): Place | null {
  const { peeringEdgeToEdge, gatewayEndpointServes } = walk.rules;
  if (!peeringEdgeToEdge && gatewayEndpointServes === 'own-vpc') return null;
  const subnet = firstSubnet(walk.network, id);
  const table = walk.network.tablesOf(id).find(({ main }) => main);
  if (!subnet || !table) return null;
  const way = look(walk, table, 'SUBNET', subnet);
  if ('end' in way) return way.end;
  const isEndpoint = way.nextHop.kind === 'vpce';
  const isOpen = isEndpoint ? gatewayEndpointServes === 'anyone' : peeringEdgeToEdge;
  return isOpen && way.nextHop.kind !== 'local' ? towards(walk, subnet, way.nextHop) : null;
}

function firstSubnet(network: Network, vpc: string): ReturnType<Network['subnetsOf']>[number] | undefined {
  return [...network.subnetsOf(vpc)].sort((a, b) => (a.id < b.id ? -1 : 1))[0];
}
