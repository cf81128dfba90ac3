import { overlaps, samePrefix, type Prefix } from '@/lib/core/net/prefix';
import type { Switches } from '@/lib/core/aws/rule';
import type {
  TransitGatewayAttachment,
  TransitGatewayRoute,
  TransitGatewayRouteTable,
} from '@/lib/core/aws/topology/transit-gateway';
import type { TransitRoute } from '@/lib/core/aws/transit-gateway-table';
import { blocksOf, type Network } from './network';
import { propagatedBy } from './transit-gateway-propagation';

/** A table's routes, and why some may be missing: a sentence, or null when these are all. */
export type TransitTable = { routes: readonly TransitRoute[]; open: string | null };

/** The routes of a transit gateway's table: those listed, and what the attachments that propagate into it announce (R64). */
export function transitRoutesOf(
  network: Network,
  { tgwPeeringPropagates }: Switches,
  table: TransitGatewayRouteTable,
): TransitTable {
  return network.once(`routes of ${table.id}, peerings ${tgwPeeringPropagates}`, () => {
    const listed = table.routes.map((route) => listedRoutes(network, route));
    const derived = table.propagated === 'listed' ? [] : derivedRoutes(network, table);
    const learned = tgwPeeringPropagates ? peeringRoutes(network, table) : [];
    const parts = [...listed, ...derived];
    return {
      routes: [...parts.flatMap(({ routes }) => routes), ...learned],
      open: parts.find(({ open }) => open !== null)?.open ?? gapOf(network, table),
    };
  });
}

/** What the import says is not whole. */
function gapOf({ topology }: Network, { id }: TransitGatewayRouteTable): string | null {
  const gap = topology.incomplete.find(
    (one) => one.what === 'transitGatewayRouteTables' && (one.id === undefined || one.id === id),
  );
  return gap ? gap.says : null;
}

function listedRoutes(network: Network, route: TransitGatewayRoute): TransitTable {
  const { destination, attachments, origin, state, asPathLength, med } = route;
  const kind = network.find('transitGatewayAttachments', attachments[0] ?? '')?.kind ?? null;
  const isLearned = origin === 'propagated' && kind !== 'vpc';
  const bgp = asPathLength === undefined ? 'unknown' : { asPathLength, med: med ?? null };
  const common = { attachments, kind, state, bgp: isLearned ? bgp : null } as const;
  if (!('prefixList' in destination)) return { routes: [{ ...common, destination, origin }], open: null };
  const list = network.find('prefixLists', destination.prefixList);
  if (!list || list.entries === 'unknown')
    return { routes: [], open: `The entries of ${destination.prefixList} were not given.` };
  const entries = list.entries.map((entry): TransitRoute => ({
    ...common,
    destination: entry,
    origin: 'prefix-list',
    prefixList: list.id,
  }));
  return { routes: entries, open: null };
}

function derivedRoutes(network: Network, table: TransitGatewayRouteTable): TransitTable[] {
  if (table.propagations === 'unknown')
    return [{ routes: [], open: `Which attachments propagate into ${table.id} was not given.` }];
  const attachments = table.propagations.map((id) => network.find('transitGatewayAttachments', id));
  if (attachments.some((one) => one === undefined))
    return [{ routes: [], open: `An attachment that propagates into ${table.id} was not given.` }];
  const known = attachments.filter((one) => one !== undefined && one.state === 'available');
  return known.map((attachment) =>
    derivedFrom(network, table, attachment as TransitGatewayAttachment, known as TransitGatewayAttachment[]),
  );
}

function derivedFrom(
  network: Network,
  table: TransitGatewayRouteTable,
  attachment: TransitGatewayAttachment,
  all: readonly TransitGatewayAttachment[],
): TransitTable {
  const { announced, open } = propagatedBy(network, attachment);
  const fresh = announced.filter(({ prefix }) => !isListed(table, attachment.id, prefix));
  const routes = fresh.map(({ prefix, bgp }): TransitRoute => ({
    destination: prefix,
    attachments: [attachment.id],
    kind: attachment.kind,
    origin: 'propagated',
    state: 'active',
    bgp,
    disputed: attachment.kind === 'vpc' && isDisputed(network, attachment, all, prefix),
  }));
  return { routes, open };
}

function isListed({ routes }: TransitGatewayRouteTable, attachment: string, prefix: Prefix): boolean {
  return routes.some(
    ({ destination, attachments, origin }) =>
      origin === 'propagated' &&
      attachments.includes(attachment) &&
      !('prefixList' in destination) &&
      samePrefix(destination, prefix),
  );
}

/** R72: of two VPCs whose blocks overlap the one attached later does not propagate, and lists stand in no order. */
function isDisputed(
  network: Network,
  { id, resource }: TransitGatewayAttachment,
  all: readonly TransitGatewayAttachment[],
  prefix: Prefix,
): boolean {
  return all.some((one) => {
    const other = one.id !== id && one.kind === 'vpc' && one.resource !== resource;
    const vpc = other ? network.find('vpcs', one.resource) : undefined;
    return vpc !== undefined && blocksOf(vpc).some((block) => overlaps(block, prefix));
  });
}

/** As M31 has it: peered transit gateways tell each other the VPCs that are attached to them. */
function peeringRoutes(network: Network, { transitGateway }: TransitGatewayRouteTable): TransitRoute[] {
  const all = network.topology.transitGatewayAttachments;
  return all
    .filter((one) => one.kind === 'peering' && one.transitGateway === transitGateway)
    .flatMap((peering) => {
      const far = network.find('transitGatewayAttachments', peering.resource)?.transitGateway;
      const vpcs = all.filter((one) => one.kind === 'vpc' && one.transitGateway === far);
      return vpcs.flatMap((one) =>
        propagatedBy(network, one).announced.map(({ prefix }): TransitRoute => ({
          destination: prefix,
          attachments: [peering.id],
          kind: 'peering',
          origin: 'propagated',
          state: 'active',
          bgp: null,
        })),
      );
    });
}
