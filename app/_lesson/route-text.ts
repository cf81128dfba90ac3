import { isPropagated, type NextHopKind, type Origin, type Route } from '@/lib/core/aws/route-table';
import { accepted, must, refused, type Parsed } from '@/lib/core/net/parsed';
import { contains, parsePrefix, samePrefix } from '@/lib/core/net/prefix';

const kinds: Record<string, NextHopKind> = {
  local: 'local',
  igw: 'igw',
  eigw: 'eigw',
  nat: 'nat',
  tgw: 'tgw',
  pcx: 'pcx',
  vgw: 'vgw',
  eni: 'eni',
  vpce: 'gwlbe',
};

/** The origins that a route of one’s own may have, in the order in which AWS prefers them. */
export const writtenOrigins: readonly Origin[] = [
  'static',
  'prefix-list',
  'direct-connect',
  'vpn-static',
  'vpn-bgp',
];

/** `destination target origin [blackhole]`, parted by semicolons; for the text of lessons, so it throws. */
export function routesOf(text: string): Route[] {
  return text
    .split(';')
    .map((line) => line.trim())
    .filter(Boolean)
    .map((line) => must(parseRoute(line)));
}

/** One route; `local` alone is target and origin at once. */
export function parseRoute(text: string): Parsed<Route> {
  const [destination = '', target = '', origin = target, state = 'active'] = text.split(/\s+/);
  const prefix = parsePrefix(destination, { hostBits: 'clear' });
  if (!prefix.ok) return prefix;
  const kind = kinds[target.split('-')[0] ?? ''];
  if (!kind)
    return refused(`“${target}” is no target; one starts with igw-, nat-, tgw-, pcx-, vgw-, eni- or vpce-.`);
  if (![...writtenOrigins, 'local'].some((one) => one === origin))
    return refused(`“${origin}” is no origin.`);
  if (state !== 'active' && state !== 'blackhole') return refused(`A route is active or a blackhole.`);
  return accepted({
    destination: prefix.value,
    nextHop: { kind, id: target },
    origin: origin as Origin,
    state,
  });
}

/** Why AWS would not take the route beside the others, as a sentence; null when it would. */
export function refusalOf(route: Route, table: readonly Route[]): string | null {
  const { destination, nextHop } = route;
  if (isPropagated(route) && nextHop.kind !== 'vgw')
    return 'Propagated routes come from a virtual private gateway, so their target is one.';
  if (table.some((one) => clashes(one, route)))
    return 'The table has a route of that origin for the same destination.';
  const local = table.find((one) => one.origin === 'local' && contains(one.destination, destination));
  if (local && !isPropagated(route) && !['nat', 'eni', 'gwlbe'].includes(nextHop.kind))
    return 'Inside the VPC a static route leads to a NAT gateway, a network interface or a Gateway Load Balancer endpoint (R14).';
  if (table.length >= 12) return 'Twelve routes are as many as this exhibit shows.';
  return null;
}

/** Two lists may hold the same entry; anything else may stand in a table once. */
function clashes(one: Route, other: Route): boolean {
  const same = samePrefix(one.destination, other.destination) && one.origin === other.origin;
  return same && (one.origin !== 'prefix-list' || one.nextHop.id === other.nextHop.id);
}
