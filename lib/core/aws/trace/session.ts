import { answerTo, isOf, sameIp, type Header } from './header';
import type { Ref } from './step';

/**
 * What a stateful component remembers of a flow: the header as it came in and as it went out. An answer to `after` is
 * let through and becomes an answer to `before`; where nothing is translated the two are the same.
 */
export type Session = {
  owner: Ref;
  kind: 'SECURITY_GROUP' | 'NAT' | 'EGRESS_ONLY' | 'LOAD_BALANCER' | 'ENDPOINT' | 'APPLIANCE' | 'ACCELERATOR';
  before: Header;
  after: Header;
  direction: 'forward' | 'return';
  /** Of security groups: whether the flow goes on when the rule that let it pass is removed (R53, R54). */
  tracked?: boolean;
  /** Of a transit gateway's attachment that keeps the zone of a flow (R71). */
  zone?: string;
};

/** The session of this owner that the header answers. Of several the last opened. */
export function matching(
  sessions: readonly Session[],
  owner: Ref,
  kind: Session['kind'],
  header: Header,
  direction: Session['direction'],
): Session | undefined {
  if (direction === 'forward') return undefined;
  return sessions.findLast(
    (one) =>
      one.kind === kind &&
      one.direction === 'forward' &&
      one.owner.id === owner.id &&
      isOf(header, answerTo(one.after)),
  );
}

/**
 * What an answer to `after` becomes: an answer to `before`. Where the component kept the client's address and ports, a
 * network ACL that passed only some of the ports has passed only those.
 */
export function restored({ before, after }: Session, { destinationPorts }: Header): Header {
  const { from, to } = before.sourcePorts;
  const kept =
    sameIp(before.source, after.source) && after.sourcePorts.from === from && after.sourcePorts.to === to;
  return { ...answerTo(before), ...(kept ? { destinationPorts } : {}) };
}
