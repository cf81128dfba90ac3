import type { Topology } from '@/lib/core/aws/topology/topology';
import { suggestion } from './closest';
import { pathOf, type Draft } from './draft';
import { gatewayReferences } from './gateway-references';
import { shown } from './problem';
import { serviceReferences } from './service-references';
import { vpcReferences } from './vpc-references';

type List = Exclude<keyof Topology, 'regions' | 'services' | 'blockPublicAccess' | 'incomplete'>;
/** A field under the path of its member, the id that stands there, and the lists that may hold it. Null names nobody. */
export type Reference = [field: string, id: string | null, ...lists: List[]];
/** Reads the references of each list's members. */
export type References = { [K in keyof Topology]?: (member: Topology[K][number]) => Reference[] };

const all: References = { ...vpcReferences, ...gatewayReferences, ...serviceReferences };

/** Every reference leads to something of the right kind, except into lists that are said to be incomplete. */
export function checkReferences(draft: Draft): void {
  const { topology, report } = draft;
  const ids = new Map<string, Set<string>>();
  const idsOf = (list: List): Set<string> => {
    if (!ids.has(list)) ids.set(list, new Set(topology[list].map(({ id }) => id)));
    return ids.get(list) as Set<string>;
  };
  const incomplete = new Set(topology.incomplete.map(({ what }) => what));
  for (const list of Object.keys(all) as (keyof Topology)[])
    for (const member of topology[list]) {
      const read = all[list] as (one: typeof member) => Reference[];
      for (const [field, id, ...lists] of read(member)) {
        if (id === null || lists.some((one) => incomplete.has(one) || idsOf(one).has(id))) continue;
        report(`${pathOf(draft, member)}.${field}`, () => {
          const known = lists.flatMap((one) => [...idsOf(one)]);
          return `${shown(id)} is not among the ${lists.map((one) => nouns[one]).join(' or ')}${suggestion(id, known)}`;
        });
      }
    }
}

const nouns: Record<List, string> = {
  vpcs: 'VPCs',
  subnets: 'subnets',
  routeTables: 'route tables',
  prefixLists: 'prefix lists',
  networkAcls: 'network ACLs',
  securityGroups: 'security groups',
  interfaces: 'network interfaces',
  instances: 'instances',
  internetGateways: 'internet gateways',
  egressOnlyInternetGateways: 'egress-only internet gateways',
  natGateways: 'NAT gateways',
  peeringConnections: 'peering connections',
  transitGateways: 'transit gateways',
  transitGatewayAttachments: 'attachments of transit gateways',
  transitGatewayRouteTables: 'route tables of transit gateways',
  virtualPrivateGateways: 'virtual private gateways',
  customerGateways: 'customer gateways',
  vpnConnections: 'VPN connections',
  virtualInterfaces: 'virtual interfaces',
  directConnectGateways: 'Direct Connect gateways',
  onPremises: 'places on premises',
  endpoints: 'endpoints',
  loadBalancers: 'load balancers',
  targetGroups: 'target groups',
  accelerators: 'accelerators',
  flowLogs: 'flow logs',
  mirrorSessions: 'mirror sessions',
};
