import { fraction, type Fraction } from '@/lib/core/net/fraction';
import { effectiveCrossZone } from '@/lib/core/aws/load-balancer';
import type { LoadBalancer, TargetGroup } from '@/lib/core/aws/topology/load-balancing';
import type { End } from './place';
import type { Ref, StepCandidate } from './step';
import { noTarget } from './no-target';
import { reading, type Reading, type Target } from './target-reading';
import type { Walk } from './walk';

/**
 * One of the targets that a node of this zone sends to: healthy ones, or all where none is healthy (R90), of its own zone or,
 * with cross-zone on, of all enabled zones (R87).
 */
export function targetFor(
  walk: Walk,
  balancer: LoadBalancer,
  group: TargetGroup,
  zone: string,
): { target: Target } | { end: End } {
  const at: Ref = { kind: 'target-group', id: group.id };
  if (group.targets === 'unknown')
    return {
      end: walk.unknown(at, 'X_IMPORT_INCOMPLETE', 'R90', `The targets of ${group.id} were not given.`),
    };
  const crossZone = settingOf(walk, balancer, group);
  const readings = reading(walk, balancer, group, { zone, crossZone: crossZone ?? true });
  if (crossZone === undefined && readings.some((one) => one.lost === null && !isNear(one, zone)))
    return {
      end: walk.unknown(
        at,
        'X_IMPORT_INCOMPLETE',
        'R86',
        `Whether ${balancer.id} sends to targets of other zones was not given.`,
      ),
    };
  const open = readings.filter(({ lost }) => lost === null);
  if (open.length === 0) return { end: noTarget(walk, at, readings, zone) };
  return take(walk, at, readings, { zone, crossZone: crossZone ?? false });
}

type Node = { zone: string; crossZone: boolean };

function take(
  walk: Walk,
  at: Ref,
  readings: readonly Reading[],
  node: Node,
): { target: Target } | { end: End } {
  const candidates = readings.map((one): StepCandidate => {
    const share = shareOf(walk, one, readings, node);
    return { ref: refOf(at, one.target), lost: one.lost, ...(share ? { share } : {}) };
  });
  const why = `The node in ${node.zone} sends to ${node.crossZone ? 'the targets of all enabled zones' : 'the targets of its own zone'} that are served.`;
  const taken = readings[walk.choose(at, 'TARGET', 'R87', why, candidates)];
  if (!taken) throw new Error(`${at.id} has no target to take`);
  return taken.dead
    ? { end: noTarget(walk, at, [{ ...taken, lost: 'X_TARGET_UNHEALTHY' }], node.zone) }
    : taken;
}

/** Undefined where the health of some target is not known, and so the number of those that share. */
function shareOf(
  { rules }: Walk,
  one: Reading,
  readings: readonly Reading[],
  { crossZone }: Node,
): Fraction | undefined {
  if (readings.some(({ target }) => target.health === 'unknown')) return undefined;
  if (one.lost !== null) return fraction(0);
  const open = readings.filter(({ lost }) => lost === null);
  if (!crossZone || rules.splitOn === 'by-target') return fraction(1, open.length);
  const zones = new Set(open.map(({ zone }) => zone));
  return fraction(1, zones.size * open.filter(({ zone }) => zone === one.zone).length);
}

/** Whether the node may send to other zones; undefined when a setting that decides was not given. */
function settingOf(
  { rules }: Walk,
  { kind, crossZone }: LoadBalancer,
  { crossZone: targetGroup }: TargetGroup,
): boolean | undefined {
  const own = crossZone === 'unknown' ? (['on', 'off'] as const) : [crossZone];
  const groups = targetGroup === 'unknown' ? (['on', 'off'] as const) : [targetGroup];
  const settings = own.flatMap((one) =>
    groups.map((two) => effectiveCrossZone({ kind, crossZone: one, targetGroup: two }, rules).on),
  );
  const reaches = (on: boolean): boolean => on || rules.splitOff === 'by-target';
  const [first] = settings;
  return first !== undefined && settings.every((one) => one === first) ? reaches(first) : undefined;
}

function isNear({ zone: of }: Reading, zone: string): boolean {
  return of === null || of === zone;
}

function refOf({ id: group }: Ref, { id, port, kind }: Target): Ref {
  if (kind === 'ip') return { kind: 'target-group', id: group, row: `${id} port ${port}` };
  if (kind === 'lambda') return { kind: 'target-group', id: group, row: id };
  return { kind: kind === 'alb' ? 'load-balancer' : 'instance', id, row: `port ${port}` };
}
