import { fraction, times, type Fraction } from '@/lib/core/net/fraction';
import type { CrossZoneSwitches } from './rules/cross-zone-switches';

export type Target = { id: string; healthy: boolean };
export type Zone = { name: string; enabled: boolean; targets: Target[] };
export type LoadBalancer = {
  kind: 'ALB' | 'NLB' | 'GWLB';
  /** The attribute of the load balancer; `default` when nobody changed it. An ALB's cannot be turned off. */
  crossZone: 'on' | 'off' | 'default';
  /** The attribute of the target group; `inherit` uses the load balancer's configuration. */
  targetGroup: 'on' | 'off' | 'inherit';
  zones: Zone[];
};

/** Which setting decided. */
export type CrossZone = { on: boolean; by: 'target-group' | 'load-balancer' | 'default' | 'both' };
export type Shares = {
  zones: { name: string; share: Fraction }[];
  targets: { zone: string; id: string; share: Fraction }[];
};

/**
 * Whether the nodes send to targets of other zones, and which setting says so
 * (https://docs.aws.amazon.com/elasticloadbalancing/latest/userguide/how-elastic-load-balancing-works.html).
 */
export function effectiveCrossZone(
  { kind, crossZone, targetGroup }: Omit<LoadBalancer, 'zones'>,
  rules: CrossZoneSwitches,
): CrossZone {
  const own: CrossZone =
    crossZone === 'default'
      ? { on: rules.crossZoneDefault[kind], by: 'default' }
      : { on: crossZone === 'on', by: 'load-balancer' };
  if (rules.targetGroupSetting === 'ignored') return own;
  if (targetGroup === 'inherit')
    return rules.inherited === 'load-balancer' ? own : { on: rules.inherited === 'on', by: 'target-group' };
  if (rules.targetGroupSetting === 'both-must-be-on')
    return { on: own.on && targetGroup === 'on', by: 'both' };
  return { on: targetGroup === 'on', by: 'target-group' };
}

/** The exact share of new connections that each zone's node and each target gets. All shares are 0 when nothing is served. */
export function shares(balancer: LoadBalancer, rules: CrossZoneSwitches): Shares {
  const parts = balancer.zones.map((zone) => ({ zone, served: servedOf(zone, balancer, rules) }));
  const { nodes, shareIn } = split(balancer, parts, rules);
  return {
    zones: balancer.zones.map((zone) => ({
      name: zone.name,
      share: nodes.includes(zone) ? fraction(1, nodes.length) : fraction(0),
    })),
    targets: parts.flatMap(({ zone, served }) => {
      const share = served.length > 0 ? shareIn(served.length) : fraction(0);
      return zone.targets.map((target) => ({
        zone: zone.name,
        id: target.id,
        share: served.includes(target) ? share : fraction(0),
      }));
    }),
  };
}

type Part = { zone: Zone; served: Target[] };

/** The zones that clients reach, and what a target gets in a zone with so many served ones. */
function split(
  balancer: LoadBalancer,
  parts: readonly Part[],
  rules: CrossZoneSwitches,
): { nodes: Zone[]; shareIn(served: number): Fraction } {
  const { on } = effectiveCrossZone(balancer, rules);
  const total = parts.reduce((sum, { served }) => sum + served.length, 0);
  const nodes = parts
    .filter(
      ({ zone, served }) =>
        total > 0 && inService(zone, rules) && (on || rules.emptyZoneKeepsShare || served.length > 0),
    )
    .map(({ zone }) => zone);
  const byZone = (on ? rules.splitOn : rules.splitOff) === 'by-zone';
  return { nodes, shareIn: (served) => fraction(1, byZone ? nodes.length * served : total) };
}

function inService(zone: Zone, rules: CrossZoneSwitches): boolean {
  return zone.enabled || (rules.disabledZoneGetsTraffic && zone.targets.length > 0);
}

/** The zone's targets that get traffic: the healthy ones of an enabled zone, or all when none is healthy anywhere (R88, R90). */
function servedOf(zone: Zone, { zones }: LoadBalancer, rules: CrossZoneSwitches): Target[] {
  if (!inService(zone, rules)) return [];
  const anyHealthy = zones.some(
    (one) => inService(one, rules) && one.targets.some((target) => target.healthy),
  );
  if (!anyHealthy) return rules.noHealthyTarget === 'fail-open' ? zone.targets : [];
  return rules.unhealthyKeepsShare ? zone.targets : zone.targets.filter((target) => target.healthy);
}

/** What a target of the zone gets under the switches: its own share, or what somebody takes for it. */
export function shareOfTarget(
  balancer: LoadBalancer,
  zone: string,
  id: string,
  rules: CrossZoneSwitches,
): Fraction {
  const parts = balancer.zones.map((one) => ({ zone: one, served: servedOf(one, balancer, rules) }));
  const served = parts.find((one) => one.zone.name === zone)?.served ?? [];
  if (!served.some((target) => target.id === id)) return fraction(0);
  const own = split(balancer, parts, rules).shareIn(served.length);
  return rules.shareLevel === 'target' ? own : times(own, fraction(served.length));
}
