import type { End } from './place';
import type { Ref } from './step';
import type { Walk } from './walk';

/**
 * A firewall passes an answer on only where it saw the request (R71): with two of them each direction may meet another. That
 * it may also drop the rest of a flow whose answer went past it is not modelled, because a walk ends with the first answer.
 */
export function trackFlow(walk: Walk, instance: string): End | null {
  const at: Ref = { kind: 'instance', id: instance };
  if (walk.direction === 'forward') {
    walk.remember(at, 'APPLIANCE');
    walk.say({ kind: 'SESSION_SETUP', at, rule: 'R71', why: `${instance} remembers the flow.` });
    return null;
  }
  if (walk.session(at, 'APPLIANCE')) {
    walk.say({ kind: 'SESSION_MATCH', at, rule: 'R71', why: `${instance} saw this flow being opened.` });
    return null;
  }
  walk.say({
    kind: 'SESSION_MISS',
    at,
    rule: 'R71',
    why: `${instance} knows no flow that this packet answers.`,
  });
  return walk.stop({
    at,
    disposition: 'DENIED_IN',
    code: 'X_SESSION_ASYMMETRIC',
    rule: 'R71',
    detail: 'FIREWALL',
    why: `${instance} gets an answer to a request that it never saw, and drops it.`,
  });
}
