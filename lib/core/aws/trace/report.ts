import { formatFraction } from '@/lib/core/net/fraction';
import { formatFlowLog } from './flow-record';
import { formatHeader } from './header';
import type { Session } from './session';
import type { Ref, Step, StepCandidate, Unknown } from './step';
import type { Connection, Trace } from './trace';

/** A walk in plain text and numbers: what the command prints as JSON and the page shows. */
export type TraceReport = {
  disposition: Trace['disposition'];
  where: string;
  /** Ids of the AWS components passed, in order. */
  hops: string[];
  steps: StepReport[];
  blockers: StepReport[];
  flowLogs: string[];
};

export type StepReport = Omit<Step, 'at' | 'evidence' | 'candidates' | 'inbound' | 'outbound'> & {
  at: string;
  evidence: string[];
  candidates: { of: string; lost: string | null; share?: string }[];
  inbound?: string;
  outbound?: string;
};

export type ConnectionReport = {
  outcome: Connection['outcome'];
  forward: TraceReport;
  /** Null when nothing was walked back. */
  return: TraceReport | null;
  /** `tracked` is of security groups: whether the flow goes on when the rule behind it is removed; null of anything else. */
  sessions: { owner: string; kind: string; before: string; after: string; tracked: boolean | null }[];
  branches: Connection['branches'];
  moreBranches: boolean;
  unknowns: { at: string; code: string; why: string }[];
};

export function reportOf(connection: Connection): ConnectionReport {
  const { forward, return: back } = connection;
  return {
    outcome: connection.outcome,
    forward: traceReport(forward),
    return: back && traceReport(back),
    sessions: connection.sessions.map(sessionReport),
    branches: connection.branches,
    moreBranches: connection.more,
    unknowns: [...forward.unknowns, ...(back?.unknowns ?? [])].map(unknownReport),
  };
}

function sessionReport({
  owner,
  kind,
  before,
  after,
  tracked,
}: Session): ConnectionReport['sessions'][number] {
  const headers = { before: formatHeader(before), after: formatHeader(after) };
  return { owner: owner.id, kind, ...headers, tracked: tracked ?? null };
}

/**
 * What is on the way and is no hop: the world outside, and the lines between two gateways, which steps name.
 */
const noHops = new Set<Ref['kind']>([
  'internet',
  'on-premises',
  'service',
  'vpn-connection',
  'virtual-interface',
  'direct-connect-gateway',
]);

function traceReport({ disposition, where, hops, steps, blockers, flowLogs }: Trace): TraceReport {
  return {
    disposition,
    where: where.id,
    hops: hops.filter(({ kind }) => !noHops.has(kind)).map(({ id }) => id),
    steps: steps.map(stepReport),
    blockers: blockers.map(stepReport),
    flowLogs: flowLogs.map(formatFlowLog),
  };
}

function stepReport({ at, evidence, candidates, inbound, outbound, ...rest }: Step): StepReport {
  return {
    ...rest,
    at: at.id,
    evidence: (evidence ?? []).map(formatRef),
    candidates: (candidates ?? []).map(candidateReport),
    ...(inbound ? { inbound: formatHeader(inbound) } : {}),
    ...(outbound ? { outbound: formatHeader(outbound) } : {}),
  };
}

function candidateReport({ ref, lost, share }: StepCandidate): StepReport['candidates'][number] {
  return { of: formatRef(ref), lost, ...(share ? { share: formatFraction(share) } : {}) };
}

function unknownReport({ at, code, why }: Unknown): ConnectionReport['unknowns'][number] {
  return { at: at.id, code, why };
}

/** “rtb-public 0.0.0.0/0 → igw-main”. */
export function formatRef({ id, row }: Ref): string {
  return row === undefined ? id : `${id} ${row}`;
}
