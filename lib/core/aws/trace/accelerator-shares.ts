import { fraction, sum, type Fraction } from '@/lib/core/net/fraction';
import { acceleratorShares } from '@/lib/core/aws/accelerator';
import type { LoadBalancingSwitches } from '@/lib/core/aws/rules/load-balancing-switches';
import type { EndpointGroup } from '@/lib/core/aws/topology/load-balancing';

/** The share of clients that each endpoint group serves; null where nobody can say. */
export function groupShares(
  groups: readonly EndpointGroup[],
  rules: LoadBalancingSwitches,
): Fraction[] | null {
  const found = acceleratorShares(groups, rules);
  if (found.kind === 'INDETERMINATE') return null;
  const shares = found.endpoints.map(({ share }) => share);
  return groups.map(({ endpoints }) => sum([fraction(0), ...shares.splice(0, endpoints.length)]));
}
