import { formatIp, type Ip } from '@/lib/core/net/ip';
import type { RuleId, Switches } from '@/lib/core/aws/rule';
import type { NextHop } from '@/lib/core/aws/route-table';
import type { PolicyRequest } from '@/lib/core/aws/endpoint-policy';
import type { Incomplete } from '@/lib/core/aws/topology/known';
import { callFor } from './asked-for';
import type { Chooser } from './choices';
import type { ExplanationCode } from './codes';
import type { FlowLogRecord } from './flow-record';
import type { Header } from './header';
import type { Network } from './network';
import type { End } from './place';
import { matching, type Session } from './session';
import type { Disposition, Ref, Step, StepCandidate, StepDetail, Unknown } from './step';

/** Who sent the packet, for security groups that name others, and what on the way made AWS forget it (R50, R51). */
export type Provenance = {
  interface: string | null;
  lost: ExplanationCode | null;
  /** The node of a Network Load Balancer that kept the client's address: its groups stand for the sender too (R93). */
  balancer?: string;
};

/** Who stops the packet, why, and in words. */
export type Stop = {
  at: Ref;
  disposition: Disposition;
  code: ExplanationCode;
  rule: RuleId;
  why: string;
  evidence?: Ref[];
  detail?: StepDetail;
};

/** One packet on its way in one direction: where it has been, what it looks like, what was said of it. */
export class Walk {
  readonly steps: Step[] = [];
  readonly hops: Ref[] = [];
  readonly blockers: Step[] = [];
  readonly unknowns: Unknown[] = [];
  readonly flowLogs: FlowLogRecord[] = [];
  provenance: Provenance;
  /** What the packet asks a service for, where that is known: for endpoint policies (R84). */
  request: PolicyRequest | null = null;

  constructor(
    readonly network: Network,
    readonly rules: Switches,
    readonly direction: 'forward' | 'return',
    readonly explainAll: boolean,
    readonly choices: Chooser,
    readonly sessions: Session[],
    /** By which next hop the forward packet came into a VPC: where beliefs send the answer (M26, M27). */
    readonly arrivals: Map<string, NextHop>,
    public header: Header,
    origin: string | null,
  ) {
    this.provenance = { interface: origin, lost: null };
  }

  say(said: Omit<Step, 'n'>): Step {
    const step = { n: this.steps.length + 1, ...said };
    this.steps.push(step);
    return step;
  }

  /** The component is passed. Only those that a diagram shows: interfaces, gateways, attachments, endpoints, balancers. */
  pass(ref: Ref): void {
    const before = this.hops.at(-1);
    if (before?.kind !== ref.kind || before.id !== ref.id) this.hops.push(ref);
  }

  /** Stops the packet; null when everything is to be explained, and it goes on as though nobody had. */
  stop(stop: Stop): End | null {
    const end = this.end(stop);
    return this.explainAll ? null : end;
  }

  /** Stops the packet where there is no way on, even to explain. */
  end({ disposition, ...stop }: Stop): End {
    const step = this.say({ kind: 'DROP', verdict: 'DENIED', ...stop });
    this.blockers.push(step);
    return { at: 'END', disposition, where: stop.at };
  }

  /** Ends with what would have to be known, and the call that would tell it where the import knows one. */
  unknown(at: Ref, code: ExplanationCode, rule: RuleId, what: string): End {
    const isGap = code === 'X_IMPORT_INCOMPLETE' && !what.includes(': aws ');
    const call = isGap ? callFor(this.network.topology, at, rule, what) : null;
    const why = call === null ? what : `${what.replace(/\.$/, '')}: ${call}.`;
    this.say({ kind: 'UNKNOWN', verdict: 'UNKNOWN', at, code, rule, why });
    this.unknowns.push({ at, code, why });
    return { at: 'END', disposition: 'INSUFFICIENT_INFO', where: at };
  }

  /** Ends at a component that the topology names and does not hold. */
  missing(at: Ref, rule: RuleId): End {
    return this.unknown(
      at,
      'X_IMPORT_INCOMPLETE',
      rule,
      `${at.id} is named here, but it is not among what was given.`,
    );
  }

  /** What is known not to be whole of a list, or of one member of it. */
  incomplete(what: Incomplete['what'], id?: string): Incomplete | undefined {
    return this.network.topology.incomplete.find(
      (one) => one.what === what && (one.id === undefined || one.id === id),
    );
  }

  /** Takes one of several ways that are all open to the packet; the others are walked as well, in other walks. */
  choose(at: Ref, detail: StepDetail, rule: RuleId, why: string, candidates: StepCandidate[]): number {
    const open = candidates.flatMap(({ lost }, index) => (lost === null ? [index] : []));
    const taken = open[this.choices.next(open.length)] ?? 0;
    this.say({
      kind: 'SELECT',
      detail,
      at,
      rule,
      why,
      candidates,
      evidence: candidates[taken] ? [candidates[taken].ref] : [],
    });
    return taken;
  }

  /** Rewrites the header and remembers how to undo it for the answer. */
  translate(
    at: Ref,
    kind: Session['kind'],
    detail: StepDetail,
    rule: RuleId,
    why: string,
    after: Header,
  ): void {
    this.say({ kind: 'TRANSFORM', detail, at, rule, why, inbound: this.header, outbound: after });
    this.remember(at, kind, after);
    this.header = after;
  }

  /** Sends an answer on to whom the session says, under the address and port that the client used. */
  restore(at: Ref, { before }: Session, rule: RuleId): void {
    const after = { ...this.header, destination: before.source, destinationPorts: before.sourcePorts };
    const why = `${at.id} knows the flow and sends the answer on to ${formatIp(before.source)}.`;
    this.say({ kind: 'SESSION_MATCH', at, rule, why });
    this.say({ kind: 'TRANSFORM', detail: 'DEST_NAT', at, rule, why, inbound: this.header, outbound: after });
    this.header = after;
  }

  /** Opens a session: an answer to `after` will be known here, and become an answer to today's header. */
  remember(owner: Ref, kind: Session['kind'], after: Header = this.header): void {
    this.sessions.push({ owner, kind, before: this.header, after, direction: this.direction });
  }

  /** Opens a session of security groups, which may not be tracked (R53). */
  rememberGroups(owner: Ref, tracked: boolean): void {
    const { header, direction } = this;
    this.sessions.push({ owner, kind: 'SECURITY_GROUP', before: header, after: header, direction, tracked });
  }

  /** Keeps the zone of a flow for its answer (R71). */
  rememberZone(owner: Ref, zone: string): void {
    const { header, direction } = this;
    this.sessions.push({ owner, kind: 'APPLIANCE', before: header, after: header, direction, zone });
  }

  /** The session that this packet answers, of this owner. */
  session(owner: Ref, kind: Session['kind']): Session | undefined {
    return matching(this.sessions, owner, kind, this.header, this.direction);
  }

  /** From here on a security group that names a group does not know who sent the packet. */
  forget(code: ExplanationCode): void {
    this.provenance = { ...this.provenance, lost: this.provenance.lost ?? code };
  }

  get source(): Ip {
    return this.header.source;
  }

  get destination(): Ip {
    return this.header.destination;
  }
}
