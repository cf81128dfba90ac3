import type { Incomplete } from '@/lib/core/aws/topology/known';
import type { Topology } from '@/lib/core/aws/topology/topology';
import type { RuleId } from '@/lib/core/aws/rule';
import type { Ref, RefKind } from './step';

/** The list in which a component would stand. */
const lists: Partial<Record<RefKind, Incomplete['what']>> = {
  vpc: 'vpcs',
  subnet: 'subnets',
  'route-table': 'routeTables',
  'prefix-list': 'prefixLists',
  'network-acl': 'networkAcls',
  'security-group': 'securityGroups',
  interface: 'interfaces',
  instance: 'instances',
  'internet-gateway': 'internetGateways',
  'egress-only-internet-gateway': 'egressOnlyInternetGateways',
  'nat-gateway': 'natGateways',
  'peering-connection': 'peeringConnections',
  'transit-gateway': 'transitGateways',
  'transit-gateway-attachment': 'transitGatewayAttachments',
  'transit-gateway-route-table': 'transitGatewayRouteTables',
  'virtual-private-gateway': 'virtualPrivateGateways',
  'customer-gateway': 'customerGateways',
  'vpn-connection': 'vpnConnections',
  'direct-connect-gateway': 'directConnectGateways',
  endpoint: 'endpoints',
  'load-balancer': 'loadBalancers',
  'target-group': 'targetGroups',
};

/** What a subnet has need of, by the rule that asks. */
const byRule: Partial<Record<RuleId, Incomplete['what']>> = { R10: 'routeTables', R41: 'networkAcls' };

/** The call of AWS that would tell what is unknown here; null where the import knows of none. */
export function callFor(
  { incomplete }: Pick<Topology, 'incomplete'>,
  at: Ref,
  rule: RuleId,
  why: string,
): string | null {
  const list = byRule[rule] ?? lists[at.kind];
  const own = incomplete.filter(({ id }) => id === at.id);
  const about = why.split(' of ', 1)[0] ?? why;
  const found =
    own.find(({ says }) => says.startsWith(about)) ??
    own.find(({ what }) => what === list) ??
    incomplete.find(({ what, id }) => what === list && id === undefined);
  return /: (aws .+)\.$/.exec(found?.says ?? '')?.[1] ?? null;
}
