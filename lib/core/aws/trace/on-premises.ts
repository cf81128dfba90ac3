import { formatIp } from '@/lib/core/net/ip';
import { contains, formatPrefix, type Prefix } from '@/lib/core/net/prefix';
import type { OnPremises } from '@/lib/core/aws/topology/vpc';
import { linksOf, type Link } from './on-premises-links';
import type { Place, PlaceOf } from './place';
import type { Ref } from './step';
import type { Walk } from './walk';

/** At a site outside AWS: to its hosts, or by one of its connections towards AWS. */
export function atOnPremises(walk: Walk, { site, arriving }: PlaceOf<'ON_PREMISES'>): Place {
  const at: Ref = { kind: 'on-premises', id: site };
  const found = walk.network.find('onPremises', site);
  if (!found) return walk.missing(at, 'R74');
  walk.pass(at);
  if (!arriving) return leave(walk, at, found);
  const to = formatIp(walk.destination);
  if (found.prefixes.some((one) => contains(one, walk.destination)))
    return delivered(walk, at, `${to} is at ${site}, and AWS has done its part.`);
  const onward = longest(found.routes, walk);
  if (onward.length > 0) return by(walk, onward[0]?.via ?? site);
  if (found.open) return delivered(walk, at, `The packet leaves for ${to}, of which no more is known.`);
  return walk.end({
    at,
    disposition: 'NEIGHBOR_UNREACHABLE',
    code: 'X_NO_SUCH_ADDRESS',
    rule: 'R74',
    why: `${to} is in no prefix of ${site}.`,
  });
}

function delivered(walk: Walk, at: Ref, why: string): Place {
  walk.say({ kind: 'DELIVER', at, rule: 'R74', why });
  return {
    at: 'END',
    disposition: 'EXITS_NETWORK',
    where: at,
    answerFrom: { at: 'ON_PREMISES', site: at.id, arriving: false },
  };
}

/** By the site's own routes where it has any, else by what announces the destination to it. */
function leave(walk: Walk, at: Ref, site: OnPremises): Place {
  const links = linksOf(walk.network, walk.rules, site.id);
  const isWritten = site.routes.length > 0;
  const silent = links.find(({ learned }) => learned === null);
  if (!isWritten && silent)
    return walk.unknown(
      at,
      'X_IMPORT_INCOMPLETE',
      'R78',
      `What AWS announces to ${site.id} over ${silent.by.id} is not known.`,
    );
  const routes = isWritten ? site.routes : links.flatMap(learnedBy);
  const best = longest(routes, walk);
  walk.say({
    kind: 'ROUTE_LOOKUP',
    at,
    rule: 'R78',
    why: best[0]
      ? `Of the routes of ${site.id}, ${formatPrefix(best[0].destination)} holds ${formatIp(walk.destination)}.`
      : `No route of ${site.id} holds ${formatIp(walk.destination)}.`,
    candidates: routes.map((route) => ({
      ref: { ...at, row: `${formatPrefix(route.destination)} → ${route.via}` },
      lost: lossOf(route, best, walk),
    })),
  });
  const ways = [...new Set(best.map(({ via }) => via))].sort();
  if (ways.length === 0) return nothingLeads(walk, at);
  return by(walk, oneOf(walk, at, ways));
}

type SiteRoute = { destination: Prefix; via: string };

function learnedBy({ by: { id }, learned }: Link): SiteRoute[] {
  return (learned ?? []).map((destination) => ({ destination, via: id }));
}

function longest(routes: readonly SiteRoute[], { destination }: Walk): SiteRoute[] {
  const matching = routes.filter((one) => contains(one.destination, destination));
  const most = Math.max(...matching.map((one) => one.destination.length));
  return matching.filter((one) => one.destination.length === most);
}

function lossOf(route: SiteRoute, best: readonly SiteRoute[], { destination }: Walk): string | null {
  if (best.includes(route)) return null;
  return contains(route.destination, destination) ? 'MORE_SPECIFIC_ROUTE' : 'NOT_MATCHING';
}

/** How a site's routers choose among equal announcements is for them to say, so each way is walked. */
function oneOf(walk: Walk, at: Ref, ways: readonly string[]): string {
  const [only = at.id] = ways;
  if (ways.length === 1) return only;
  const candidates = ways.map((row) => ({ ref: { ...at, row }, lost: null }));
  const why = `${ways.join(', ')} lead to ${formatIp(walk.destination)} alike; which one ${at.id} takes is for its routers to say.`;
  return ways[walk.choose(at, 'TUNNEL', 'R76', why, candidates)] ?? only;
}

function nothingLeads(walk: Walk, at: Ref): Place {
  return walk.end({
    at,
    disposition: 'NO_ROUTE',
    code: 'NO_ROUTE_TO_DESTINATION',
    rule: 'R78',
    why: `No connection of ${at.id} leads to ${formatIp(walk.destination)}.`,
  });
}

function by(walk: Walk, id: string): Place {
  if (walk.network.find('vpnConnections', id)) return { at: 'VPN', connection: id, towards: 'aws' };
  if (walk.network.find('virtualInterfaces', id)) return { at: 'VIRTUAL_INTERFACE', id, towards: 'aws' };
  return walk.missing({ kind: 'import', id }, 'R74');
}
