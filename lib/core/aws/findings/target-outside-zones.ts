import type { LoadBalancer, TargetGroup } from '@/lib/core/aws/topology/load-balancing';
import type { Topology } from '@/lib/core/aws/topology/topology';
import type { Finder } from './finding';

/**
 * Targets in a zone that their load balancer is not enabled for: they get nothing, across zones or not (R88,
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/userguide/how-elastic-load-balancing-works.html).
 */
export const targetsOutsideZones: Finder = (topology) =>
  topology.loadBalancers.flatMap((balancer) =>
    groupsOf(topology, balancer).flatMap(({ id, targets }) => {
      const zones = balancer.zones.map(({ zone }) => zone);
      const outside =
        targets === 'unknown' ? [] : targets.filter(({ zone }) => zone !== null && !zones.includes(zone));
      if (outside.length === 0 || zones.length === 0) return [];
      const names = outside.map((one) => one.id).sort();
      return [
        {
          kind: 'target-outside-zones',
          components: [
            { kind: 'load-balancer', id: balancer.id },
            { kind: 'target-group', id },
            ...outside
              .filter((one) => one.id.startsWith('i-'))
              .map((one) => ({ kind: 'instance', id: one.id }) as const),
          ],
          says: `${names.join(', ')} of ${id} ${names.length === 1 ? 'is' : 'are'} in a zone that ${balancer.id} is not enabled for, and ${names.length === 1 ? 'gets' : 'get'} nothing.`,
          rule: 'R88',
        },
      ];
    }),
  );

/** The target groups that a load balancer forwards to, as far as that is known. */
export function groupsOf({ targetGroups }: Topology, { listeners }: LoadBalancer): TargetGroup[] {
  if (listeners === 'unknown') return [];
  const ids = listeners.flatMap(({ forwards }) => forwards.map(({ targetGroup }) => targetGroup));
  return targetGroups.filter(({ id }) => ids.includes(id));
}
