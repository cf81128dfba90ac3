import type { Ip } from '@/lib/core/net/ip';
import { contains } from '@/lib/core/net/prefix';
import type { NextHop } from '@/lib/core/aws/route-table';
import { holdsAddress, type Network } from '@/lib/core/aws/trace/network';

/** Where a table of the VPC could send packets for this address: gateways to the internet, or ways to who has it; inside the VPC by an appliance. */
export function nextHopsTo(network: Network, vpc: string, address: Ip, toInternet: boolean): NextHop[] {
  const here = network.find('vpcs', vpc);
  if (here && holdsAddress(here, address)) return appliances(network, vpc);
  return [
    ...(toInternet ? internetHops(network, vpc, address) : privateHops(network, vpc, address)),
    ...transitHops(network, vpc),
    ...appliances(network, vpc),
  ];
}

/** A detached gateway counts: it can be attached, and a walk says that it is not. */
function internetHops({ topology }: Network, vpc: string, { family }: Ip): NextHop[] {
  const { internetGateways, egressOnlyInternetGateways, natGateways, virtualPrivateGateways } = topology;
  const here = (one: { vpc: string | null }): boolean => one.vpc === vpc;
  const attachable = internetGateways.some(here)
    ? here
    : ({ vpc: at }: { vpc: string | null }) => at === null;
  const nat = family === 4 ? natGateways.filter(here) : [];
  return [
    ...internetGateways.filter(attachable).map(({ id }): NextHop => ({ kind: 'igw', id })),
    ...(family === 6 ? egressOnlyInternetGateways.filter(here) : []).map(({ id }): NextHop => ({
      kind: 'eigw',
      id,
    })),
    ...nat.map(({ id }): NextHop => ({ kind: 'nat', id })),
    ...virtualPrivateGateways.filter(here).map(({ id }): NextHop => ({ kind: 'vgw', id })),
  ];
}

function privateHops({ topology, find }: Network, vpc: string, address: Ip): NextHop[] {
  const peers = topology.peeringConnections.filter(({ requester, accepter, status }) => {
    if (status !== 'active' && status !== 'pending-acceptance') return false;
    const far = requester.vpc === vpc ? accepter.vpc : accepter.vpc === vpc ? requester.vpc : null;
    const found = far === null ? undefined : find('vpcs', far);
    return found !== undefined && holdsAddress(found, address);
  });
  const onPremises = topology.onPremises.some(({ prefixes }) =>
    prefixes.some((one) => contains(one, address)),
  );
  const gateways = onPremises ? topology.virtualPrivateGateways.filter((one) => one.vpc === vpc) : [];
  const nat = topology.natGateways.filter((one) => one.vpc === vpc && one.connectivity === 'private');
  return [
    ...peers.map(({ id }): NextHop => ({ kind: 'pcx', id })),
    ...gateways.map(({ id }): NextHop => ({ kind: 'vgw', id })),
    ...nat.map(({ id }): NextHop => ({ kind: 'nat', id })),
  ];
}

function transitHops({ topology }: Network, vpc: string): NextHop[] {
  const attached = topology.transitGatewayAttachments.filter(
    ({ kind, resource }) => kind === 'vpc' && resource === vpc,
  );
  return [...new Set(attached.map(({ transitGateway }) => transitGateway))].map((id) => ({
    kind: 'tgw',
    id,
  }));
}

/** Instances that pass on what is not their own, and endpoints of Gateway Load Balancers. */
function appliances({ topology, find }: Network, vpc: string): NextHop[] {
  const passing = topology.instances
    .filter(({ forwards }) => forwards === 'router' || forwards === 'nat')
    .flatMap(({ interfaces }) => interfaces)
    .filter((id) => find('subnets', find('interfaces', id)?.subnet ?? '')?.vpc === vpc);
  const endpoints = topology.endpoints.filter(
    (one) => one.vpc === vpc && one.kind === 'gateway-load-balancer',
  );
  return [
    ...passing.map((id): NextHop => ({ kind: 'eni', id })),
    ...endpoints.map(({ id }): NextHop => ({ kind: 'gwlbe', id })),
  ];
}
