import type { Place, PlaceOf } from './place';
import { listenerFor } from './listener';
import { answersToBalancer } from './balancer-answer';
import { toTarget } from './balancer-target';
import { zoneOf } from './nodes';
import type { Ref } from './step';
import { targetFor } from './target-choice';
import { targetGroupFor } from './target-group-choice';
import type { Walk } from './walk';

/**
 * At a node of a load balancer: listener, target group, target, and on to it
 * (https://docs.aws.amazon.com/elasticloadbalancing/latest/userguide/how-elastic-load-balancing-works.html).
 */
export function atLoadBalancer(
  walk: Walk,
  { balancer: id, interface: own }: PlaceOf<'LOAD_BALANCER'>,
): Place {
  const at: Ref = { kind: 'load-balancer', id };
  const balancer = walk.network.find('loadBalancers', id);
  const node = walk.network.find('interfaces', own);
  if (!balancer) return walk.missing(at, 'R87');
  if (!node) return walk.missing({ kind: 'interface', id: own }, 'R87');
  walk.pass(at);
  if (walk.direction === 'return') return answersToBalancer(walk, at, node);
  if (balancer.state !== 'active')
    return walk.end({
      at,
      disposition: 'NULL_ROUTED',
      code: 'BAD_STATE',
      rule: 'R87',
      why: `${id} is ${balancer.state}, not active.`,
    });
  if (balancer.kind === 'GWLB')
    return walk.unknown(
      at,
      'UNSUPPORTED_COMPONENT',
      'R85',
      `${id} is reached through its endpoints; packets to its own addresses are not modelled.`,
    );
  const heard = listenerFor(walk, balancer);
  if ('end' in heard) return heard.end;
  const chosen = targetGroupFor(walk, balancer, heard.listener);
  if ('end' in chosen) return chosen.end;
  const found = targetFor(walk, balancer, chosen.group, zoneOf(walk.network, node) ?? '');
  if ('end' in found) return found.end;
  return toTarget(walk, { balancer, node, group: chosen.group, target: found.target });
}
