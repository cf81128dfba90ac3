import type { TransitGatewayRoute, TransitGatewayRouteTable } from '@/lib/core/aws/topology/transit-gateway';
import type { Known } from '@/lib/core/aws/topology/known';
import { canonical } from '@/lib/import/canonical';
import { grouped, valuesOf, type Gathered, type Kept } from '@/lib/import/gathered';
import { named } from './field';
import { knownLists } from './prefix-lists';
import {
  describeTransitGatewayRouteTables,
  getTransitGatewayPrefixListReferences,
  getTransitGatewayRouteTablePropagations,
  searchTransitGatewayRoutes,
} from './transit-gateway-calls';
import type { PeeringSides } from './transit-gateway-peering';

/** The tables with the routes that were searched for; those that only propagate are left to the engine to work out. */
export function transitGatewayRouteTables(
  gathered: Gathered,
  sides: PeeringSides,
): TransitGatewayRouteTable[] {
  const routes = grouped(gathered.members(searchTransitGatewayRoutes), (one) => one.subject);
  const propagations = grouped(
    gathered.members(getTransitGatewayRouteTablePropagations),
    (one) => one.subject,
  );
  const lists = knownLists(gathered);
  const references = grouped(
    valuesOf(gathered, getTransitGatewayPrefixListReferences),
    (one) => one.TransitGatewayRouteTableId,
  );
  return valuesOf(gathered, describeTransitGatewayRouteTables)
    .filter((table) => table.State !== 'deleted')
    .map((table) => {
      const id = table.TransitGatewayRouteTableId;
      const name = (attachment: string) => sides.nameOf(attachment, table.TransitGatewayId);
      const searched = (routes.get(id) ?? []).flatMap(({ value }) => routeOf(value, lists, name));
      const referred = (references.get(id) ?? []).map((one): TransitGatewayRoute => ({
        destination: { prefixList: one.PrefixListId },
        attachments: one.Blackhole
          ? []
          : listOf(one.TransitGatewayAttachment?.TransitGatewayAttachmentId, name),
        origin: 'static',
        state: one.Blackhole ? 'blackhole' : 'active',
      }));
      const all = new Map([...referred, ...searched].map((route) => [canonical(route), route]));
      const propagating = propagationsOf(gathered, id, propagations.get(id) ?? [], name);
      return {
        id,
        transitGateway: table.TransitGatewayId,
        ...named(table.Tags),
        routes: [...all.values()],
        propagations: propagating,
        propagated: propagatedOf(gathered, id, searched, propagating),
      };
    });
}

function listOf(id: string | null | undefined, name: (id: string) => string): string[] {
  return id ? [name(id)] : [];
}

/** A prefix list's routes are shown entry by entry; they become one route where the list itself is known. */
function routeOf(
  one: (typeof searchTransitGatewayRoutes.member)['_output'],
  lists: ReadonlySet<string>,
  name: (attachment: string) => string,
): TransitGatewayRoute[] {
  if (one.State === 'deleted' || one.State === 'deleting') return [];
  const list = one.PrefixListId;
  const destination =
    list && (lists.has(list) || !one.DestinationCidrBlock) ? { prefixList: list } : one.DestinationCidrBlock;
  if (!destination) return [];
  const state = one.State === 'blackhole' ? 'blackhole' : 'active';
  const attachments = one.TransitGatewayAttachments.flatMap((its) =>
    listOf(its.TransitGatewayAttachmentId, name),
  ).sort();
  return [{ destination, attachments, origin: one.Type, state }];
}

type Propagation = Kept<(typeof getTransitGatewayRouteTablePropagations.member)['_output']>;

function propagationsOf(
  gathered: Gathered,
  table: string,
  its: readonly Propagation[],
  name: (attachment: string) => string,
): Known<string[]> {
  if (!gathered.isAsked(getTransitGatewayRouteTablePropagations, table)) return 'unknown';
  return its
    .filter(({ value }) => value.State === 'enabled')
    .flatMap(({ value }) => listOf(value.TransitGatewayAttachmentId, name));
}

/**
 * A search that is there in part may lack any propagated route; one for static routes lacks all of them, and is known by
 * that: something propagates, and none was found.
 */
function propagatedOf(
  gathered: Gathered,
  table: string,
  searched: readonly TransitGatewayRoute[],
  propagations: Known<string[]>,
): TransitGatewayRouteTable['propagated'] {
  const isWhole = !gathered.isPaginated(searchTransitGatewayRoutes, table);
  const isForStatic =
    propagations !== 'unknown' &&
    propagations.length > 0 &&
    !searched.some(({ origin }) => origin === 'propagated');
  if (gathered.isAsked(searchTransitGatewayRoutes, table) && isWhole && !isForStatic) return 'listed';
  return propagations === 'unknown' ? 'unknown' : 'derived';
}
