import { fraction, type Fraction } from '@/lib/core/net/fraction';
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
  const { on } = effectiveCrossZone(balancer, rules);
  const served = servedTargets(balancer, rules);
  const byZone = (on ? rules.splitOn : rules.splitOff) === 'by-zone';
  const nodes = balancer.zones.filter(
    (zone) =>
      inService(zone, rules) &&
      (rules.emptyZoneKeepsShare || on || served.some((one) => one.zone === zone.name)),
  );
  const inZone = (name: string): number => served.filter((one) => one.zone === name).length;
  const shareOf = (zone: string): Fraction =>
    byZone ? fraction(1, nodes.length * inZone(zone)) : fraction(1, served.length);
  return {
    zones: balancer.zones.map((zone) => ({
      name: zone.name,
      share: served.length > 0 && nodes.includes(zone) ? fraction(1, nodes.length) : fraction(0),
    })),
    targets: balancer.zones.flatMap((zone) =>
      zone.targets.map(({ id }) => ({
        zone: zone.name,
        id,
        share: served.some((one) => one.id === id) ? shareOf(zone.name) : fraction(0),
      })),
    ),
  };
}

function inService(zone: Zone, rules: CrossZoneSwitches): boolean {
  return zone.enabled || (rules.disabledZoneGetsTraffic && zone.targets.length > 0);
}

/** The targets that share the traffic: the healthy ones of enabled zones, or all of them when none is healthy (R88, R90). */
function servedTargets({ zones }: LoadBalancer, rules: CrossZoneSwitches): { zone: string; id: string }[] {
  const all = zones
    .filter((zone) => inService(zone, rules))
    .flatMap((zone) => zone.targets.map((target) => ({ ...target, zone: zone.name })));
  const healthy = all.filter((target) => target.healthy);
  if (healthy.length > 0) return rules.unhealthyKeepsShare ? all : healthy;
  return rules.noHealthyTarget === 'fail-open' ? all : [];
}

/** What a target of the zone gets under the switches: its own share, or what somebody takes for it. */
export function shareOfTarget(
  balancer: LoadBalancer,
  zone: string,
  id: string,
  rules: CrossZoneSwitches,
): Fraction {
  const { targets } = shares(balancer, rules);
  const own = targets.find((one) => one.id === id)?.share ?? fraction(0);
  if (rules.shareLevel === 'target') return own;
  const parts = targets.filter((one) => one.zone === zone && one.share.n > 0).length;
  return fraction(own.n * Math.max(1, parts), own.d);
}
