import { add, fraction, sum, times, type Fraction } from '@/lib/core/net/fraction';
import { directed, type GroupShares } from './accelerator-dial';
import type { LoadBalancingSwitches } from './rules/load-balancing-switches';
import type { EndpointGroup } from './topology/load-balancing';

/** What each endpoint gets of all the traffic of a listener, or why nobody can say. */
export type AcceleratorShares =
  | { kind: 'SHARES'; endpoints: { region: string; id: string; share: Fraction }[] }
  | { kind: 'INDETERMINATE'; because: string };

type Endpoint = EndpointGroup['endpoints'][number];

/**
 * Where a listener's traffic goes: dials first, then failover from groups that can serve nobody, then weights inside each group
 * (R95, R96, https://docs.aws.amazon.com/global-accelerator/latest/dg/about-endpoints-endpoint-weights.html).
 */
export function acceleratorShares(
  groups: readonly EndpointGroup[],
  rules: LoadBalancingSwitches,
): AcceleratorShares {
  if (groups.some(({ endpoints }) => endpoints.some(({ health }) => health === 'unknown')))
    return { kind: 'INDETERMINATE', because: 'It is not known which endpoints are healthy.' };
  const dialled = directed(groups, rules);
  const served = dialled.kind === 'SHARES' ? failedOver(groups, dialled.shares) : dialled;
  if (served.kind === 'INDETERMINATE') return served;
  return {
    kind: 'SHARES',
    endpoints: groups.flatMap(({ region, endpoints }, at) =>
      endpointShares(endpoints).map(({ id, share }) => ({
        region,
        id,
        share: times(share, served.shares[at] ?? fraction(0)),
      })),
    ),
  };
}

/**
 * What each endpoint gets of its group's traffic: its weight over the sum, of those that are healthy and have a weight. Where
 * none is, each gets the same, because Global Accelerator then picks at random (R96).
 */
export function endpointShares(endpoints: readonly Endpoint[]): { id: string; share: Fraction }[] {
  const serving = endpoints.filter(serves);
  const total = serving.reduce((weights, { weight }) => weights + weight, 0);
  return endpoints.map((endpoint) => ({
    id: endpoint.id,
    share:
      total === 0 ? fraction(1, endpoints.length) : fraction(serves(endpoint) ? endpoint.weight : 0, total),
  }));
}

function serves({ health, weight }: Endpoint): boolean {
  return health === 'healthy' && weight > 0;
}

/**
 * R96: a group that can serve nobody hands its traffic to the next, whatever that one's dial
 * (https://docs.aws.amazon.com/global-accelerator/latest/dg/about-endpoints-endpoint-weights.unhealthy-endpoints.html). The
 * order of the others by distance is not modelled, so it takes one group that can, among three at most.
 */
function failedOver(groups: readonly EndpointGroup[], shares: readonly Fraction[]): GroupShares {
  const able = groups.map(({ endpoints }) => endpoints.some(serves));
  const lost = sum(shares.filter((_, at) => !able[at]));
  if (lost.n === 0) return { kind: 'SHARES', shares: [...shares] };
  if (!able.includes(true)) return { kind: 'SHARES', shares: groups.map(({ near }) => near) };
  if (groups.length > 3 || able.filter(Boolean).length > 1)
    return {
      kind: 'INDETERMINATE',
      because:
        'Traffic of a group that cannot serve it goes to the next nearest, and which that is, is not known.',
    };
  return { kind: 'SHARES', shares: shares.map((share, at) => (able[at] ? add(share, lost) : fraction(0))) };
}
