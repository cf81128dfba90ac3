import type { Ip } from '@/lib/core/net/ip';
import { contains, type Prefix } from '@/lib/core/net/prefix';
import type { LoserReason } from './route-table';
import type { RoutingSwitches } from './rules/routing-switches';
import type { State } from './topology/known';
import type { AttachmentKind } from './topology/transit-gateway';

/** What BGP said of a route; `med` is null where the far side named none. */
export type Bgp = { asPathLength: number; med: number | null };

/** A route of a transit gateway's table, the entries of a prefix list one by one. */
export type TransitRoute = {
  destination: Prefix;
  /** Several where AWS shows one route over several; none for a blackhole. */
  attachments: readonly string[];
  /** Of the attachments; null when none was given. */
  kind: AttachmentKind | null;
  origin: 'static' | 'prefix-list' | 'propagated';
  state: State;
  /** Null for what was not learned by BGP. */
  bgp: Bgp | 'unknown' | null;
  prefixList?: string;
  /** R72: a VPC's block that overlaps another's. Of the two the later attachment does not propagate, and nobody says which it is. */
  disputed?: boolean;
};

/**
 * `chosen` holds the routes that are used together (R68), `attachments` where they lead, in alphabetical order. Where AWS
 * promises no order among the best, the disposition is INDETERMINATE.
 */
export type TransitLookup = {
  chosen: readonly TransitRoute[];
  attachments: readonly string[];
  candidates: { route: TransitRoute; lost: LoserReason | null }[];
  disposition: 'FORWARDED' | 'NULL_ROUTED' | 'NO_ROUTE' | 'INDETERMINATE';
  code: 'TGW_RTB_NO_ROUTE_TO_TGW_ATTACHMENT' | 'TGW_RTB_BAD_STATE_ROUTE' | null;
};

export type TransitRules = { vpnEcmp: boolean; blackhole: RoutingSwitches['blackhole'] };

/** The order among propagated routes of one prefix (R65). A firewall's attachment propagates nothing (R67). */
const kinds: readonly (AttachmentKind | null)[] = [
  'vpc',
  'direct-connect-gateway',
  'connect',
  'vpn',
  'peering',
];

/**
 * Chooses among the routes of a transit gateway's table, with what became of every route
 * (https://docs.aws.amazon.com/vpc/latest/tgw/how-transit-gateways-work.html). It knows no VPN over private Direct
 * Connect, no VPN Concentrator and no Client VPN, and takes AS paths of one length for one path.
 */
export function lookupTransit(
  table: readonly TransitRoute[],
  address: Ip,
  rules: TransitRules,
): TransitLookup {
  const lost = new Map<TransitRoute, LoserReason>();
  let standing = table.filter((route) => {
    if (!contains(route.destination, address)) lost.set(route, 'NOT_MATCHING');
    // R66: a blackhole is weighed like any other route.
    else if (route.state === 'blackhole' && rules.blackhole === 'skipped') lost.set(route, 'BAD_STATE_ROUTE');
    return !lost.has(route);
  });
  const keep = (score: (route: TransitRoute) => number, reason: LoserReason): void => {
    const best = Math.min(...standing.map(score));
    for (const route of standing) if (score(route) > best) lost.set(route, reason);
    standing = standing.filter((route) => score(route) === best);
  };
  keep(({ destination }) => -destination.length, 'MORE_SPECIFIC_ROUTE');
  keep(({ origin }) => ['static', 'prefix-list', 'propagated'].indexOf(origin), 'HIGHER_PRIORITY_ROUTE');
  if (standing.every(({ kind, origin }) => origin === 'propagated' && kinds.includes(kind))) {
    keep(({ kind }) => kinds.indexOf(kind), 'HIGHER_PRIORITY_ROUTE');
    for (const score of bgpScores(standing)) keep(score, 'HIGHER_PRIORITY_ROUTE');
  }
  const disposition = dispositionOf(standing, rules);
  return {
    chosen: standing,
    attachments: [...new Set(standing.flatMap(({ attachments }) => attachments))].sort(),
    candidates: table.map((route) => ({ route, lost: lost.get(route) ?? null })),
    disposition,
    code: codes[disposition],
  };
}

const codes: Record<TransitLookup['disposition'], TransitLookup['code']> = {
  FORWARDED: null,
  NULL_ROUTED: 'TGW_RTB_BAD_STATE_ROUTE',
  NO_ROUTE: 'TGW_RTB_NO_ROUTE_TO_TGW_ATTACHMENT',
  INDETERMINATE: null,
};

/** Shorter AS path, then lower MED (R65): only where BGP told all of them. */
function bgpScores(standing: readonly TransitRoute[]): ((route: TransitRoute) => number)[] {
  const told = new Map<TransitRoute, Bgp>();
  for (const route of standing) if (route.bgp !== null && route.bgp !== 'unknown') told.set(route, route.bgp);
  if (told.size < standing.length) return [];
  return [
    (route) => told.get(route)?.asPathLength ?? 0,
    (route) => told.get(route)?.med ?? defaultMed(route),
  ];
}

/** R65: where the far side names no MED. */
function defaultMed({ kind }: TransitRoute): number {
  return kind === 'direct-connect-gateway' ? 0 : 100;
}

function dispositionOf(standing: readonly TransitRoute[], rules: TransitRules): TransitLookup['disposition'] {
  const [first, ...others] = standing;
  if (!first) return 'NO_ROUTE';
  if (standing.some(({ disputed }) => disputed)) return 'INDETERMINATE';
  const oneWay = others.every(
    ({ attachments, state }) => String(attachments) === String(first.attachments) && state === first.state,
  );
  if (!oneWay && !standing.every((route) => mayShare(route, rules))) return 'INDETERMINATE';
  return first.state === 'blackhole' ? 'NULL_ROUTED' : 'FORWARDED';
}

/** R68: who spreads flows over equal routes of its kind. A VPN only where BGP told its AS path. */
function mayShare({ kind, origin, state, bgp }: TransitRoute, { vpnEcmp }: TransitRules): boolean {
  if (origin !== 'propagated' || state === 'blackhole' || bgp === null || bgp === 'unknown') return false;
  return kind === 'connect' || kind === 'direct-connect-gateway' || (kind === 'vpn' && vpnEcmp);
}
