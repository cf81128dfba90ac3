import { formatIp } from '@/lib/core/net/ip';
import { formatPrefix } from '@/lib/core/net/prefix';
import { fraction } from '@/lib/core/net/fraction';
import { preferredOf, type Offer, type Offers, type Preferred } from './announcements';
import type { End } from './place';
import type { Ref, StepCandidate } from './step';
import type { Walk } from './walk';

type Reason = { rule: 'R74' | 'R76' | 'R78'; none: string };

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
  const found = preferredOf(offers, walk.destination, walk.rules);
  say(walk, at, found, reason);
  const [best] = found.best;
  if (!best)
    return walk.end({
      at,
      disposition: 'NO_ROUTE',
      code: 'NO_ROUTE_TO_DESTINATION',
      rule: reason.rule,
      why: `${reason.none} ${to}.`,
    });
  if (found.undecided)
    return walk.unknown(
      at,
      'UNKNOWN_DESTINATION',
      'R76',
      `Some announcements of ${to} carry a preference and others none, and how AWS ranks those is not known.`,
    );
  const uncertain = found.best.find(({ up }) => up === 'unknown');
  if (uncertain)
    return walk.unknown(
      uncertain.by,
      'X_IMPORT_INCOMPLETE',
      reason.rule,
      `Whether a tunnel of ${uncertain.by.id} is up was not given.`,
    );
  return oneOf(walk, at, best, found.best);
}

function say(walk: Walk, at: Ref, { best, candidates }: Preferred, { rule, none }: Reason): void {
  const [first] = best;
  const to = formatIp(walk.destination);
  walk.say({
    kind: 'ROUTE_LOOKUP',
    at,
    rule,
    why: first
      ? `Of what leads to ${to}, ${formatPrefix(first.prefix)} by ${first.by.id} is preferred.`
      : `${none} ${to}.`,
    evidence: best.map(rowOf),
    candidates: candidates.map(({ offer, lost }) => ({ ref: rowOf(offer), lost })),
  });
}

/** Virtual interfaces share (R76); of VPN connections one is used at a time, and nobody says which (R75). */
function oneOf(walk: Walk, at: Ref, { by: first, kind }: Offer, best: readonly Offer[]): Ref {
  const ways = [...new Map(best.map(({ by }) => [by.id, by])).values()].sort((a, b) =>
    a.id < b.id ? -1 : 1,
  );
  if (ways.length === 1) return first;
  const spreads = kind === 'direct-connect' || walk.rules.vgwEcmp;
  const candidates = ways.map((ref): StepCandidate => ({
    ref,
    lost: null,
    ...(spreads ? { share: fraction(1, ways.length) } : {}),
  }));
  const taken = spreads
    ? walk.choose(
        at,
        'ECMP_MEMBER',
        kind === 'direct-connect' ? 'R76' : 'R75',
        `${at.id} spreads flows over ${ways.map(({ id }) => id).join(', ')}.`,
        candidates,
      )
    : walk.choose(
        at,
        'TUNNEL',
        'R75',
        `${at.id} uses one of ${ways.map(({ id }) => id).join(', ')} at a time, and nothing says which.`,
        candidates,
      );
  return ways[taken] ?? first;
}

function rowOf({ by, prefix }: Offer): Ref {
  return { ...by, row: formatPrefix(prefix) };
}
