import type { NextHopKind } from '@/lib/core/aws/route-table';
import type { Topology } from '@/lib/core/aws/topology/topology';

/** The lists that hold what a route may lead to. */
export const hopLists: readonly string[] = [
  'internetGateways',
  'egressOnlyInternetGateways',
  'natGateways',
  'transitGateways',
  'peeringConnections',
  'virtualPrivateGateways',
  'interfaces',
  'endpoints',
] satisfies (keyof Topology)[];

/** Everything that a route may lead to, and as what. An interface endpoint is reached by its addresses only. */
export function hopsOf(topology: Topology): Map<string, NextHopKind> {
  const hops = new Map<string, NextHopKind>();
  const add = (members: readonly { id: string }[], kind: NextHopKind): void => {
    for (const { id } of members) hops.set(id, kind);
  };
  add(topology.internetGateways, 'igw');
  add(topology.egressOnlyInternetGateways, 'eigw');
  add(topology.natGateways, 'nat');
  add(topology.transitGateways, 'tgw');
  add(topology.peeringConnections, 'pcx');
  add(topology.virtualPrivateGateways, 'vgw');
  add(topology.interfaces, 'eni');
  add(
    topology.endpoints.filter(({ kind }) => kind === 'gateway'),
    'vpce',
  );
  add(
    topology.endpoints.filter(({ kind }) => kind === 'gateway-load-balancer'),
    'gwlbe',
  );
  return hops;
}
