import type { NatGateway } from '@/lib/core/aws/topology/gateways';
import { notAttached } from './attached-to';
import { blockedPublicly } from './block-public-access';
import { outsideCheck } from './internet-gateway';
import { translateOut, unsolicited } from './nat-gateway';
import type { Place } from './place';
import { look } from './routing';
import type { Ref } from './step';
import type { Walk } from './walk';

/**
 * A regional NAT gateway has no subnet: it has addresses by zone and a route table of its own
 * (https://docs.aws.amazon.com/vpc/latest/userguide/nat-gateways-regional.html). A zone without an address has no way in yet.
 */
export function leaveRegionalNat(walk: Walk, gateway: NatGateway, fromSubnet: string): Place {
  const at: Ref = { kind: 'nat-gateway', id: gateway.id };
  const zone = walk.network.find('subnets', fromSubnet)?.zone;
  const address = gateway.addresses.find((one) => one.zone === zone)?.public;
  if (!address)
    return walk.end({
      at,
      disposition: 'NULL_ROUTED',
      code: 'REGIONAL_NGW_ROUTE_AZ_RESTRICTION',
      rule: 'R34',
      why: `${gateway.id} has no address in ${zone ?? 'this zone'} yet.`,
    });
  const table =
    gateway.routeTable === null || gateway.routeTable === 'unknown'
      ? undefined
      : walk.network.find('routeTables', gateway.routeTable);
  if (!table)
    return walk.unknown(at, 'X_IMPORT_INCOMPLETE', 'R34', `The route table of ${gateway.id} was not given.`);
  const way = look(walk, table, 'SUBNET', null);
  if ('end' in way) return way.end;
  if (way.nextHop.kind !== 'igw')
    return walk.unknown(
      at,
      'X_UNSUPPORTED_OBJECT',
      'R34',
      `${gateway.id} sends the packet to ${way.nextHop.id}; only its way to an internet gateway is modelled.`,
    );
  const stopped = blockedPublicly(walk, gateway.vpc, fromSubnet, 'out');
  if (stopped) return stopped;
  translateOut(walk, at, address);
  return leaveInternetGateway(walk, way.nextHop.id, gateway);
}

/** The address is a public one already, so the internet gateway has nothing to translate. */
function leaveInternetGateway(walk: Walk, id: string, { vpc }: NatGateway): Place {
  const at: Ref = { kind: 'internet-gateway', id };
  const found = walk.network.find('internetGateways', id);
  if (!found) return walk.missing(at, 'R26');
  walk.pass(at);
  if (found.vpc === vpc) return outsideCheck(walk, at, walk.destination, 'out') ?? { at: 'INTERNET' };
  return notAttached(walk, at, vpc, 'R26');
}

/** An answer that comes back to an address of a regional NAT gateway; undefined when the address is none. */
export function answersToRegionalNat(walk: Walk): Place | undefined {
  const gateway = walk.network.topology.natGateways.find(
    ({ mode, addresses }) =>
      mode === 'regional' && addresses.some((one) => one.public?.value === walk.destination.value),
  );
  if (!gateway || walk.destination.family === 6) return undefined;
  const at: Ref = { kind: 'nat-gateway', id: gateway.id };
  walk.pass(at);
  const session = walk.session(at, 'NAT');
  if (!session) return unsolicited(walk, at);
  walk.restore(at, session, 'R31');
  return { at: 'VPC', vpc: gateway.vpc, fromSubnet: null };
}
