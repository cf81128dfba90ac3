import { answerTo, isOf, type Header } from './header';
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
