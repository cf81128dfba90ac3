import { overlaps, samePrefix, type Prefix } from '@/lib/core/net/prefix';
import type { VpnConnection } from '@/lib/core/aws/topology/hybrid';
import type { Topology } from '@/lib/core/aws/topology/topology';
import type { OnPremises } from '@/lib/core/aws/topology/vpc';
import { compareText } from '@/lib/import/in-order';
import { grouped } from '@/lib/import/gathered';

type Lists = Omit<Topology, 'incomplete'>;
type Hybrid = Pick<Topology, 'onPremises' | 'customerGateways' | 'vpnConnections'>;
type Door = { gateways: string[]; prefixes: Prefix[] };

/**
 * The places behind customer gateways. No call of AWS tells of them, but its routes do: what leads to a VPN connection is
 * behind it. Gateways that overlapping blocks lead to stand before one place. There may always be more than AWS has routes for.
 */
export function behindCustomerGateways(lists: Lists): Hybrid {
  const vpnConnections = lists.vpnConnections.map((one) => ({ ...one, announces: announcedBy(one, lists) }));
  const connections = grouped(vpnConnections, (one) => one.customerGateway);
  const doors = lists.customerGateways.flatMap(({ id }): Door[] => {
    const its = connections.get(id);
    return its ? [{ gateways: [id], prefixes: its.flatMap((one) => reachedBy(one, lists)) }] : [];
  });
  const sites = doors.reduce(joined, []);
  const siteOf = new Map(sites.flatMap((one) => one.gateways.map((id) => [id, nameOf(one)])));
  return {
    vpnConnections,
    customerGateways: lists.customerGateways.map((one) => ({
      ...one,
      onPremises: siteOf.get(one.id) ?? null,
    })),
    onPremises: sites.map(siteBehind),
  };
}

function siteBehind(door: Door): OnPremises {
  return { id: nameOf(door), prefixes: once(door.prefixes), routes: [], open: true };
}

function once(prefixes: readonly Prefix[]): Prefix[] {
  return prefixes.filter((one, at) => prefixes.findIndex((other) => samePrefix(one, other)) === at);
}

function nameOf({ gateways }: Door): string {
  return `behind-${[...gateways].sort(compareText)[0] ?? ''}`;
}

function joined(doors: readonly Door[], door: Door): Door[] {
  const shares = (other: Door) => other.prefixes.some((a) => door.prefixes.some((b) => overlaps(a, b)));
  const same = [...doors.filter(shares), door];
  return [
    ...doors.filter((one) => !shares(one)),
    { gateways: same.flatMap((one) => one.gateways), prefixes: same.flatMap((one) => one.prefixes) },
  ];
}

/** A default route says that everything else goes there, and not that it is there. */
function reachedBy(vpn: VpnConnection, lists: Lists): Prefix[] {
  const announced = vpn.announces === 'unknown' ? [] : vpn.announces.map(({ prefix }) => prefix);
  return [...vpn.staticRoutes, ...announced, ...overTransit(vpn, lists)].filter(({ length }) => length > 0);
}

/** What the tables of a transit gateway send to the connection. */
function overTransit({ id }: VpnConnection, lists: Lists): Prefix[] {
  const attachment = lists.transitGatewayAttachments.find((one) => one.kind === 'vpn' && one.resource === id);
  if (!attachment) return [];
  return lists.transitGatewayRouteTables
    .flatMap(({ routes }) => routes)
    .flatMap(({ destination, attachments }) =>
      attachments.includes(attachment.id) && !('prefixList' in destination) ? [destination] : [],
    );
}

/** Where a virtual private gateway has one connection alone, all that it propagates comes from there. */
function announcedBy(vpn: VpnConnection, lists: Lists): VpnConnection['announces'] {
  const { id, attachedTo, routing } = vpn;
  const isAlone =
    lists.vpnConnections.every((one) => one.id === id || one.attachedTo !== attachedTo) &&
    lists.virtualInterfaces.every((one) => one.attachedTo !== attachedTo) &&
    lists.directConnectGateways.every(({ associations }) =>
      associations.every(({ gateway }) => gateway !== attachedTo),
    );
  if (routing === 'static' || !isAlone) return vpn.announces;
  const propagated = lists.routeTables
    .flatMap(({ routes }) => routes)
    .flatMap(({ destination, nextHop, origin }) =>
      origin === 'propagated' && nextHop.id === attachedTo && !('prefixList' in destination)
        ? [destination]
        : [],
    );
  return propagated.length > 0
    ? once(propagated).map((prefix) => ({ prefix, asPathLength: 1, med: 100, preference: null }))
    : vpn.announces;
}
