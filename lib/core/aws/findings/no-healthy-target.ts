import type { TargetGroup } from '@/lib/core/aws/topology/load-balancing';
import { groupsOf } from './target-outside-zones';
import type { Finder } from './finding';

/**
 * Target groups in use of which every target's health is known and none is healthy: traffic then goes to all of them (R90,
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/target-group-health-checks.html).
 */
export const groupsWithoutHealthyTarget: Finder = (topology) => {
  const used = new Set(topology.loadBalancers.flatMap((one) => groupsOf(topology, one)));
  return [...used].filter(isSick).map(({ id }) => ({
    kind: 'no-healthy-target',
    components: [{ kind: 'target-group', id }],
    says: `None of the targets of ${id} is healthy.`,
    rule: 'R90',
  }));
};

function isSick({ targets }: TargetGroup): boolean {
  if (targets === 'unknown' || targets.length === 0) return false;
  return targets.every(({ health }) => health !== 'healthy' && health !== 'unknown');
}
