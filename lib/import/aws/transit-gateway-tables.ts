import type { TransitGatewayRoute, TransitGatewayRouteTable } from '@/lib/core/aws/topology/transit-gateway';
import type { Known } from '@/lib/core/aws/topology/known';
import { canonical } from '@/lib/import/canonical';
import { grouped, valuesOf, type Gathered } from '@/lib/import/gathered';
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
      return {
        id,
        transitGateway: table.TransitGatewayId,
        ...named(table.Tags),
        routes: [...all.values()],
        propagations: propagationsOf(gathered, id, name),
        propagated: propagatedOf(gathered, id),
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

function propagationsOf(
  gathered: Gathered,
  table: string,
  name: (attachment: string) => string,
): Known<string[]> {
  if (!gathered.isAsked(getTransitGatewayRouteTablePropagations, table)) return 'unknown';
  return gathered
    .members(getTransitGatewayRouteTablePropagations)
    .filter(({ subject, value }) => subject === table && value.State === 'enabled')
    .flatMap(({ value }) => listOf(value.TransitGatewayAttachmentId, name));
}

function propagatedOf(gathered: Gathered, table: string): TransitGatewayRouteTable['propagated'] {
  if (gathered.isAsked(searchTransitGatewayRoutes, table)) return 'listed';
  return gathered.isAsked(getTransitGatewayRouteTablePropagations, table) ? 'derived' : 'unknown';
}
