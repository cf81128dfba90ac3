import { add, fraction, over, sum, times, type Fraction } from '@/lib/core/net/fraction';
import type { LoadBalancingSwitches } from '@/lib/core/aws/rules/load-balancing-switches';
import type { EndpointGroup } from '@/lib/core/aws/topology/services';

type Endpoint = EndpointGroup['endpoints'][number];

/**
 * The share of clients that each endpoint group serves: what is nearest to it, as far as its dial lets
 * (R95, https://docs.aws.amazon.com/global-accelerator/latest/dg/about-endpoint-groups-traffic-dial.html), and what comes from
 * a group that turns it away or cannot serve it (R96). Null where no page says which of several groups takes that.
 */
export function groupShares(
  groups: readonly EndpointGroup[],
  rules: LoadBalancingSwitches,
): Fraction[] | null {
  const able = groups.map(({ endpoints }) => endpoints.some(serves));
  if (!able.includes(true)) return failOpen(groups);
  const dialled = rules.dialOf === 'all' ? ofAll(groups) : ofOwn(groups);
  if (dialled === null) return null;
  const lost = sum(dialled.filter((_, index) => !able[index]));
  if (lost.n === 0) return dialled;
  if (able.filter(Boolean).length > 1) return null;
  return dialled.map((share, index) => (able[index] ? add(share, lost) : fraction(0)));
}

/** R96: where nobody serves, every group that has endpoints gets what is nearest to it. */
function failOpen(groups: readonly EndpointGroup[]): Fraction[] | null {
  const shares = groups.map(({ near, endpoints }) => (endpoints.length > 0 ? near : fraction(0)));
  const total = sum(shares);
  return total.n === 0 ? null : shares.map((share) => over(share, total));
}

function ofOwn(groups: readonly EndpointGroup[]): Fraction[] | null {
  const shares = groups.map(({ near, dial }) => times(near, fraction(dial, 100)));
  for (const [index, { near, dial }] of groups.entries()) {
    const rest = times(near, fraction(100 - dial, 100));
    const others = [...groups.keys()].filter((one) => one !== index && groups[one]?.dial !== 0);
    const [other] = others;
    if (rest.n === 0) continue;
    if (other === undefined || others.length > 1) return null;
    shares[other] = add(shares[other] ?? fraction(0), rest);
  }
  return shares;
}

/** As M45 has it: a dial below 100 is that share of everything, and groups at 100 get what is left. */
function ofAll(groups: readonly EndpointGroup[]): Fraction[] | null {
  const named = groups.map(({ dial }) => fraction(dial === 100 ? 0 : dial, 100));
  const total = sum(named);
  const full = groups.filter(({ dial }) => dial === 100).length;
  if (full === 0) return total.n === 0 ? null : named.map((share) => over(share, total));
  const left = total.n >= total.d ? fraction(0) : fraction(total.d - total.n, total.d * full);
  const shares = groups.map(({ dial }, index) => (dial === 100 ? left : (named[index] ?? fraction(0))));
  return shares.map((share) => over(share, sum(shares)));
}

/**
 * What each endpoint gets of its group: its weight over the sum of the healthy ones' weights, or the same for each where none
 * serves (https://docs.aws.amazon.com/global-accelerator/latest/dg/about-endpoints-endpoint-weights.html).
 */
export function endpointShares(endpoints: readonly Endpoint[]): Fraction[] {
  const total = endpoints.filter(serves).reduce((weights, { weight }) => weights + weight, 0);
  if (total === 0) return endpoints.map(() => fraction(1, endpoints.length));
  return endpoints.map((one) => fraction(serves(one) ? one.weight : 0, total));
}

/** An endpoint of unknown health may serve. */
export function serves({ health, weight }: Endpoint): boolean {
  return health !== 'unhealthy' && weight > 0;
}
