import { shares, type LoadBalancer, type Shares, type Zone } from '@/lib/core/aws/load-balancer';
import { crossZoneSwitches } from '@/lib/core/aws/rules/cross-zone';
import { formatDecimal, fraction, times, type Fraction } from '@/lib/core/net/fraction';

export type Change =
  | { do: 'add' | 'remove' | 'toggle-zone' | 'fail'; zone: string }
  | { do: 'move'; from: string; to: string }
  | { do: 'cross-zone' }
  | { do: 'kind'; kind: LoadBalancer['kind'] };

const mostTargets = 10;

/** “2 8”: so many healthy targets in zone a, b, … */
export function balancerOf(
  counts: string,
  kind: LoadBalancer['kind'],
  crossZone: LoadBalancer['crossZone'],
): LoadBalancer {
  const zones = counts.split(/\s+/).map((count, index): Zone => {
    const name = 'abcd'.charAt(index);
    return {
      name,
      enabled: true,
      targets: Array.from({ length: Number(count) }, (_, i) => ({ id: `${name}${i + 1}`, healthy: true })),
    };
  });
  return { kind, crossZone, targetGroup: 'inherit', zones };
}

/** The load balancer after one change; a change that makes no sense leaves it as it is. */
export function changed(balancer: LoadBalancer, change: Change): LoadBalancer {
  // The target group’s setting of the kind before would outlive its switch.
  if (change.do === 'kind')
    return { ...balancer, kind: change.kind, crossZone: 'default', targetGroup: 'inherit' };
  if (change.do === 'cross-zone') {
    const on = isOn(balancer);
    // An Application Load Balancer's own attribute is always on; its target group may turn it off.
    return balancer.kind === 'ALB'
      ? { ...balancer, targetGroup: on ? 'off' : 'inherit' }
      : { ...balancer, crossZone: on ? 'off' : 'on' };
  }
  if (change.do === 'move') {
    const from = balancer.zones.find((zone) => zone.name === change.from);
    if (!from || from.targets.length === 0) return balancer;
    return changed(changed(balancer, { do: 'remove', zone: change.from }), { do: 'add', zone: change.to });
  }
  return {
    ...balancer,
    zones: balancer.zones.map((zone) => (zone.name === change.zone ? changedZone(zone, change.do) : zone)),
  };
}

function changedZone(zone: Zone, what: 'add' | 'remove' | 'toggle-zone' | 'fail'): Zone {
  if (what === 'toggle-zone') return { ...zone, enabled: !zone.enabled };
  if (what === 'remove') return { ...zone, targets: zone.targets.slice(0, -1) };
  if (what === 'add')
    return zone.targets.length >= mostTargets
      ? zone
      : {
          ...zone,
          targets: [...zone.targets, { id: `${zone.name}${zone.targets.length + 1}`, healthy: true }],
        };
  const healthy = zone.targets.findLastIndex((target) => target.healthy);
  // When all have failed, the next failure heals them again, so that one button goes round.
  return {
    ...zone,
    targets: zone.targets.map((target, i) => ({
      ...target,
      healthy: healthy < 0 ? true : target.healthy && i !== healthy,
    })),
  };
}

export function isOn({ kind, crossZone, targetGroup }: LoadBalancer): boolean {
  if (targetGroup !== 'inherit') return targetGroup === 'on';
  return crossZone === 'default' ? kind === 'ALB' : crossZone === 'on';
}

export function sharesOf(balancer: LoadBalancer): Shares {
  return shares(balancer, crossZoneSwitches);
}

export function percent(share: Fraction): string {
  return `${formatDecimal(times(share, fraction(100)))} %`;
}
