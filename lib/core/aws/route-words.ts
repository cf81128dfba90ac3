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
  vpce: 'gateway endpoint',
  unsupported: 'a target that is not modelled',
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

/** Routes as the console's rows: the entries of a prefix list share one. */
export function inRows<T>(things: readonly T[], routeOf: (thing: T) => Route): T[][] {
  const lists = new Map<string, T[]>();
  return things.flatMap((thing) => {
    const { prefixList } = routeOf(thing);
    const row = prefixList === undefined ? undefined : lists.get(prefixList);
    if (row) {
      row.push(thing);
      return [];
    }
    const fresh = [thing];
    if (prefixList !== undefined) lists.set(prefixList, fresh);
    return [fresh];
  });
}

/** One row of the table as the console shows it: a prefix list by its id. */
export function routeRow(route: Route): {
  destination: string;
  target: string;
  origin: string;
  state: string;
} {
  return {
    destination: route.prefixList ?? formatPrefix(route.destination),
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
  return chosen ? `Same prefix; ${lowerFirst(origins[chosen.origin])} comes first` : '';
}

/** The same of a whole row: of a prefix list it names the entry that came furthest. */
export function rowFateOf(row: readonly Candidate[], chosen: Route | null): string {
  const best = row.find(({ lost }) => lost === null) ?? row.find(({ lost }) => lost !== 'NOT_MATCHING');
  if (!best) return row.length > 1 ? 'No entry contains the address' : 'Does not contain the address';
  const fate = fateOf(best, chosen);
  return best.route.prefixList ? `Entry ${formatPrefix(best.route.destination)}: ${lowerFirst(fate)}` : fate;
}

export function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
