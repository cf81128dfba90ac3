import type { Ip } from '@/lib/core/net/ip';
import { contains, type Prefix } from '@/lib/core/net/prefix';
import type { LoserReason } from '@/lib/core/aws/route-table';
import type { HybridSwitches } from '@/lib/core/aws/rules/hybrid-switches';
import type { Announcement, VirtualInterface, VpnConnection } from '@/lib/core/aws/topology/hybrid';
import type { Network } from './network';
import type { Ref } from './step';

/** A way to a prefix on premises: by a VPN connection, a virtual interface or a Direct Connect gateway. */
export type Offer = {
  by: Ref;
  kind: 'direct-connect' | 'vpn-static' | 'vpn-bgp';
  prefix: Prefix;
  /** 0 for a static route. */
  asPathLength: number;
  med: number;
  preference: Announcement['preference'];
  /** Whether a tunnel or the virtual interface is up. */
  up: boolean | 'unknown';
};

/** Offers, and the first of those who may offer more, of whom nobody knows what. */
export type Offers = { offers: Offer[]; silent: Ref | null };

/** `best` are the offers that nothing tells apart. `undecided`: some carry a preference and some do not, and AWS ranks only those that do. */
export type Preferred = {
  best: Offer[];
  candidates: { offer: Offer; lost: LoserReason | null }[];
  undecided: boolean;
};

const kinds = ['direct-connect', 'vpn-static', 'vpn-bgp'];
const preferences: readonly Announcement['preference'][] = ['high', 'medium', 'low'];

type Score = (offer: Offer) => number;
const byKind: Score = ({ kind }) => kinds.indexOf(kind);
const byPreference: Score = ({ preference }) => preferences.indexOf(preference);
const byPath: Score = ({ asPathLength }) => asPathLength;
const orders: Record<HybridSwitches['vgwPrefers'], readonly Score[]> = {
  'direct-connect-first': [byKind, byPreference, byPath],
  'as-path-first': [byPath, byKind, byPreference],
};

/**
 * Chooses among ways to a destination: what is up, the longest prefix, Direct Connect before VPN (R74,
 * https://docs.aws.amazon.com/vpn/latest/s2svpn/vpn-route-priority.html), among virtual interfaces the preference of the
 * customer's communities (R76), then AS path and MED.
 */
export function preferredOf(offers: readonly Offer[], destination: Ip, rules: HybridSwitches): Preferred {
  const lost = new Map<Offer, LoserReason>();
  let best = offers.filter((offer) => {
    if (!contains(offer.prefix, destination)) lost.set(offer, 'NOT_MATCHING');
    else if (offer.up === false) lost.set(offer, 'BAD_STATE_ROUTE');
    return !lost.has(offer);
  });
  let undecided = false;
  const keep = (score: Score, reason: LoserReason): void => {
    if (score === byPreference && best.some(byPreferenceUnset) && !best.every(byPreferenceUnset))
      undecided = true;
    if (undecided) return;
    const top = Math.min(...best.map(score));
    for (const offer of best) if (score(offer) > top) lost.set(offer, reason);
    best = best.filter((offer) => score(offer) === top);
  };
  keep(({ prefix }) => -prefix.length, 'MORE_SPECIFIC_ROUTE');
  for (const score of orders[rules.vgwPrefers]) keep(score, 'HIGHER_PRIORITY_ROUTE');
  keep(({ med }) => med, 'HIGHER_PRIORITY_ROUTE');
  return { best, candidates: offers.map((offer) => ({ offer, lost: lost.get(offer) ?? null })), undecided };
}

function byPreferenceUnset({ preference }: Offer): boolean {
  return preference === null;
}

/** What the far side of a VPN connection can be reached for. */
export function offersOfVpn({ id, routing, staticRoutes, announces, tunnels }: VpnConnection): Offers {
  const by: Ref = { kind: 'vpn-connection', id };
  const up =
    tunnels.some(({ state }) => state === 'up') ||
    (tunnels.some(({ state }) => state === 'unknown') && 'unknown');
  if (routing === 'static') {
    const offers = staticRoutes.map((prefix): Offer => ({
      ...{ by, kind: 'vpn-static', prefix, up },
      ...{ asPathLength: 0, med: 0, preference: null },
    }));
    return { offers, silent: null };
  }
  if (announces === 'unknown') return { offers: [], silent: up === false ? null : by };
  // R76: communities of preference are for virtual interfaces.
  const offers = announces.map((one): Offer => ({ ...one, by, kind: 'vpn-bgp', up, preference: null }));
  return { offers, silent: null };
}

/** What virtual interfaces of one kind on a gateway can be reached for, each by itself, or all by the gateway. */
export function offersOfInterfaces(
  { topology }: Network,
  gateway: string,
  kind: VirtualInterface['kind'],
  by?: Ref,
): Offers {
  const interfaces = topology.virtualInterfaces.filter(
    (one) => one.attachedTo === gateway && one.kind === kind,
  );
  const silent = interfaces.find(({ announces, state }) => announces === 'unknown' && state === 'available');
  const offers = interfaces.flatMap(({ id, state, announces }) =>
    announces === 'unknown'
      ? []
      : announces.map((one): Offer => ({
          ...one,
          by: by ?? { kind: 'virtual-interface', id },
          kind: 'direct-connect',
          up: state === 'available',
        })),
  );
  return { offers, silent: silent ? { kind: 'virtual-interface', id: silent.id } : null };
}

export function together(parts: readonly Offers[]): Offers {
  return {
    offers: parts.flatMap(({ offers }) => offers),
    silent: parts.find(({ silent }) => silent !== null)?.silent ?? null,
  };
}
