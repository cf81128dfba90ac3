import type { SecurityGroupRule } from '@/lib/core/aws/security-group';
import type { Known } from '@/lib/core/aws/topology/known';
import type { InterfaceKind } from '@/lib/core/aws/topology/vpc';
import type { Prefix } from '@/lib/core/net/prefix';
import type { Reference, References } from './references';

/** What may be unknown names nobody then. */
export function ifKnown(id: Known<string | null>): string | null {
  return id === 'unknown' ? null : id;
}

/** Whom interfaces of a kind belong to. What a Lambda function or another service made belongs to nothing in a document. */
const owners: Partial<Record<InterfaceKind, Reference[2]>> = {
  instance: 'instances',
  'nat-gateway': 'natGateways',
  'load-balancer': 'loadBalancers',
  'interface-endpoint': 'endpoints',
  'gwlb-endpoint': 'endpoints',
  'transit-gateway-attachment': 'transitGatewayAttachments',
};

export const vpcReferences: References = {
  subnets: ({ vpc, routeTable, networkAcl }) => [
    ['vpc', vpc, 'vpcs'],
    ['routeTable', ifKnown(routeTable), 'routeTables'],
    ['networkAcl', ifKnown(networkAcl), 'networkAcls'],
  ],
  routeTables: ({ vpc, gateway, propagating, routes }) => [
    ['vpc', vpc, 'vpcs'],
    ['gateway', gateway, 'internetGateways', 'virtualPrivateGateways'],
    ...propagating.map((id, i): Reference => [`propagating[${i}]`, id, 'virtualPrivateGateways']),
    ...routes.flatMap(({ destination }, i) => listOf(destination, i)),
  ],
  networkAcls: ({ vpc }) => [['vpc', vpc, 'vpcs']],
  securityGroups: ({ vpcs, inbound, outbound }) => [
    ...vpcs.map((id, i): Reference => [`vpcs[${i}]`, id, 'vpcs']),
    ...inbound.flatMap((rule, i) => peerOf(rule, `inbound[${i}]`)),
    ...outbound.flatMap((rule, i) => peerOf(rule, `outbound[${i}]`)),
  ],
  interfaces: ({ subnet, securityGroups, kind, attachedTo }) => [
    ['subnet', subnet, 'subnets'],
    ...securityGroups.map((id, i): Reference => [`securityGroups[${i}]`, id, 'securityGroups']),
    ...(owners[kind] ? [['attachedTo', attachedTo, owners[kind]] satisfies Reference] : []),
  ],
  instances: ({ interfaces }) => interfaces.map((id, i) => [`interfaces[${i}]`, id, 'interfaces']),
  internetGateways: ({ vpc }) => [['vpc', vpc, 'vpcs']],
  egressOnlyInternetGateways: ({ vpc }) => [['vpc', vpc, 'vpcs']],
  virtualPrivateGateways: ({ vpc }) => [['vpc', vpc, 'vpcs']],
  flowLogs: ({ of }) => [
    ['of', of, 'vpcs', 'subnets', 'interfaces', 'transitGateways', 'transitGatewayAttachments'],
  ],
  mirrorSessions: ({ source, target }) => [
    ['source', source, 'interfaces'],
    ['target', target, 'interfaces', 'loadBalancers', 'endpoints'],
  ],
  blockPublicAccess: ({ exclusions }) =>
    exclusions.map(({ of }, i) => [`exclusions[${i}].of`, of, 'vpcs', 'subnets']),
};

/** The prefix list that a route leads to. */
export function listOf(destination: Prefix | { prefixList: string }, i: number): Reference[] {
  if (!('prefixList' in destination)) return [];
  return [[`routes[${i}].destination.prefixList`, destination.prefixList, 'prefixLists']];
}

/** A stale rule may name a group that is gone (R52). */
function peerOf({ peer }: SecurityGroupRule, field: string): Reference[] {
  if (peer.kind === 'group' && !peer.stale) return [[`${field}.peer.group`, peer.id, 'securityGroups']];
  return peer.kind === 'prefix-list' ? [[`${field}.peer.prefixList`, peer.id, 'prefixLists']] : [];
}
