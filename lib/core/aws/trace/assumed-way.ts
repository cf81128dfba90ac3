import { contains } from '@/lib/core/net/prefix';
import type { NextHop } from '@/lib/core/aws/route-table';
import { holdsAddress } from './network';
import { transitKnowing } from './transit-gateway-lookup';
import type { Walk } from './walk';

/**
 * Where a route that is not there would most likely lead, so that what stands behind it is explained as well: an answer back
 * the way the request came; else to the peering, transit gateway or virtual private gateway that leads to the destination;
 * else to the internet by what the sender can use.
 */
export function assumedWay(walk: Walk, vpc: string): NextHop | undefined {
  const back = walk.direction === 'return' ? walk.arrivals.get(vpc) : undefined;
  return back ?? toPeer(walk, vpc) ?? toTransit(walk, vpc) ?? toSite(walk, vpc) ?? toInternet(walk, vpc);
}

function toPeer({ network, destination }: Walk, vpc: string): NextHop | undefined {
  const found = network.topology.peeringConnections.find(({ requester, accepter }) => {
    const far = requester.vpc === vpc ? accepter.vpc : accepter.vpc === vpc ? requester.vpc : undefined;
    const other = far === undefined ? undefined : network.find('vpcs', far);
    return other !== undefined && holdsAddress(other, destination);
  });
  return found && { kind: 'pcx', id: found.id };
}

function toTransit(walk: Walk, vpc: string): NextHop | undefined {
  const id = transitKnowing(walk, vpc);
  return id === undefined ? undefined : { kind: 'tgw', id };
}

function toSite({ network, destination }: Walk, vpc: string): NextHop | undefined {
  const { virtualPrivateGateways, onPremises } = network.topology;
  const isThere = onPremises.some(({ prefixes }) => prefixes.some((one) => contains(one, destination)));
  const gateway = isThere ? virtualPrivateGateways.find((one) => one.vpc === vpc) : undefined;
  return gateway && { kind: 'vgw', id: gateway.id };
}

/** Only to what no VPC of this network holds, and for IPv4 by the internet gateway only for who has a public address. */
function toInternet({ network, destination, source }: Walk, vpc: string): NextHop | undefined {
  const { vpcs, internetGateways, egressOnlyInternetGateways, natGateways } = network.topology;
  if (vpcs.some((one) => holdsAddress(one, destination))) return undefined;
  const gateway = internetGateways.find((one) => one.vpc === vpc);
  const egressOnly = egressOnlyInternetGateways.find((one) => one.vpc === vpc);
  if (destination.family === 6)
    return egressOnly ? { kind: 'eigw', id: egressOnly.id } : gateway && { kind: 'igw', id: gateway.id };
  const nat = natGateways.find((one) => one.vpc === vpc && one.state === 'available');
  if (nat && !network.shownAs(vpc, source)) return { kind: 'nat', id: nat.id };
  return gateway && { kind: 'igw', id: gateway.id };
}
