import type { Subnet } from '@/lib/core/aws/topology/vpc';
import { answerTo, isOf } from './header';
import { isKept } from './kept-address';
import type { Place } from './place';
import type { Walk } from './walk';

/**
 * Who takes an answer before any route is read: the balancer whose client's address the target saw, so that the client gets
 * its answer from whom it asked (R92), or the accelerator that brought the request (R95). Undefined for every other packet.
 */
export function takenBack(walk: Walk, { id: subnet }: Subnet): Place | undefined {
  if (walk.direction === 'forward') return undefined;
  const session = walk.sessions.findLast(
    (one) =>
      (one.kind === 'ACCELERATOR' || isKept(one)) &&
      one.direction === 'forward' &&
      one.owner.row !== undefined &&
      isOf(walk.header, answerTo(one.after)),
  );
  if (session?.kind === 'ACCELERATOR') return { at: 'ACCELERATOR', accelerator: session.owner.id };
  return session?.owner.row === undefined
    ? undefined
    : { at: 'INTERFACE_IN', interface: session.owner.row, fromSubnet: subnet };
}

/** Whether the way back stays in the subnet, where no network ACL is read. */
export function staysInside({ network }: Walk, back: Place, { id }: Subnet): boolean {
  return back.at === 'INTERFACE_IN' && network.find('interfaces', back.interface)?.subnet === id;
}
