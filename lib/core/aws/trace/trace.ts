import type { PolicyRequest } from '@/lib/core/aws/endpoint-policy';
import type { NextHop } from '@/lib/core/aws/route-table';
import type { Switches } from '@/lib/core/aws/rule';
import { awsRules } from '@/lib/core/aws/rules';
import type { Topology } from '@/lib/core/aws/topology/topology';
import { Chooser } from './choices';
import type { FlowLogRecord } from './flow-record';
import { answerTo, formatHeader, isOf, type Header } from './header';
import { networkOf, type Network } from './network';
import type { End, Place } from './place';
import type { Session } from './session';
import type { Disposition, Outcome, Ref, Step, Unknown } from './step';
import { settleTracking } from './tracking';
import { visit } from './visit';
import { Walk } from './walk';

/** A packet and where it starts. `oneWay`: nobody answers, and nobody waits for it. `request`: what it asks a service for. */
export type Probe = { start: Place; header: Header; oneWay?: boolean; request?: PolicyRequest };

export type Trace = {
  disposition: Disposition;
  /** Where it ended. */
  where: Ref;
  steps: Step[];
  hops: Ref[];
  flowLogs: FlowLogRecord[];
  /** What stopped it; when everything is to be explained, everything that would. */
  blockers: Step[];
  unknowns: Unknown[];
};

export type Connection = {
  outcome: Outcome;
  forward: Trace;
  sessions: Session[];
  /** Null when nothing arrived that could be answered. */
  return: Trace | null;
  /** How the ways end that differ: by port, by ECMP member, by target. One entry when all end alike. */
  branches: { choices: string[]; outcome: Outcome }[];
  /** Whether there were more ways than were walked. */
  more: boolean;
};

export type Options = { rules?: Switches; explainAll?: boolean; mostBranches?: number };

/**
 * Walks a packet through a network and the answer back, with every lookup made again on the way back. Faithful to the
 * packet, it stops at the first thing that stops it; `explainAll` goes on as though that had passed. Where the packet could
 * take several ways, each is walked, up to `mostBranches`; where they end differently the outcome is INDETERMINATE.
 */
export function trace(topology: Topology, probe: Probe, options: Options = {}): Connection {
  const { ways, more } = everyWay(topology, probe, options);
  const [first] = ways;
  if (!first) throw new Error('no way was walked');
  const branches = ways.map((way) => ({ choices: choicesOf(way), outcome: way.outcome }));
  const differ = branches.some(({ outcome }) => outcome !== first.outcome);
  return {
    ...first,
    outcome: differ ? 'INDETERMINATE' : first.outcome,
    branches: differ ? branches : branches.slice(0, 1),
    more,
  };
}

/** Every way that the packet could take, each walked by itself, up to `mostBranches`; `more` where that was not all. */
export function everyWay(
  topology: Topology,
  probe: Probe,
  options: Options = {},
): { ways: Connection[]; more: boolean } {
  const network = networkOf(topology);
  const most = options.mostBranches ?? 64;
  const ways: Connection[] = [];
  let script: number[] | null = [];
  while (script !== null && ways.length < most) {
    const chooser: Chooser = new Chooser(script);
    ways.push(connect(network, probe, options, chooser));
    script = chooser.following();
  }
  return { ways, more: script !== null };
}

function connect(network: Network, probe: Probe, options: Options, choices: Chooser): Connection {
  const sessions: Session[] = [];
  const arrivals = new Map<string, NextHop>();
  const begin = (direction: 'forward' | 'return', header: Header, start: Place): Walk =>
    new Walk(
      network,
      options.rules ?? awsRules,
      direction,
      options.explainAll ?? false,
      choices,
      sessions,
      arrivals,
      header,
      start.at === 'INTERFACE_OUT' ? start.interface : null,
    );
  const out = begin('forward', probe.header, probe.start);
  originate(out, probe);
  out.request = probe.request ?? null;
  const end = follow(out, probe.start);
  const forward = traceOf(out, end);
  settleTracking(sessions, forward.hops, network);
  const connection = { forward, sessions, branches: [], more: false };
  if (!arrived(forward) || !end.answerFrom || probe.oneWay)
    return { ...connection, return: null, outcome: outcomeOf(forward, null, probe) };
  const back = begin('return', answerTo(out.header), end.answerFrom);
  const answer = traceOf(back, received(back, follow(back, end.answerFrom), probe));
  return { ...connection, return: answer, outcome: outcomeOf(forward, answer, probe) };
}

/** Says who sends what, and from which ports a client is taken to open. */
function originate(walk: Walk, { start, header }: Probe): void {
  const at: Ref =
    start.at === 'INTERFACE_OUT'
      ? { kind: 'interface', id: start.interface }
      : start.at === 'ON_PREMISES'
        ? { kind: 'on-premises', id: start.site }
        : { kind: 'internet', id: 'internet' };
  walk.say({
    kind: 'ORIGINATE',
    at,
    rule: 'R43',
    why: `${at.id} sends ${formatHeader(header)}.`,
    outbound: header,
  });
}

/** Goes from place to place until the way is over. The same packet at the same place twice is a loop. */
function follow(walk: Walk, start: Place): End {
  const seen = new Set<string>();
  let place = start;
  for (let turns = 0; place.at !== 'END'; turns++) {
    // A loop has no end, so it is soon enough to look for it after a long way.
    const key = turns < 40 ? null : `${JSON.stringify(place)} ${formatHeader(walk.header)}`;
    if (key !== null && seen.has(key)) return looped(walk);
    if (key !== null) seen.add(key);
    place = visit(walk, place);
  }
  return place;
}

function looped(walk: Walk): End {
  const at: Ref = walk.hops.at(-1) ?? { kind: 'import', id: 'start' };
  return walk.end({
    at,
    disposition: 'LOOP',
    code: 'X_LOOP',
    rule: 'R11',
    why: `The packet comes to ${at.id} a second time, unchanged, and goes round for ever.`,
  });
}

/** The answer counts when it gets to who opened the flow, and looks to it like an answer. */
function received(walk: Walk, end: End, { start, header }: Probe): End {
  if (end.disposition !== 'ACCEPTED' && end.disposition !== 'EXITS_NETWORK') return end;
  const opener = start.at === 'INTERFACE_OUT' ? start.interface : null;
  if ((opener === null || end.where.id === opener) && isOf(walk.header, answerTo(header))) return end;
  return walk.end({
    at: end.where,
    disposition: 'DENIED_IN',
    code: 'X_SESSION_ASYMMETRIC',
    rule: 'R61',
    why: `The answer reaches ${end.where.id}, which did not open this flow or does not know it by this address.`,
  });
}

function traceOf(walk: Walk, end: End): Trace {
  const { steps, hops, flowLogs, blockers, unknowns } = walk;
  return { disposition: end.disposition, where: end.where, steps, hops, flowLogs, blockers, unknowns };
}

function arrived({ disposition }: Trace): boolean {
  return disposition === 'ACCEPTED' || disposition === 'EXITS_NETWORK';
}

function outcomeOf(forward: Trace, back: Trace | null, { oneWay }: Probe): Outcome {
  if (forward.disposition === 'INSUFFICIENT_INFO' || back?.disposition === 'INSUFFICIENT_INFO')
    return 'INDETERMINATE';
  if (!arrived(forward) || forward.blockers.length > 0) return 'FORWARD_BLOCKED';
  if (oneWay) return 'ONE_WAY_DELIVERED';
  if (back === null) return 'ESTABLISHED';
  return arrived(back) && back.blockers.length === 0 ? 'ESTABLISHED' : 'RETURN_BLOCKED';
}

function choicesOf({ forward, return: back }: Connection): string[] {
  return [...forward.steps, ...(back?.steps ?? [])].flatMap(({ kind, evidence }) =>
    kind === 'SELECT' ? (evidence ?? []).map(({ id, row }) => (row === undefined ? id : `${id} ${row}`)) : [],
  );
}
