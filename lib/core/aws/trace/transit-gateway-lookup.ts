import { formatIp } from '@/lib/core/net/ip';
import { formatPrefix } from '@/lib/core/net/prefix';
import type {
  TransitGateway,
  TransitGatewayAttachment,
  TransitGatewayRouteTable,
} from '@/lib/core/aws/topology/transit-gateway';
import { lookupTransit, type TransitLookup, type TransitRoute } from '@/lib/core/aws/transit-gateway-table';
import type { End } from './place';
import type { Ref } from './step';
import { attachmentRef } from './transit-gateway-attachment';
import { transitRoutesOf } from './transit-gateway-routes';
import type { Stop, Walk } from './walk';

/** The table that packets from an attachment read (R64), or the end of the way where it is associated with none. */
export function tableOfAttachment(
  walk: Walk,
  attachment: TransitGatewayAttachment,
): TransitGatewayRouteTable | End {
  const at = attachmentRef(attachment);
  const id = tableIdOf(walk, attachment);
  if (id === 'unknown')
    return walk.unknown(
      at,
      'X_IMPORT_INCOMPLETE',
      'R64',
      `Which table ${attachment.id} is associated with was not given.`,
    );
  if (id === null)
    return walk.end({
      at,
      disposition: 'NO_ROUTE',
      code: 'TGW_ATTACH_MISSING_TGW_RTB_ASSOCIATION',
      rule: 'R64',
      why: `${attachment.id} is associated with no route table, so nothing that comes in by it goes anywhere.`,
    });
  const table = walk.network.find('transitGatewayRouteTables', id);
  return table ?? walk.missing({ kind: 'transit-gateway-route-table', id }, 'R64');
}

/** As M29 has it, a table that the attachment propagates into. */
function tableIdOf({ network, rules }: Walk, attachment: TransitGatewayAttachment): string | null {
  if (rules.tgwTable === 'association') return attachment.routeTable;
  const into = network.topology.transitGatewayRouteTables
    .filter(({ propagations }) => propagations !== 'unknown' && propagations.includes(attachment.id))
    .map(({ id }) => id)
    .sort();
  return into.find((id) => id !== attachment.routeTable) ?? into[0] ?? null;
}

type Found = { attachments: readonly string[] } | Stop;

/** Looks the destination up and says what became of every route. */
export function lookInTransit(
  walk: Walk,
  gateway: TransitGateway,
  table: TransitGatewayRouteTable,
): Found | End {
  const { routes, open } = transitRoutesOf(walk.network, walk.rules, table);
  const found = lookupTransit(routes, walk.destination, {
    vpnEcmp: gateway.vpnEcmp,
    blackhole: walk.rules.blackhole,
  });
  const at: Ref = { kind: 'transit-gateway-route-table', id: table.id };
  const to = formatIp(walk.destination);
  walk.say({
    kind: 'ROUTE_LOOKUP',
    detail: 'TGW',
    at,
    rule: found.candidates.some(({ lost }) => lost === 'HIGHER_PRIORITY_ROUTE') ? 'R65' : 'R64',
    why: wordsOf(table, found, to),
    evidence: found.chosen.map((route) => rowOf(table, route)),
    candidates: found.candidates.map(({ route, lost }) => ({ ref: rowOf(table, route), lost })),
  });
  if (open !== null && !isBeyondDoubt(found))
    return walk.unknown(at, 'TGW_RTB_ROUTES_ARE_UNKNOWN', 'R65', `${table.id} may hold more. ${open}`);
  return settled(walk, table, found, to);
}

/** A static route to a single address loses to nothing that is not known. */
function isBeyondDoubt({ chosen: [route] }: TransitLookup): boolean {
  return (
    route?.origin === 'static' && route.destination.length === (route.destination.family === 4 ? 32 : 128)
  );
}

function settled(walk: Walk, table: TransitGatewayRouteTable, found: TransitLookup, to: string): Found | End {
  const at: Ref = { kind: 'transit-gateway-route-table', id: table.id };
  const evidence = found.chosen.map((route) => rowOf(table, route));
  switch (found.disposition) {
    case 'FORWARDED':
      return { attachments: found.attachments };
    case 'INDETERMINATE':
      return found.chosen.some(({ disputed }) => disputed)
        ? walk.unknown(
            at,
            'TGW_RTB_ROUTES_ARE_UNKNOWN',
            'R72',
            `${to} is in blocks of two VPCs that overlap; ${table.id} has the route of the one that was attached first.`,
          )
        : walk.unknown(
            at,
            'TGW_RTB_ROUTES_ARE_UNKNOWN',
            'R65',
            `Several routes of ${table.id} to ${to} are equal, and AWS promises no order among them.`,
          );
    case 'NULL_ROUTED':
      return {
        at,
        disposition: 'NULL_ROUTED',
        code: 'TGW_RTB_BAD_STATE_ROUTE',
        rule: 'R66',
        why: `The route of ${table.id} that wins for ${to} is a blackhole.`,
        evidence,
      };
    case 'NO_ROUTE':
      return {
        at,
        disposition: 'NO_ROUTE',
        code: 'TGW_RTB_NO_ROUTE_TO_TGW_ATTACHMENT',
        rule: 'R64',
        why: `No route of ${table.id} holds ${to}.`,
      };
  }
}

function rowOf(
  { id }: TransitGatewayRouteTable,
  { destination, attachments, prefixList }: TransitRoute,
): Ref {
  const block = formatPrefix(destination);
  const to = prefixList === undefined ? block : `${prefixList} (${block})`;
  return {
    kind: 'transit-gateway-route-table',
    id,
    row: `${to} → ${attachments.length > 0 ? attachments.join(', ') : 'blackhole'}`,
  };
}

function wordsOf(
  { id }: TransitGatewayRouteTable,
  { chosen, attachments }: TransitLookup,
  to: string,
): string {
  const [route] = chosen;
  if (!route) return `No route of ${id} holds ${to}.`;
  const by = attachments.length > 0 ? `to ${attachments.join(' or ')}` : 'nowhere';
  return `Of the routes of ${id} that hold ${to}, ${formatPrefix(route.destination)} is taken: it leads ${by}.`;
}

/** As M30 has it, a VPC's table holds what the transit gateways know that the VPC is attached to. The one that knows the destination. */
export function transitKnowing(walk: Walk, vpc: string): string | undefined {
  const { topology } = walk.network;
  const attached = topology.transitGatewayAttachments.filter(
    ({ resource, state }) => resource === vpc && state === 'available',
  );
  return attached.find(({ routeTable, transitGateway }) => {
    const table =
      routeTable === null || routeTable === 'unknown'
        ? undefined
        : walk.network.find('transitGatewayRouteTables', routeTable);
    const gateway = walk.network.find('transitGateways', transitGateway);
    if (!table || !gateway) return false;
    const { routes } = transitRoutesOf(walk.network, walk.rules, table);
    const rules = { vpnEcmp: gateway.vpnEcmp, blackhole: walk.rules.blackhole };
    return lookupTransit(routes, walk.destination, rules).disposition === 'FORWARDED';
  })?.transitGateway;
}
