import { fraction } from '@/lib/core/net/fraction';
import type { TransitGateway, TransitGatewayAttachment } from '@/lib/core/aws/topology/transit-gateway';
import type { Place, PlaceOf } from './place';
import type { Ref } from './step';
import { attachmentRef, badState } from './transit-gateway-attachment';
import { lookInTransit, tableOfAttachment } from './transit-gateway-lookup';
import type { Walk } from './walk';

/**
 * In a transit gateway: the table of the attachment that the packet came in by says by which one it leaves
 * (https://docs.aws.amazon.com/vpc/latest/tgw/how-transit-gateways-work.html). No rule keeps a packet from leaving by the
 * attachment that it came in by, so it does where the table says so.
 */
export function routeInTransitGateway(walk: Walk, place: PlaceOf<'TRANSIT_GATEWAY'>): Place {
  const attachment = walk.network.find('transitGatewayAttachments', place.attachment);
  if (!attachment) return walk.missing({ kind: 'transit-gateway-attachment', id: place.attachment }, 'R64');
  const gateway = walk.network.find('transitGateways', attachment.transitGateway);
  if (!gateway) return walk.missing({ kind: 'transit-gateway', id: attachment.transitGateway }, 'R64');
  walk.pass(attachmentRef(attachment));
  walk.pass({ kind: 'transit-gateway', id: gateway.id });
  const stopped = badState(walk, attachment);
  if (stopped) return stopped;
  const way = wayOf(walk, gateway, attachment);
  if (typeof way !== 'string') return way;
  // Remembered for beliefs only (M26, M27): an answer that comes in by `way` is then sent out by this attachment.
  if (walk.direction === 'forward') walk.arrivals.set(way, { kind: 'tgw', id: attachment.id });
  return { at: 'TRANSIT_GATEWAY_OUT', attachment: way, from: attachment.id, zone: place.zone };
}

/** The attachment by which the packet leaves. */
function wayOf(walk: Walk, gateway: TransitGateway, attachment: TransitGatewayAttachment): string | Place {
  const back = walk.direction === 'return' ? walk.arrivals.get(attachment.id)?.id : undefined;
  if (back !== undefined && walk.rules.replyPath === 'arrival-path') return back;
  const table = tableOfAttachment(walk, attachment);
  if ('at' in table) return table;
  const found = lookInTransit(walk, gateway, table);
  if ('where' in found) return found;
  if ('attachments' in found) return memberOf(walk, table.id, found.attachments);
  const isForgiven = found.disposition === 'NO_ROUTE' && !walk.rules.replyNeedsRoute;
  return back !== undefined && isForgiven ? back : walk.end(found);
}

/** R68: of several equal routes a flow takes one, by its hash. */
function memberOf(walk: Walk, table: string, attachments: readonly string[]): string {
  const [only = table, ...others] = attachments;
  if (others.length === 0) return only;
  const at: Ref = { kind: 'transit-gateway-route-table', id: table };
  const candidates = attachments.map((id) => ({
    ref: attachmentRef({ id }),
    lost: null,
    share: fraction(1, attachments.length),
  }));
  const why = `${table} has equal routes over ${attachments.join(', ')}, and spreads flows over them.`;
  return attachments[walk.choose(at, 'ECMP_MEMBER', 'R68', why, candidates)] ?? only;
}
