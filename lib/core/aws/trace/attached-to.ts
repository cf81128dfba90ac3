import type { RuleId } from '@/lib/core/aws/rule';
import type { End } from './place';
import type { Ref } from './step';
import type { Walk } from './walk';

/** A gateway that a route names and that is attached to another VPC, or to none. */
export function notAttached(walk: Walk, at: Ref, vpc: string, rule: RuleId): End {
  return walk.end({
    at,
    disposition: 'DENIED_IN',
    code: 'UNASSOCIATED_COMPONENT',
    rule,
    why: `${at.id} is not attached to ${vpc}.`,
  });
}
