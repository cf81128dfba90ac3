import { formatPrefix } from '@/lib/core/net/prefix';
import { isPropagated, type Candidate, type NextHopKind, type Origin, type Route } from './route-table';

/** The console's names. */
export const targetNames: Record<NextHopKind, string> = {
  local: 'local',
  igw: 'internet gateway',
  eigw: 'egress-only internet gateway',
  nat: 'NAT gateway',
  tgw: 'transit gateway',
  pcx: 'peering connection',
  vgw: 'virtual private gateway',
  eni: 'network interface',
  gwlbe: 'Gateway Load Balancer endpoint',
};

const origins: Record<Origin, string> = {
  local: 'Local',
  static: 'Static',
  'prefix-list': 'Prefix list',
  'direct-connect': 'Propagated, Direct Connect',
  'vpn-static': 'Propagated, VPN static',
  'vpn-bgp': 'Propagated, VPN BGP',
};

export function originName(origin: Origin): string {
  return origins[origin];
}

/** One row of the table as the console shows it. */
export function routeRow(route: Route): {
  destination: string;
  target: string;
  origin: string;
  state: string;
} {
  return {
    destination: formatPrefix(route.destination),
    target: route.nextHop.id,
    origin: origins[route.origin],
    state: route.state === 'active' ? 'Active' : 'Blackhole',
  };
}

/** What became of a route, as a clause for the last column. */
export function fateOf({ route, lost }: Candidate, chosen: Route | null): string {
  if (lost === null) return 'Chosen';
  if (lost === 'NOT_MATCHING') return 'Does not contain the address';
  if (lost === 'MORE_SPECIFIC_ROUTE') return `/${route.destination.length} is shorter`;
  if (chosen?.origin === 'local' && isPropagated(route)) return 'Local comes before propagated';
  if (chosen && route.destination.length > chosen.destination.length)
    return 'Longer, but local comes before propagated';
  return chosen ? `Same prefix; ${origins[chosen.origin].toLowerCase()} comes first` : '';
}
