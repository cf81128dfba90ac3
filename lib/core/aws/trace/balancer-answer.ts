import { formatIp } from '@/lib/core/net/ip';
import type { NetworkInterface } from '@/lib/core/aws/topology/vpc';
import { answerTo } from './header';
import { isKept } from './kept-address';
import { isOwn } from './network';
import type { Place } from './place';
import type { Ref } from './step';
import type { Walk } from './walk';

/** An answer at a node: back to the client, from the address that the client asked. Over PrivateLink that is the endpoint's. */
export function answersToBalancer(walk: Walk, at: Ref, node: NetworkInterface): Place {
  const session = walk.session(at, 'LOAD_BALANCER');
  if (!session) return toItself(walk, node);
  const after = {
    ...answerTo(session.before),
    // A network ACL may have narrowed the ports of a client whose address was kept.
    ...(isKept(session) ? { destinationPorts: walk.header.destinationPorts } : {}),
  };
  walk.say({
    kind: 'SESSION_MATCH',
    at,
    rule: 'R91',
    why: `${at.id} knows the flow and sends the answer on to ${formatIp(after.destination)}.`,
  });
  walk.say({
    kind: 'TRANSFORM',
    detail: 'SOURCE_NAT',
    at,
    rule: 'R92',
    why: `The source becomes ${formatIp(after.source)}, which the client asked.`,
    inbound: walk.header,
    outbound: after,
  });
  walk.header = after;
  if (isOwn(node, after.source)) return { at: 'INTERFACE_OUT', interface: node.id };
  const endpoint = walk.network
    .holdersOf(after.source)
    .find(({ kind, attachedTo }) => kind === 'interface-endpoint' && leadsTo(walk, attachedTo, at.id));
  return { at: 'INTERFACE_OUT', interface: endpoint?.id ?? node.id };
}

function leadsTo({ network }: Walk, endpoint: string | null, balancer: string): boolean {
  return endpoint !== null && network.find('endpoints', endpoint)?.loadBalancer === balancer;
}

/** An answer to what the node opened by itself, such as a health check. */
function toItself(walk: Walk, { id }: NetworkInterface): Place {
  const where: Ref = { kind: 'interface', id };
  walk.say({ kind: 'DELIVER', at: where, rule: 'R90', why: `${id} takes in what is for nobody behind it.` });
  return { at: 'END', disposition: 'ACCEPTED', where };
}
