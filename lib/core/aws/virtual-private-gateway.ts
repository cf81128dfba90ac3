import { fraction, type Fraction } from '@/lib/core/net/fraction';
import type { Ip } from '@/lib/core/net/ip';
import { contains, type Prefix } from '@/lib/core/net/prefix';
import type { HybridSwitches } from './rules/hybrid-switches';

/** A way out that a virtual private gateway knows: one tunnel or virtual interface and a prefix behind it. */
export type Way = {
  id: string;
  kind: 'direct-connect' | 'vpn-static' | 'vpn-bgp';
  prefix: Prefix;
  /** How many AS numbers the announcement names; 0 for a static route. */
  asPathLength: number;
  med: number;
  /** Whether the tunnel or the interface is up. */
  up: boolean;
};

/** Why a way was not taken, from the first step that told it from the chosen one. */
export type WayLost =
  'NOT_MATCHING' | 'DOWN' | 'SHORTER_PREFIX' | 'LESS_PREFERRED_KIND' | 'LONGER_AS_PATH' | 'HIGHER_MED';
/**
 * `used` holds each way that carries flows with its share; several whose turn is not settled (`ONE_OF`) hold one of them
 * each time, and AWS does not say which.
 */
export type WayChoice = {
  disposition: 'FORWARDED' | 'ONE_OF' | 'NO_ROUTE';
  used: { id: string; share: Fraction }[];
  candidates: { way: Way; lost: WayLost | null }[];
};

const kinds: readonly Way['kind'][] = ['direct-connect', 'vpn-static', 'vpn-bgp'];
type Test = { lost: WayLost; score: (way: Way) => number };

const byPrefix: Test = { lost: 'SHORTER_PREFIX', score: ({ prefix }) => -prefix.length };
const byKind: Test = { lost: 'LESS_PREFERRED_KIND', score: ({ kind }) => kinds.indexOf(kind) };
const byPath: Test = { lost: 'LONGER_AS_PATH', score: ({ asPathLength }) => asPathLength };
const byMed: Test = { lost: 'HIGHER_MED', score: ({ med }) => med };
const tests: Record<HybridSwitches['vgwPrefers'], readonly Test[]> = {
  'direct-connect-first': [byPrefix, byKind, byPath, byMed],
  'as-path-first': [byPrefix, byPath, byKind, byMed],
};

/**
 * Which way a virtual private gateway sends a packet (R74, R75,
 * https://docs.aws.amazon.com/vpn/latest/s2svpn/vpn-route-priority.html).
 */
export function chooseWay(ways: readonly Way[], destination: Ip, rules: HybridSwitches): WayChoice {
  const lost = new Map<Way, WayLost>();
  let standing = ways.filter((way) => {
    const reason = unfit(way, destination);
    if (reason) lost.set(way, reason);
    return reason === null;
  });
  for (const { lost: reason, score } of tests[rules.vgwPrefers]) {
    const best = Math.min(...standing.map(score));
    standing.filter((way) => score(way) > best).forEach((way) => lost.set(way, reason));
    standing = standing.filter((way) => score(way) === best);
  }
  return {
    disposition: dispositionOf(standing, rules),
    used: standing.map(({ id }) => ({ id, share: fraction(1, standing.length) })),
    candidates: ways.map((way) => ({ way, lost: lost.get(way) ?? null })),
  };
}

function unfit({ prefix, up }: Way, destination: Ip): WayLost | null {
  if (!contains(prefix, destination)) return 'NOT_MATCHING';
  return up ? null : 'DOWN';
}

/** R75: of several that are alike one is used at a time. */
function dispositionOf(standing: readonly Way[], { vgwEcmp }: HybridSwitches): WayChoice['disposition'] {
  if (standing.length === 0) return 'NO_ROUTE';
  return standing.length === 1 || vgwEcmp ? 'FORWARDED' : 'ONE_OF';
}
