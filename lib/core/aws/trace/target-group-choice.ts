import { shareByWeight } from '@/lib/core/aws/target-group-weights';
import type { Listener, LoadBalancer, TargetGroup } from '@/lib/core/aws/topology/load-balancing';
import type { End } from './place';
import type { Ref, StepCandidate } from './step';
import type { Walk } from './walk';

/**
 * One of the target groups that a listener forwards to, by weight; none takes over from a dead one
 * (https://docs.aws.amazon.com/elasticloadbalancing/latest/application/rule-action-types.html).
 */
export function targetGroupFor(
  walk: Walk,
  balancer: LoadBalancer,
  listener: Listener,
): { group: TargetGroup } | { end: End } {
  const at: Ref = { kind: 'listener', id: listener.id };
  if (dependsOnRequest(listener))
    return {
      end: walk.unknown(
        at,
        'UNKNOWN_DESTINATION',
        'R89',
        `${listener.id} has rules on the request, which a packet does not show, so its target group is not known.`,
      ),
    };
  if (listener.forwards.every(({ weight }) => weight === 0)) return { end: noGroup(walk, at, balancer) };
  const [only] = listener.forwards;
  const taken =
    only && listener.forwards.length === 1 ? only : listener.forwards[byWeight(walk, at, listener)];
  const group = walk.network.find('targetGroups', taken?.targetGroup ?? '');
  if (group) return { group };
  return { end: walk.missing({ kind: 'target-group', id: taken?.targetGroup ?? listener.id }, 'R89') };
}

/** Whether rules with conditions could lead to another group than the default action does. */
function dependsOnRequest({ conditional, forwards, ruleGroups }: Listener): boolean {
  if (!conditional) return false;
  const [only] = forwards;
  const single = forwards.length === 1 && only !== undefined;
  return !single || ruleGroups === undefined || ruleGroups.some((one) => one !== only.targetGroup);
}

function noGroup(walk: Walk, at: Ref, { id }: LoadBalancer): End {
  return walk.end({
    at,
    disposition: 'DENIED_IN',
    code: 'ELBV2_LISTENER_HAS_NO_TG',
    rule: 'R89',
    why: `${at.id} of ${id} forwards to no target group.`,
  });
}

function byWeight(walk: Walk, at: Ref, { forwards }: Listener): number {
  const groups = forwards.map(({ targetGroup: id, weight }) => ({
    id,
    weight,
    anyHealthy: anyHealthy(walk, id),
  }));
  const candidates = shareByWeight(groups, walk.rules).map(({ id, share }, index): StepCandidate => ({
    ref: { kind: 'target-group', id },
    lost: share.n > 0 ? null : groups[index]?.weight === 0 ? 'NO_WEIGHT' : 'X_TARGET_UNHEALTHY',
    share,
  }));
  const why = `${at.id} forwards to several target groups, to each by its weight over the sum of weights.`;
  return walk.choose(at, 'TARGET_GROUP', 'R89', why, candidates);
}

function anyHealthy({ network }: Walk, id: string): boolean {
  const targets = network.find('targetGroups', id)?.targets;
  return targets !== 'unknown' && (targets ?? []).some(({ health }) => health === 'healthy');
}
