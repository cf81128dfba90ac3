import type { AnnouncedPath } from '@/lib/core/aws/direct-connect';
import type { VirtualInterface, VpnConnection } from '@/lib/core/aws/topology/hybrid';
import type { Way } from '@/lib/core/aws/virtual-private-gateway';
import type { Network } from './network';
import type { Ref } from './step';

/**
 * A way to a prefix on premises: by a VPN connection, a virtual interface or a Direct Connect gateway. `certain`: whether it
 * is known to be up or down; what is not known counts as up until it is taken.
 */
export type Offer = Way & Pick<AnnouncedPath, 'preference'> & { by: Ref; certain: boolean };

/** Offers, and the first of those who may offer more, of whom nobody knows what. */
export type Offers = { offers: Offer[]; silent: Ref | null };

/** What the far side of a VPN connection can be reached for. */
export function offersOfVpn({ id, routing, staticRoutes, announces, tunnels }: VpnConnection): Offers {
  const by: Ref = { kind: 'vpn-connection', id };
  const up = tunnels.some(({ state }) => state !== 'down');
  const certain = !up || tunnels.some(({ state }) => state === 'up');
  // R76: communities of preference are for virtual interfaces.
  const common = { id, by, up, certain, preference: null };
  if (routing === 'static') {
    const offers = staticRoutes.map((prefix): Offer => ({
      ...{ ...common, kind: 'vpn-static', prefix },
      ...{ asPathLength: 0, med: 0 },
    }));
    return { offers, silent: null };
  }
  if (announces === 'unknown') return { offers: [], silent: up ? by : null };
  const offers = announces.map((one): Offer => ({ ...one, ...common, kind: 'vpn-bgp' }));
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
          ...{ ...one, id: by?.id ?? id, by: by ?? { kind: 'virtual-interface', id } },
          ...{ kind: 'direct-connect', up: state === 'available', certain: true },
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
