import type { Incomplete } from '@/lib/core/aws/topology/known';
import type { Topology } from '@/lib/core/aws/topology/topology';
import { describeRules, listenerOf } from './aws/load-balancers';
import { describeDirectConnectGatewayAssociations } from './aws/direct-connect';
import { describeNetworkInterfaces } from './aws/interfaces';
import { valuesOf, type Gathered } from './gathered';
import { compareText } from './in-order';
import { shown, type ListName, type Note } from './note';

type Lists = Omit<Topology, 'incomplete'>;

/** Answers that the network needs and that no reference shows to be absent. */
export function needsOf(gathered: Gathered, lists: Lists): Incomplete[] {
  return [
    ...ofVpcs(lists),
    ...ofInterfaces(gathered, lists),
    ...ofPublicAccess(lists),
    ...ofPrefixLists(lists),
    ...ofTransitGateways(lists),
    ...ofBalancers(gathered, lists),
    ...ofDirectConnect(gathered, lists),
  ];
}

function missing(what: ListName, says: string, where: { id?: string; region?: string } = {}): Incomplete {
  return { what, ...where, why: 'missing', says };
}

/** Every VPC has a main route table, a default network ACL and a default security group, so one without any lacks its list. */
function ofVpcs(lists: Lists): Incomplete[] {
  const needed = [
    ['routeTables', 'route tables', 'describe-route-tables', lists.routeTables.map((one) => one.vpc)],
    ['networkAcls', 'network ACLs', 'describe-network-acls', lists.networkAcls.map((one) => one.vpc)],
    [
      'securityGroups',
      'security groups',
      'describe-security-groups',
      lists.securityGroups.flatMap((one) => one.vpcs),
    ],
  ] as const;
  return needed.flatMap(([what, thing, call, having]) => {
    const has = new Set(having);
    const bare = lists.vpcs.filter((vpc) => !has.has(vpc.id));
    if (bare.length > 0 && lists[what].length === 0)
      return [missing(what, `No ${thing} were given: aws ec2 ${call}.`)];
    return [...new Set(bare.map((vpc) => vpc.region))].map((region) => {
      const ids = bare.filter((vpc) => vpc.region === region).map((vpc) => shown(vpc.id));
      const of = ids.length > 3 ? `${ids.length} VPCs of ${region}` : ids.sort(compareText).join(', ');
      return missing(what, `No ${thing} of ${of} were given: aws ec2 ${call}.`, { region });
    });
  });
}

/** Only a note: the VPC itself says that it is unknown, and is whole but for that. */
export function withoutDns({ vpcs }: Lists): Note[] {
  return vpcs
    .filter((vpc) => vpc.dnsSupport === 'unknown' || vpc.dnsHostnames === 'unknown')
    .map((vpc) => {
      const lacks = [
        ...(vpc.dnsSupport === 'unknown' ? ['enableDnsSupport'] : []),
        ...(vpc.dnsHostnames === 'unknown' ? ['enableDnsHostnames'] : []),
      ];
      const says = `${shown(vpc.id)} lacks ${lacks.join(' and ')}: aws ec2 describe-vpc-attribute --vpc-id ${shown(vpc.id)} --attribute ${lacks[0]}.`;
      return { kind: 'incomplete', list: 'vpcs', says };
    });
}

function ofInterfaces(gathered: Gathered, lists: Lists): Incomplete[] {
  const listed = gathered.isGiven(describeNetworkInterfaces);
  if (listed || lists.subnets.length === 0) return [];
  const says =
    lists.interfaces.length > 0
      ? 'No network interfaces were given but those of instances: aws ec2 describe-network-interfaces.'
      : 'No network interfaces were given: aws ec2 describe-network-interfaces.';
  return [missing('interfaces', says)];
}

/** It can only matter where there is a way to the internet (R37). */
function ofPublicAccess({
  vpcs,
  internetGateways,
  egressOnlyInternetGateways,
  blockPublicAccess,
}: Lists): Incomplete[] {
  const regionOf = new Map(vpcs.map((vpc) => [vpc.id, vpc.region]));
  const regions = [...internetGateways, ...egressOnlyInternetGateways].flatMap(
    (gateway) => regionOf.get(gateway.vpc ?? '') ?? [],
  );
  const known = new Set(blockPublicAccess.map((one) => one.region));
  return [...new Set(regions)]
    .filter((region) => !known.has(region))
    .map((region) =>
      missing(
        'blockPublicAccess',
        `Whether ${region} blocks public access was not given: aws ec2 describe-vpc-block-public-access-options.`,
        { region },
      ),
    );
}

function ofPrefixLists({ prefixLists }: Lists): Incomplete[] {
  return prefixLists
    .filter((list) => list.entries === 'unknown')
    .map((list) => {
      const call = `get-managed-prefix-list-entries --prefix-list-id ${shown(list.id)}`;
      return missing('prefixLists', `The entries of ${shown(list.id)} were not given: aws ec2 ${call}.`, {
        id: list.id,
      });
    });
}

function ofTransitGateways({
  transitGateways,
  transitGatewayAttachments: all,
  transitGatewayRouteTables: tables,
}: Lists): Incomplete[] {
  const living = all.filter((one) => one.state === 'available');
  const having = new Set(tables.map((one) => one.transitGateway));
  const bare = transitGateways.filter(
    (one) => !having.has(one.id) && living.some((its) => its.transitGateway === one.id),
  );
  const unattached = transitGateways.filter((one) => !all.some((its) => its.transitGateway === one.id));
  return [
    ...bare.map((one) =>
      missing(
        'transitGatewayRouteTables',
        `No route tables of ${shown(one.id)} were given: aws ec2 describe-transit-gateway-route-tables.`,
        { region: one.region },
      ),
    ),
    ...(all.length === 0 ? unattached : []).map((one) =>
      missing(
        'transitGatewayAttachments',
        `No attachments of ${shown(one.id)} were given: aws ec2 describe-transit-gateway-attachments.`,
        { region: one.region },
      ),
    ),
    ...tables
      .filter((one) => one.propagated !== 'listed')
      .map((one) =>
        missing(
          'transitGatewayRouteTables',
          `The routes of ${shown(one.id)} were not given: aws ec2 search-transit-gateway-routes --transit-gateway-route-table-id ${shown(one.id)} --filters Name=state,Values=active,blackhole.`,
          { id: one.id },
        ),
      ),
    ...living
      .filter((one) => one.kind === 'vpc' && one.applianceMode === 'unknown')
      .map((one) =>
        missing(
          'transitGatewayAttachments',
          `The subnets and options of ${shown(one.id)} were not given: aws ec2 describe-transit-gateway-vpc-attachments.`,
          { id: one.id },
        ),
      ),
    ...living
      .filter((one) => one.routeTable === 'unknown')
      .map((one) =>
        missing(
          'transitGatewayAttachments',
          `Which route table ${shown(one.id)} is associated with was not given: aws ec2 get-transit-gateway-route-table-associations.`,
          { id: one.id },
        ),
      ),
  ];
}

function ofBalancers(gathered: Gathered, { loadBalancers, targetGroups }: Lists): Incomplete[] {
  const ruled = new Set(valuesOf(gathered, describeRules).map((one) => listenerOf(one.RuleArn)));
  const of = (what: ListName, id: string, thing: string, call: string) =>
    missing(what, `The ${thing} of ${shown(id)} were not given: aws elbv2 ${call}.`, { id });
  return [
    ...loadBalancers.flatMap((one) => [
      ...(one.listeners === 'unknown'
        ? [of('loadBalancers', one.id, 'listeners', 'describe-listeners')]
        : []),
      ...(one.crossZone === 'unknown'
        ? [of('loadBalancers', one.id, 'attributes', 'describe-load-balancer-attributes')]
        : []),
      ...(one.kind === 'ALB' && one.listeners !== 'unknown' && one.listeners.some((its) => !ruled.has(its.id))
        ? [of('loadBalancers', one.id, 'rules', 'describe-rules')]
        : []),
    ]),
    ...targetGroups.flatMap((one) => [
      ...(one.targets === 'unknown' ? [of('targetGroups', one.id, 'targets', 'describe-target-health')] : []),
      ...(one.crossZone === 'unknown' && one.targetType !== 'lambda'
        ? [of('targetGroups', one.id, 'attributes', 'describe-target-group-attributes')]
        : []),
    ]),
  ];
}

function ofDirectConnect(gathered: Gathered, { directConnectGateways }: Lists): Incomplete[] {
  if (directConnectGateways.length === 0 || gathered.isGiven(describeDirectConnectGatewayAssociations))
    return [];
  const call = 'aws directconnect describe-direct-connect-gateway-associations';
  return directConnectGateways.map((one) =>
    missing('directConnectGateways', `What ${shown(one.id)} is associated with was not given: ${call}.`, {
      id: one.id,
    }),
  );
}
