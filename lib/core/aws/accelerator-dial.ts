import { add, compareFractions, fraction, over, sum, times, type Fraction } from '@/lib/core/net/fraction';
import type { LoadBalancingSwitches } from './rules/load-balancing-switches';
import type { EndpointGroup } from './topology/load-balancing';

/** One share for each endpoint group, in their order, or why nobody can say. */
export type GroupShares = { kind: 'SHARES'; shares: Fraction[] } | { kind: 'INDETERMINATE'; because: string };

const one = fraction(1);

/**
 * What the traffic dials direct to each group, health aside (R95,
 * https://docs.aws.amazon.com/global-accelerator/latest/dg/about-endpoint-groups-traffic-dial.html). A group keeps its dial's
 * part of what is nearest to it; the rest goes to the other group, as in AWS's example. With several others, or none that is
 * dialled up, no page says where it goes.
 */
export function directed(groups: readonly EndpointGroup[], rules: LoadBalancingSwitches): GroupShares {
  check(groups);
  return rules.dialOf === 'all' ? ofAllTraffic(groups) : ofOwnTraffic(groups);
}

function ofOwnTraffic(groups: readonly EndpointGroup[]): GroupShares {
  const shares = groups.map(({ near, dial }) => times(near, fraction(dial, 100)));
  for (const [at, { near, dial }] of groups.entries()) {
    const rest = times(near, fraction(100 - dial, 100));
    if (rest.n === 0) continue;
    const [other, ...more] = others(groups, at);
    if (other === undefined || more.length > 0) return open;
    shares[other] = add(shares[other] ?? fraction(0), rest);
  }
  return { kind: 'SHARES', shares };
}

/** Where the other groups stand that take traffic at all. */
function others(groups: readonly EndpointGroup[], at: number): number[] {
  return [...groups.keys()].filter((index) => index !== at && groups[index]?.dial !== 0);
}

const open: GroupShares = {
  kind: 'INDETERMINATE',
  because: 'What a dial turns away goes to another group, and which one takes how much is not known.',
};

/** M45: each dial below 100 is taken for that share of everything, and groups at 100 get what is left. */
function ofAllTraffic(groups: readonly EndpointGroup[]): GroupShares {
  const named = groups.map(({ dial }) => (dial === 100 ? fraction(0) : fraction(dial, 100)));
  const total = sum(named);
  const full = groups.filter(({ dial }) => dial === 100).length;
  if (full === 0 || compareFractions(total, one) > 0)
    return total.n === 0 ? open : { kind: 'SHARES', shares: named.map((share) => over(share, total)) };
  const left = fraction(total.d - total.n, total.d * full);
  return {
    kind: 'SHARES',
    shares: groups.map(({ dial }, at) => (dial === 100 ? left : (named[at] ?? fraction(0)))),
  };
}

function check(groups: readonly EndpointGroup[]): void {
  const wrong = groups.find(({ dial }) => !Number.isInteger(dial) || dial < 0 || dial > 100);
  if (wrong) throw new Error(`${wrong.region} has the dial ${wrong.dial}, which is not from 0 to 100`);
  const near = sum(groups.map((group) => group.near));
  if (near.n !== near.d) throw new Error(`${near.n}/${near.d} of all clients are near to some group`);
}
