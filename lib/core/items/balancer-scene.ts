import { shares, type LoadBalancer, type Zone } from '@/lib/core/aws/load-balancer';
import { awsRules } from '@/lib/core/aws/rules';
import { formatDecimal, fraction, times, type Fraction } from '@/lib/core/net/fraction';
import type { Exhibit } from './exhibit';
import type { Stream } from './random';
import type { Variant } from './variant';

const letters = ['a', 'b', 'c', 'd'];

/** Zones with so many healthy targets each, named like a Region's. */
export function drawZones(dice: Stream, counts: readonly number[]): Zone[] {
  const region = dice.pick(['eu-central-1', 'us-east-1', 'ap-south-1', 'eu-west-1']);
  return counts.map((count, index) => ({
    name: `${region}${letters[index] ?? ''}`,
    enabled: true,
    targets: Array.from({ length: count }, (_, i) => ({
      id: `i-${letters[index] ?? ''}${i + 1}`,
      healthy: true,
    })),
  }));
}

/** Counts of targets for zones, no two alike. */
export function unevenCounts(dice: Stream, zones: number, most: number): number[] {
  return dice.sample(
    Array.from({ length: most }, (_, i) => i + 1),
    zones,
  );
}

/** “6.25 %”. */
export function percent(share: Fraction): string {
  return `${formatDecimal(times(share, fraction(100)))} %`;
}

export const balancerNames = {
  ALB: 'Application Load Balancer',
  NLB: 'Network Load Balancer',
  GWLB: 'Gateway Load Balancer',
} as const;

/** The load balancer as it stands; with shares once answered. */
export function balancerExhibit(balancer: LoadBalancer, shown: 'open' | 'answered'): Exhibit {
  const { zones, targets } = shares(balancer, awsRules);
  return {
    kind: 'load-balancer',
    title: balancerNames[balancer.kind],
    crossZone: balancer.crossZone,
    zones: balancer.zones.map((zone, index) => ({
      name: zone.name,
      enabled: zone.enabled,
      ...(shown === 'answered' ? { share: percent(zones[index]?.share ?? fraction(0)) } : {}),
      targets: zone.targets.map(({ id, healthy }) => ({
        id,
        healthy,
        ...(shown === 'answered'
          ? { share: percent(targets.find((one) => one.id === id)?.share ?? fraction(0)) }
          : {}),
      })),
    })),
  };
}

/** The load balancer for programs. */
export function balancerScenario({ kind, crossZone, targetGroup, zones }: LoadBalancer): {
  [key: string]: Variant['scenario'];
} {
  return {
    kind,
    crossZone,
    targetGroup,
    zones: zones.map(({ name, enabled, targets }) => ({
      name,
      enabled,
      targets: targets.map(({ id, healthy }) => ({ id, healthy })),
    })),
  };
}
