import { formatFraction, type Fraction } from '@/lib/core/net/fraction';
import { formatIp } from '@/lib/core/net/ip';
import { formatPrefix } from '@/lib/core/net/prefix';
import { choosePath } from '@/lib/core/aws/direct-connect';
import { chooseWay } from '@/lib/core/aws/virtual-private-gateway';
import type { Offer, Offers } from './announcements';
import type { End } from './place';
import type { Ref, StepCandidate } from './step';
import type { Walk } from './walk';

type Reason = { rule: 'R74' | 'R78'; none: string };

/** What is left of the offers: `shares` where flows are spread, else one of them is taken and nobody says which. */
type Standing = { best: readonly Offer[]; shares: ReadonlyMap<string, Fraction>; lost: Map<Offer, string> };

/** The way that a gateway takes among those offered to it, or the end of the way. */
export function wayAmong(walk: Walk, at: Ref, { offers, silent }: Offers, reason: Reason): Ref | End {
  const to = formatIp(walk.destination);
  if (silent)
    return walk.unknown(
      at,
      'X_IMPORT_INCOMPLETE',
      reason.rule,
      `What ${silent.id} announces was not given; it may lead to ${to}.`,
    );
  const standing = standingOf(walk, offers);
  say(walk, at, offers, standing, reason);
  const [best] = standing.best;
  const gap = best ? undefined : (walk.incomplete('vpnConnections') ?? walk.incomplete('virtualInterfaces'));
  if (gap) return walk.unknown(at, 'X_IMPORT_INCOMPLETE', reason.rule, gap.says);
  if (!best)
    return walk.end({
      at,
      disposition: 'NO_ROUTE',
      code: 'NO_ROUTE_TO_DESTINATION',
      rule: reason.rule,
      why: `${reason.none} ${to}.`,
    });
  const uncertain = standing.best.find(({ certain }) => !certain);
  if (uncertain)
    return walk.unknown(
      uncertain.by,
      'X_IMPORT_INCOMPLETE',
      reason.rule,
      `Whether a tunnel of ${uncertain.id} is up was not given.`,
    );
  return oneOf(walk, at, best, standing);
}

/** By R74; where Direct Connect wins, by R76 among its virtual interfaces. */
function standingOf({ destination, rules }: Walk, offers: readonly Offer[]): Standing {
  const { used, candidates, disposition } = chooseWay(offers, destination, rules);
  const lost = new Map<Offer, string>();
  offers.forEach((offer, at) => {
    const reason = candidates[at]?.lost;
    if (reason) lost.set(offer, reason);
  });
  const best = offers.filter((offer) => !lost.has(offer));
  const shares = new Map(disposition === 'FORWARDED' ? used.map(({ id, share }) => [id, share]) : []);
  if (best[0]?.kind !== 'direct-connect') return { best, shares, lost };
  const paths = offers.filter(({ kind, up }) => kind === 'direct-connect' && up);
  const kept = keptBy(paths, destination);
  for (const path of paths)
    if (kept.includes(path)) lost.delete(path);
    else if (!lost.has(path)) lost.set(path, 'LESS_PREFERRED_PATH');
  return { best: kept, shares: new Map(), lost };
}

/** The topology does not say where virtual interfaces end, so all count as of one Region. */
function keptBy(paths: readonly Offer[], destination: Walk['destination']): readonly Offer[] {
  const announced = paths.map((path) => ({ ...path, region: '' }));
  const choice = choosePath(announced, destination);
  if (choice.disposition === 'NO_ROUTE') return [];
  const standing = choice.disposition === 'FORWARDED' ? [choice.chosen] : choice.standing;
  return paths.filter((_, at) => standing.some((one) => one === announced[at]));
}

function say(
  walk: Walk,
  at: Ref,
  offers: readonly Offer[],
  standing: Standing,
  { rule, none }: Reason,
): void {
  const [first] = standing.best;
  const to = formatIp(walk.destination);
  walk.say({
    kind: 'ROUTE_LOOKUP',
    at,
    rule,
    why: first
      ? `Of what leads to ${to}, ${formatPrefix(first.prefix)} by ${first.id} is preferred.`
      : `${none} ${to}.`,
    evidence: standing.best.map(rowOf),
    candidates: offers.map((offer) => ({ ref: rowOf(offer), lost: standing.lost.get(offer) ?? null })),
  });
}

/** R75, R76: of several that are alike one is used, and unless flows are spread nobody says which. */
function oneOf(walk: Walk, at: Ref, { by: first, kind }: Offer, { best, shares }: Standing): Ref {
  const ways = [...new Map(best.map(({ by }) => [by.id, by])).values()].sort((a, b) =>
    a.id < b.id ? -1 : 1,
  );
  if (ways.length === 1) return first;
  const candidates = ways.map((ref): StepCandidate => {
    const share = shares.get(ref.id);
    return { ref, lost: null, ...(share ? { share } : {}) };
  });
  const names = ways.map(({ id }) => id).join(', ');
  const detail = kind === 'direct-connect' || shares.size > 0 ? 'ECMP_MEMBER' : 'TUNNEL';
  const each = [...shares.values()][0];
  const why = each
    ? `${at.id} spreads flows over ${names}, ${formatFraction(each)} each.`
    : `${at.id} uses one of ${names}, and nothing says which.`;
  const taken = walk.choose(at, detail, kind === 'direct-connect' ? 'R76' : 'R75', why, candidates);
  return ways[taken] ?? first;
}

function rowOf({ by, prefix }: Offer): Ref {
  return { ...by, row: formatPrefix(prefix) };
}
