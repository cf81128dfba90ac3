import { formatIp } from '@/lib/core/net/ip';
import { contains, formatPrefix, type Prefix } from '@/lib/core/net/prefix';
import type { DirectConnectGateway, VirtualInterface } from '@/lib/core/aws/topology/hybrid';
import { offersOfInterfaces } from './announcements';
import { announcedFor, associationsFor } from './direct-connect-announced';
import { wayAmong } from './offered-way';
import type { Place, PlaceOf } from './place';
import type { Ref } from './step';
import { attachmentOf, unattached } from './transit-gateway-attachment';
import type { Walk } from './walk';

/**
 * Through a Direct Connect gateway: between virtual interfaces and the gateways behind it, never from one of those to
 * another (R78, https://docs.aws.amazon.com/directconnect/latest/UserGuide/direct-connect-gateways.html).
 */
export function crossDirectConnect(walk: Walk, { gateway, from }: PlaceOf<'DIRECT_CONNECT_GATEWAY'>): Place {
  const at: Ref = { kind: 'direct-connect-gateway', id: gateway };
  const found = walk.network.find('directConnectGateways', gateway);
  if (!found) return walk.missing(at, 'R78');
  walk.pass(at);
  const cameBy = walk.network.find('virtualInterfaces', from);
  if (cameBy) return toGateway(walk, at, found, cameBy);
  if (!found.associations.some((one) => one.gateway === from && one.state === 'associated'))
    return walk.end({
      at,
      disposition: 'NULL_ROUTED',
      code: 'UNASSOCIATED_COMPONENT',
      rule: 'R78',
      why: `${from} is not associated with ${gateway}.`,
    });
  const isPrivate = walk.network.find('virtualPrivateGateways', from) !== undefined;
  const offers = offersOfInterfaces(walk.network, gateway, isPrivate ? 'private' : 'transit');
  const way = wayAmong(walk, at, offers, {
    rule: 'R78',
    none: `No virtual interface of ${gateway} leads to`,
  });
  return 'at' in way ? way : { at: 'VIRTUAL_INTERFACE', id: way.id, towards: 'on-premises' };
}

/** Towards AWS: to the gateway whose announced prefixes hold the destination. */
function toGateway(walk: Walk, at: Ref, found: DirectConnectGateway, { kind }: VirtualInterface): Place {
  const to = formatIp(walk.destination);
  const routes: { gateway: string; prefix: Prefix }[] = [];
  for (const association of associationsFor(walk.network, found, kind)) {
    const announced = announcedFor(walk.network, association);
    if (!announced) return walk.missing({ kind: 'import', id: association.gateway }, 'R78');
    routes.push(...announced.map((prefix) => ({ gateway: association.gateway, prefix })));
  }
  const matching = routes.filter(({ prefix }) => contains(prefix, walk.destination));
  const longest = Math.max(...matching.map(({ prefix }) => prefix.length));
  const best = matching.filter(({ prefix }) => prefix.length === longest);
  walk.say({
    kind: 'ROUTE_LOOKUP',
    at,
    rule: 'R78',
    why: best[0]
      ? `Of the prefixes that ${found.id} announces, ${formatPrefix(best[0].prefix)} holds ${to}.`
      : `No prefix that ${found.id} announces holds ${to}.`,
    candidates: routes.map((route) => ({
      ref: { ...at, row: `${formatPrefix(route.prefix)} → ${route.gateway}` },
      lost: best.includes(route) ? null : matching.includes(route) ? 'MORE_SPECIFIC_ROUTE' : 'NOT_MATCHING',
    })),
  });
  const [route, ...others] = best;
  if (!route)
    return walk.end({
      at,
      disposition: 'NO_ROUTE',
      code: 'NO_ROUTE_TO_DESTINATION',
      rule: 'R78',
      why: `The allowed prefixes of ${found.id} do not let it carry anything to ${to}.`,
    });
  if (others.some((one) => one.gateway !== route.gateway))
    return walk.unknown(
      at,
      'UNKNOWN_DESTINATION',
      'R78',
      `${found.id} announces ${formatPrefix(route.prefix)} for several gateways.`,
    );
  return behind(walk, found.id, route.gateway);
}

function behind(walk: Walk, directConnect: string, gateway: string): Place {
  if (walk.network.find('virtualPrivateGateways', gateway))
    return { at: 'VIRTUAL_PRIVATE_GATEWAY_IN', gateway };
  const attachment = attachmentOf(walk.network, gateway, directConnect);
  return attachment
    ? { at: 'TRANSIT_GATEWAY', attachment: attachment.id, zone: null }
    : unattached(walk, gateway, directConnect);
}
