import type { Topology } from '@/lib/core/aws/topology/topology';
import type { NextHopKind } from '@/lib/core/aws/route-table';
import type { ListName } from './note';

/** That something names a member of a list, and which. */
export type Reference = { list: ListName; id: string };

type Lists = Omit<Topology, 'incomplete'>;

const nextHops: Partial<Record<NextHopKind, ListName>> = {
  igw: 'internetGateways',
  eigw: 'egressOnlyInternetGateways',
  nat: 'natGateways',
  tgw: 'transitGateways',
  pcx: 'peeringConnections',
  vgw: 'virtualPrivateGateways',
  eni: 'interfaces',
  gwlbe: 'endpoints',
  vpce: 'endpoints',
};

/** Everything that decides where a packet goes and is named by its id. What is gone for good (blackholes, stale groups) is not meant. */
export function* referencesOf(lists: Lists): Generator<Reference> {
  yield* inVpcs(lists);
  yield* inRoutes(lists);
  yield* inGroups(lists);
  yield* inTransitGateways(lists);
  yield* inHybrid(lists);
  yield* inBalancers(lists);
}

function* all(list: ListName, ids: Iterable<string | null | undefined>): Generator<Reference> {
  for (const id of ids) if (id && id !== 'unknown') yield { list, id };
}

function* inVpcs({
  subnets,
  interfaces,
  instances,
  natGateways,
  peeringConnections,
  endpoints,
  ...lists
}: Lists) {
  yield* all(
    'vpcs',
    subnets.map((one) => one.vpc),
  );
  yield* all(
    'networkAcls',
    subnets.map((one) => one.networkAcl),
  );
  yield* all(
    'subnets',
    interfaces.map((one) => one.subnet),
  );
  yield* all(
    'instances',
    interfaces.map((one) => (one.kind === 'instance' ? one.attachedTo : null)),
  );
  yield* all(
    'interfaces',
    instances.flatMap((one) => one.interfaces),
  );
  for (const nat of natGateways) {
    if (nat.state === 'deleted' || nat.state === 'failed') continue;
    yield* all('subnets', [nat.subnet]);
    yield* all(
      'interfaces',
      nat.addresses.map((one) => one.interface),
    );
  }
  for (const one of peeringConnections)
    if (one.status === 'active') yield* all('vpcs', [one.requester.vpc, one.accepter.vpc]);
  for (const one of endpoints) {
    yield* all('interfaces', one.interfaces);
    yield* all('subnets', one.subnets);
  }
  yield* all(
    'vpcs',
    lists.internetGateways.map((one) => one.vpc),
  );
}

function* inRoutes({ routeTables }: Lists) {
  for (const table of routeTables) {
    yield* all('vpcs', [table.vpc]);
    for (const { nextHop, destination, state } of table.routes) {
      const list = nextHops[nextHop.kind];
      if (list && state === 'active') yield* all(list, [nextHop.id]);
      if ('prefixList' in destination) yield* all('prefixLists', [destination.prefixList]);
    }
  }
}

function* inGroups({ interfaces, securityGroups }: Lists) {
  yield* all(
    'securityGroups',
    interfaces.flatMap((one) => one.securityGroups),
  );
  for (const { peer } of securityGroups.flatMap((one) => [...one.inbound, ...one.outbound])) {
    if (peer.kind === 'group' && !peer.stale) yield* all('securityGroups', [peer.id]);
    if (peer.kind === 'prefix-list') yield* all('prefixLists', [peer.id]);
  }
}

function* inTransitGateways({ transitGatewayAttachments, transitGatewayRouteTables }: Lists) {
  const resources: Partial<Record<string, ListName>> = {
    vpc: 'vpcs',
    vpn: 'vpnConnections',
    'direct-connect-gateway': 'directConnectGateways',
  };
  for (const one of transitGatewayAttachments) {
    if (one.state === 'deleted' || one.state === 'failed') continue;
    yield* all('transitGateways', [one.transitGateway]);
    yield* all('transitGatewayRouteTables', [one.routeTable]);
    yield* all('subnets', one.subnets);
    const list = resources[one.kind];
    if (list) yield* all(list, [one.resource]);
  }
  for (const table of transitGatewayRouteTables) {
    yield* all('transitGateways', [table.transitGateway]);
    yield* all(
      'transitGatewayAttachments',
      table.routes.flatMap((one) => one.attachments),
    );
    if (table.propagations !== 'unknown') yield* all('transitGatewayAttachments', table.propagations);
    yield* all(
      'prefixLists',
      table.routes.map((one) => ('prefixList' in one.destination ? one.destination.prefixList : null)),
    );
  }
}

function* inHybrid({ vpnConnections, virtualInterfaces, directConnectGateways }: Lists) {
  const gateways = [...vpnConnections, ...virtualInterfaces].map((one) => one.attachedTo);
  const associated = directConnectGateways.flatMap((one) => one.associations.map((its) => its.gateway));
  for (const id of [...gateways, ...associated]) {
    if (id?.startsWith('tgw-')) yield* all('transitGateways', [id]);
    else if (id?.startsWith('vgw-')) yield* all('virtualPrivateGateways', [id]);
    else if (id && !id.startsWith('arn:')) yield* all('directConnectGateways', [id]);
  }
  yield* all(
    'customerGateways',
    vpnConnections.map((one) => one.customerGateway),
  );
}

function* inBalancers({ loadBalancers, targetGroups }: Lists) {
  for (const one of loadBalancers) {
    yield* all(
      'subnets',
      one.zones.map((zone) => zone.subnet),
    );
    if (one.listeners === 'unknown') continue;
    yield* all(
      'targetGroups',
      one.listeners.flatMap((its) => its.forwards.map((to) => to.targetGroup)),
    );
  }
  for (const group of targetGroups) {
    if (group.targets === 'unknown' || group.targetType !== 'instance') continue;
    yield* all(
      'instances',
      group.targets.map((one) => one.id),
    );
  }
}
