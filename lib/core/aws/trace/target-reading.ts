import type { Health, LoadBalancer, TargetGroup } from '@/lib/core/aws/topology/load-balancing';
import type { Known } from '@/lib/core/aws/topology/known';
import { zoneOf } from './nodes';
import type { Walk } from './walk';

export type Target = { id: string; port: number; health: Known<Health>; kind: TargetGroup['targetType'] };

/** Why a target gets nothing from a node. */
export type LostTarget =
  'ELB_INSTALLED_AZ_RESTRICTION' | 'X_TARGET_UNHEALTHY' | 'UNUSED' | 'ELB_NOT_CROSSZONE';

/** `zone` is null for a target that every node serves. `dead`: it keeps a share, which is lost (M84). */
export type Reading = { target: Target; zone: string | null; lost: LostTarget | null; dead: boolean };

/** Every target of a group as a node of one zone sees it (R87, R88, R90). A target of unknown health may get traffic. */
export function reading(
  walk: Walk,
  balancer: LoadBalancer,
  group: TargetGroup,
  node: { zone: string; crossZone: boolean },
): Reading[] {
  const all = group.targets === 'unknown' ? [] : group.targets;
  const targets = all.map(({ zone, ...one }) => {
    const target: Target = { ...one, kind: group.targetType };
    return { target, zone: zone ?? zoneOfTarget(walk, target) };
  });
  const enabled = (zone: string | null): boolean =>
    zone === null || walk.rules.disabledZoneGetsTraffic || balancer.zones.some((one) => one.zone === zone);
  const anyHealthy = targets.some(({ target, zone }) => target.health === 'healthy' && enabled(zone));
  const openForAll = !anyHealthy && walk.rules.noHealthyTarget === 'fail-open';
  return targets.map(({ target, zone }): Reading => {
    const dead = target.health === 'unhealthy' && !openForAll;
    const lost = !enabled(zone)
      ? 'ELB_INSTALLED_AZ_RESTRICTION'
      : target.health === 'unused'
        ? 'UNUSED'
        : dead && !(walk.rules.unhealthyKeepsShare && anyHealthy)
          ? 'X_TARGET_UNHEALTHY'
          : !node.crossZone && zone !== null && zone !== node.zone
            ? 'ELB_NOT_CROSSZONE'
            : null;
    return { target, zone, lost, dead };
  });
}

/** An instance is in the zone of its first interface, whether the group says so or not. */
function zoneOfTarget({ network }: Walk, { id, kind }: Target): string | null {
  if (kind !== 'instance') return null;
  const own = network.find('instances', id)?.interfaces[0];
  const holder = own === undefined ? undefined : network.find('interfaces', own);
  return (holder && zoneOf(network, holder)) ?? null;
}
