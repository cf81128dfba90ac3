import {
  effectiveCrossZone,
  shares,
  type LoadBalancer,
  type Shares,
  type Zone,
} from '@/lib/core/aws/load-balancer';
import { crossZoneSwitches } from '@/lib/core/aws/rules/cross-zone';
import { formatDecimal, fraction, times, type Fraction } from '@/lib/core/net/fraction';

type ZoneChange = 'add' | 'remove' | 'toggle-zone' | 'fail-all';
export type Change =
  | { do: ZoneChange; zone: string }
  | { do: 'health'; zone: string; target: string }
  | { do: 'move'; from: string; to: string }
  | { do: 'cross-zone' }
  | { do: 'target-group'; to: LoadBalancer['targetGroup'] }
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
  if (change.do === 'target-group') return { ...balancer, targetGroup: change.to };
  if (change.do === 'cross-zone')
    // An Application Load Balancer's own attribute is always on; only its target group may turn it off.
    return balancer.kind === 'ALB' ? balancer : { ...balancer, crossZone: ownIsOn(balancer) ? 'off' : 'on' };
  if (change.do === 'move') {
    const from = balancer.zones.find((zone) => zone.name === change.from);
    if (!from || from.targets.length === 0) return balancer;
    return changed(changed(balancer, { do: 'remove', zone: change.from }), { do: 'add', zone: change.to });
  }
  return {
    ...balancer,
    zones: balancer.zones.map((zone) => (zone.name === change.zone ? changedZone(zone, change) : zone)),
  };
}

function changedZone(zone: Zone, change: Extract<Change, { zone: string }>): Zone {
  const { targets } = zone;
  switch (change.do) {
    case 'toggle-zone':
      return { ...zone, enabled: !zone.enabled };
    case 'remove':
      return { ...zone, targets: targets.slice(0, -1) };
    case 'add':
      return targets.length >= mostTargets
        ? zone
        : { ...zone, targets: [...targets, { id: `${zone.name}${targets.length + 1}`, healthy: true }] };
    case 'health':
      return {
        ...zone,
        targets: targets.map((one) => (one.id === change.target ? { ...one, healthy: !one.healthy } : one)),
      };
    case 'fail-all': {
      // When all have failed they heal again, so that one button goes there and back.
      const healthy = !targets.some((one) => one.healthy);
      return { ...zone, targets: targets.map((one) => ({ ...one, healthy })) };
    }
  }
}

/** What the load balancer itself says, whatever its target group says. */
export function ownIsOn({ kind, crossZone }: LoadBalancer): boolean {
  return effectiveCrossZone({ kind, crossZone, targetGroup: 'inherit' }, crossZoneSwitches).on;
}

export function isOn(balancer: LoadBalancer): boolean {
  return effectiveCrossZone(balancer, crossZoneSwitches).on;
}

const names = {
  ALB: 'an Application Load Balancer',
  NLB: 'a Network Load Balancer',
  GWLB: 'a Gateway Load Balancer',
};

/** Whether cross-zone is on, which setting says so, and what that means while targets fail. */
export function settingText(balancer: LoadBalancer): { verdict: string; why: string } {
  const { on, by } = effectiveCrossZone(balancer, crossZoneSwitches);
  const word = on ? 'on' : 'off';
  const why =
    by === 'target-group'
      ? `The target group says ${word}, and that is the last word.`
      : by === 'default'
        ? `The target group uses the load balancer’s setting, and ${word} is the default of ${names[balancer.kind]}.`
        : `The target group uses the load balancer’s setting, which is ${word}.`;
  return { verdict: `Cross-zone is ${word}.`, why: why + healthText(balancer) };
}

function healthText({ zones }: LoadBalancer): string {
  const served = zones.filter((zone) => zone.enabled).flatMap((zone) => zone.targets);
  if (served.length === 0) return ' No enabled zone has a target, so nobody is served.';
  return served.some((target) => target.healthy)
    ? ''
    : ' No target is healthy, so all of them get connections: it fails open.';
}

export function sharesOf(balancer: LoadBalancer): Shares {
  return shares(balancer, crossZoneSwitches);
}

export function percent(share: Fraction): string {
  return `${formatDecimal(times(share, fraction(100)))} %`;
}
