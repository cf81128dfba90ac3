import type { ExplanationCode } from './codes';
import type { End } from './place';
import type { Ref } from './step';
import type { Reading } from './target-reading';
import type { Walk } from './walk';

/** Ends at a target group that has nobody for a node of this zone, and says what would help. */
export function noTarget(walk: Walk, at: Ref, readings: readonly Reading[], zone: string): End {
  const [code, rule, why] = reason(at, readings, zone);
  return walk.end({ at, disposition: 'DENIED_IN', code, rule, why });
}

function reason(
  { id }: Ref,
  readings: readonly Reading[],
  zone: string,
): [ExplanationCode, 'R87' | 'R88' | 'R90', string] {
  const lost = (why: Reading['lost']): boolean => readings.some((one) => one.lost === why);
  const near = readings.filter((one) => one.zone === null || one.zone === zone);
  if (
    near.some((one) => one.lost === 'X_TARGET_UNHEALTHY' || one.lost === 'UNUSED') ||
    !anyElsewhere(readings)
  )
    if (lost('X_TARGET_UNHEALTHY') || lost('UNUSED'))
      return [
        'X_TARGET_UNHEALTHY',
        'R90',
        `No target of ${id} that the node in ${zone} may send to is healthy.`,
      ];
  if (readings.length > 0 && readings.every((one) => one.lost === 'ELB_INSTALLED_AZ_RESTRICTION'))
    return ['ELB_INSTALLED_AZ_RESTRICTION', 'R88', `All targets of ${id} are in zones that are not enabled.`];
  return [
    'ELBV2_NO_TARGETS_IN_AZ',
    'R87',
    lost('ELB_NOT_CROSSZONE')
      ? `${id} has no target in ${zone}, and the node sends to no other zone.`
      : `${id} has no target.`,
  ];
}

function anyElsewhere(readings: readonly Reading[]): boolean {
  return readings.some(({ lost }) => lost === 'ELB_NOT_CROSSZONE');
}
