import { notAttached } from './attached-to';
import type { Place, PlaceOf } from './place';
import { enterThrough } from './gateway-table';
import { blockedPublicly } from './block-public-access';
import type { Ref } from './step';
import type { Walk } from './walk';

/** Out over IPv6, opened from inside only (https://docs.aws.amazon.com/vpc/latest/userguide/egress-only-internet-gateway.html). */
export function leaveEgressOnly(walk: Walk, { gateway, vpc }: PlaceOf<'EGRESS_ONLY_OUT'>): Place {
  const at: Ref = { kind: 'egress-only-internet-gateway', id: gateway };
  const found = walk.network.find('egressOnlyInternetGateways', gateway);
  if (!found) return walk.missing(at, 'R36');
  walk.pass(at);
  if (found.vpc !== vpc) return notAttached(walk, at, vpc, 'R36');
  if (walk.source.family === 4)
    return walk.end({
      at,
      disposition: 'DENIED_IN',
      code: 'PROTOCOL_RESTRICTION',
      rule: 'R36',
      why: `${gateway} passes IPv6 only.`,
    });
  if (walk.direction === 'return')
    return walk.end({
      at,
      disposition: 'DENIED_IN',
      code: 'X_SESSION_ASYMMETRIC',
      rule: 'R36',
      why: `${gateway} passes what was opened from inside; this is an answer to what came from outside.`,
    });
  const stopped = blockedPublicly(walk, vpc, null, 'out');
  if (stopped) return stopped;
  walk.remember(at, 'EGRESS_ONLY');
  walk.say({
    kind: 'SESSION_SETUP',
    at,
    vpc,
    rule: 'R36',
    why: `${gateway} lets the packet out and remembers the flow.`,
  });
  return { at: 'INTERNET' };
}

export function enterEgressOnly(walk: Walk, { gateway }: PlaceOf<'EGRESS_ONLY_IN'>): Place {
  const at: Ref = { kind: 'egress-only-internet-gateway', id: gateway };
  const vpc = walk.network.find('egressOnlyInternetGateways', gateway)?.vpc;
  walk.pass(at);
  if (!vpc || !walk.session(at, 'EGRESS_ONLY'))
    return walk.end({
      at,
      disposition: 'DENIED_IN',
      code: 'X_NAT_NO_SESSION',
      rule: 'R36',
      why: `${gateway} lets in only answers to what left through it.`,
    });
  walk.say({
    kind: 'SESSION_MATCH',
    at,
    vpc,
    rule: 'R36',
    why: `${gateway} knows the flow and lets the answer in.`,
  });
  return enterThrough(walk, at, vpc, { kind: 'eigw', id: gateway });
}
