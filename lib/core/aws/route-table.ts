import type { Ip } from '@/lib/core/net/ip';
import { contains, type Prefix } from '@/lib/core/net/prefix';
import type { RoutingSwitches } from './rules/routing-switches';

/** Where a route came from; the propagated kinds are told apart because R12 ranks them. */
export type Origin = 'local' | 'static' | 'prefix-list' | 'direct-connect' | 'vpn-static' | 'vpn-bgp';
export type NextHopKind = 'local' | 'igw' | 'eigw' | 'nat' | 'tgw' | 'pcx' | 'vgw' | 'eni' | 'gwlbe';
export type NextHop = { kind: NextHopKind; id: string };
export type Route = { destination: Prefix; nextHop: NextHop; origin: Origin; state: 'active' | 'blackhole' };

/** Why a route was not taken, in the words of AWS's Reachability Analyzer. */
export type LoserReason = 'NOT_MATCHING' | 'MORE_SPECIFIC_ROUTE' | 'HIGHER_PRIORITY_ROUTE';
export type Candidate = { route: Route; lost: LoserReason | null };
/** All routes in the order of the table; the chosen one lost to nobody. `chosen` is null when none matches. */
export type Lookup = {
  chosen: Route | null;
  candidates: Candidate[];
  disposition: 'FORWARDED' | 'NULL_ROUTED' | 'NO_ROUTE';
};

const propagated: Record<RoutingSwitches['propagatedOrder'], readonly Origin[]> = {
  'direct-connect-first': ['direct-connect', 'vpn-static', 'vpn-bgp'],
  'vpn-first': ['vpn-static', 'vpn-bgp', 'direct-connect'],
  'bgp-first': ['direct-connect', 'vpn-bgp', 'vpn-static'],
};

/** Whether the route was learned and not written. */
export function isPropagated({ origin }: Route): boolean {
  return origin === 'direct-connect' || origin === 'vpn-static' || origin === 'vpn-bgp';
}

/**
 * Chooses among a table's routes as the VPC router does, with what became of every route
 * (https://docs.aws.amazon.com/vpc/latest/userguide/route-tables-priority.html). Two routes of one prefix and one origin
 * cannot exist; if they did, the first listed wins.
 */
export function lookup(table: readonly Route[], address: Ip, rules: RoutingSwitches): Lookup {
  let chosen: Route | null = null;
  for (const route of table)
    if (matches(route, address, rules) && (chosen === null || beats(route, chosen, rules))) chosen = route;
  const winner = chosen;
  return {
    chosen,
    candidates: table.map((route) => ({
      route,
      lost: route === winner ? null : lossOf(route, winner, address, rules),
    })),
    disposition: winner === null ? 'NO_ROUTE' : winner.state === 'blackhole' ? 'NULL_ROUTED' : 'FORWARDED',
  };
}

function matches({ destination }: Route, address: Ip, rules: RoutingSwitches): boolean {
  if (rules.defaultCoversIpv6 && address.family === 6 && destination.family === 4 && destination.length === 0)
    return true;
  return contains(destination, address);
}

/** Whether `a`, met later in the table, is preferred to `b`. */
function beats(a: Route, b: Route, rules: RoutingSwitches): boolean {
  const byLocal = localOrder(a, b, rules);
  if (byLocal !== 0) return byLocal < 0;
  if (rules.originOrder === 'static-before-length' && isPropagated(a) !== isPropagated(b))
    return isPropagated(b);
  if (rules.routeMatch === 'first-listed') return false;
  const lengths = a.destination.length - b.destination.length;
  if (lengths !== 0) return rules.routeMatch === 'longest' ? lengths > 0 : lengths < 0;
  return rank(a, rules) < rank(b, rules);
}

/** Negative when `a` is local and that settles it, positive for `b`, 0 when local settles nothing. */
function localOrder(a: Route, b: Route, rules: RoutingSwitches): number {
  if ((a.origin === 'local') === (b.origin === 'local') || rules.local === 'by-length-only') return 0;
  const other = a.origin === 'local' ? b : a;
  // Under a bent length rule a default route would otherwise never be weighed against local.
  const settles = rules.local === 'beats-all' ? true : isPropagated(other) && rules.routeMatch === 'longest';
  return settles ? (a.origin === 'local' ? -1 : 1) : 0;
}

function rank({ origin }: Route, rules: RoutingSwitches): number {
  const written: Origin[] = ['local', 'static', 'prefix-list'];
  const learned = propagated[rules.propagatedOrder];
  if (rules.originOrder === 'first-listed') return 0;
  const order =
    rules.originOrder === 'propagated-first' ? [...learned, ...written] : [...written, ...learned];
  return order.indexOf(origin);
}

function lossOf(route: Route, winner: Route | null, address: Ip, rules: RoutingSwitches): LoserReason {
  if (winner === null || !matches(route, address, rules)) return 'NOT_MATCHING';
  return winner.destination.length > route.destination.length
    ? 'MORE_SPECIFIC_ROUTE'
    : 'HIGHER_PRIORITY_ROUTE';
}
