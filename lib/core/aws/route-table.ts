import type { Ip } from '@/lib/core/net/ip';
import { contains, first, prefixOf, type Prefix } from '@/lib/core/net/prefix';
import type { RoutingSwitches } from './rules/routing-switches';

/** Where a route came from; the propagated kinds are told apart because R12 ranks them. */
export type Origin = 'local' | 'static' | 'prefix-list' | 'direct-connect' | 'vpn-static' | 'vpn-bgp';
export type NextHopKind =
  'local' | 'igw' | 'eigw' | 'nat' | 'tgw' | 'pcx' | 'vgw' | 'eni' | 'gwlbe' | 'vpce' | 'unsupported';
export type NextHop = { kind: NextHopKind; id: string };
export type Route = {
  destination: Prefix;
  nextHop: NextHop;
  origin: Origin;
  state: 'active' | 'blackhole';
  /** The list that this is an entry of. A route to a list stands here once for each entry, because R16 compares them singly. */
  prefixList?: string;
};

/**
 * Why a route was not taken, in the words of AWS's Reachability Analyzer. Being a blackhole is no such reason: the route
 * is weighed like any other (R18), so BAD_STATE_ROUTE stands on the lookup that chose it. Only whoever believes that
 * blackholes are skipped sees a route lose for its state.
 */
export type LoserReason =
  'NOT_MATCHING' | 'MORE_SPECIFIC_ROUTE' | 'HIGHER_PRIORITY_ROUTE' | 'BAD_STATE_ROUTE';
export type Candidate = { route: Route; lost: LoserReason | null };
/** All routes in the order of the table; the chosen one lost to nobody. `chosen` is null when none matches. */
export type Lookup = {
  chosen: Route | null;
  candidates: Candidate[];
  disposition: 'FORWARDED' | 'NULL_ROUTED' | 'NO_ROUTE' | 'INDETERMINATE';
  code: DropCode | null;
};
/** Why the packet goes no further (https://docs.aws.amazon.com/vpc/latest/reachability/explanation-codes.html). */
export type DropCode = 'NO_ROUTE_TO_DESTINATION' | 'BAD_STATE_ROUTE';

const codes: Record<Lookup['disposition'], DropCode | null> = {
  FORWARDED: null,
  NULL_ROUTED: 'BAD_STATE_ROUTE',
  NO_ROUTE: 'NO_ROUTE_TO_DESTINATION',
  INDETERMINATE: null,
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
  const winner = winnerOf(
    table.filter((route) => matches(route, address, rules) && isWeighed(route, rules)),
    rules,
  );
  const disposition = dispositionOf(winner, table, address, rules);
  return {
    chosen: winner,
    candidates: table.map((route) => ({
      route,
      lost: route === winner ? null : lossOf(route, winner, address, rules),
    })),
    disposition,
    code: codes[disposition],
  };
}

/** R16: where two prefix lists overlap with different targets AWS picks one, and nobody can say which. */
function dispositionOf(
  winner: Route | null,
  table: readonly Route[],
  address: Ip,
  rules: RoutingSwitches,
): Lookup['disposition'] {
  if (winner === null) return 'NO_ROUTE';
  const rivals = table.filter(
    (route) =>
      route.origin === 'prefix-list' &&
      route.nextHop.id !== winner.nextHop.id &&
      matches(route, address, rules) &&
      isWeighed(route, rules),
  );
  if (winner.origin === 'prefix-list' && rivals.length > 0) return 'INDETERMINATE';
  return winner.state === 'blackhole' ? 'NULL_ROUTED' : 'FORWARDED';
}

function matches({ destination }: Route, address: Ip, rules: RoutingSwitches): boolean {
  if (rules.defaultCoversIpv6 && address.family === 6 && destination.family === 4 && destination.length === 0)
    return true;
  if (rules.ipv6Compare === 'whole-groups' && destination.family === 6) {
    const length = destination.length - (destination.length % 16);
    return contains(prefixOf(first(destination), length), address);
  }
  return contains(destination, address);
}

/** R18: a route whose target is gone stays in the choice, and drops what it wins. */
function isWeighed({ state }: Route, { blackhole }: RoutingSwitches): boolean {
  return state === 'active' || blackhole === 'shadows';
}

/** Of routes that match. Local strikes out others first, because weighing it pair by pair would make the order matter. */
function winnerOf(matching: readonly Route[], rules: RoutingSwitches): Route | null {
  const standing = matching.some((route) => route.origin === 'local')
    ? matching.filter((route) => !losesToLocal(route, rules))
    : matching;
  return standing.reduce<Route | null>(
    (best, route) => (best === null || beats(route, best, rules) ? route : best),
    null,
  );
}

/** R13: the local route strikes out propagated ones, whatever their length. */
function losesToLocal(route: Route, rules: RoutingSwitches): boolean {
  if (route.origin === 'local' || rules.local === 'by-length-only') return false;
  if (rules.local === 'beats-all') return true;
  // Under a bent length rule a default route would otherwise never be weighed against local.
  return rules.routeMatch === 'longest' && isPropagated(route);
}

/** Whether `a`, met later in the table, is preferred to `b`. */
function beats(a: Route, b: Route, rules: RoutingSwitches): boolean {
  if (rules.originOrder === 'static-before-length' && isPropagated(a) !== isPropagated(b))
    return isPropagated(b);
  if (rules.routeMatch === 'first-listed') return false;
  const lengths = a.destination.length - b.destination.length;
  if (lengths !== 0) return rules.routeMatch === 'longest' ? lengths > 0 : lengths < 0;
  return rank(a, rules) < rank(b, rules);
}

function rank({ origin }: Route, { originOrder, propagatedOrder }: RoutingSwitches): number {
  const learned = propagated[propagatedOrder];
  switch (originOrder) {
    case 'first-listed':
      return 0;
    case 'propagated-first':
      return [...learned, 'local', 'static', 'prefix-list'].indexOf(origin);
    case 'prefix-list-first':
      return ['local', 'prefix-list', 'static', ...learned].indexOf(origin);
    case 'prefix-list-last':
      return ['local', 'static', ...learned, 'prefix-list'].indexOf(origin);
    default:
      return ['local', 'static', 'prefix-list', ...learned].indexOf(origin);
  }
}

function lossOf(route: Route, winner: Route | null, address: Ip, rules: RoutingSwitches): LoserReason {
  if (!matches(route, address, rules)) return 'NOT_MATCHING';
  if (winner === null || !isWeighed(route, rules)) return 'BAD_STATE_ROUTE';
  return winner.destination.length > route.destination.length
    ? 'MORE_SPECIFIC_ROUTE'
    : 'HIGHER_PRIORITY_ROUTE';
}
