import { answerTo, type Header } from '@/lib/core/aws/trace/header';
import { networkOf, type Network } from '@/lib/core/aws/trace/network';
import type { Ref, Step } from '@/lib/core/aws/trace/step';
import type { Connection, Probe, Trace } from '@/lib/core/aws/trace/trace';
import type { Topology } from '@/lib/core/aws/topology/topology';
import type { Goal } from './goal';

/** What stopped a packet, and the packet as it stood there. */
export type Obstacle = {
  network: Network;
  probe: Probe;
  /** All goals, of which this flow is one. */
  goals: readonly Goal[];
  direction: 'forward' | 'return';
  /** The step that says why. */
  blocker: Step;
  header: Header;
  /** The packet as it set out in this direction. */
  start: Header;
  /** What was said of the packet until then, the last first. */
  before: Step[];
  /** Every component that this direction passes. */
  hops: Ref[];
};

/** Everything in the way of a flow, in both directions, as a walk that explains all of it names it. */
export function obstaclesOf(
  topology: Topology,
  probe: Probe,
  way: Connection,
  goals: readonly Goal[],
): Obstacle[] {
  const network = networkOf(topology);
  const arriving = headerAfter(way.forward.steps, probe.header);
  const flow = { network, probe, goals };
  return [
    ...ofTrace({ ...flow, direction: 'forward', start: probe.header }, way.forward),
    ...(way.return ? ofTrace({ ...flow, direction: 'return', start: answerTo(arriving) }, way.return) : []),
  ];
}

function ofTrace(
  flow: Pick<Obstacle, 'network' | 'probe' | 'goals' | 'direction' | 'start'>,
  { blockers, steps, hops }: Trace,
): Obstacle[] {
  return blockers.map((blocker) => {
    const said = steps.filter(({ n }) => n < blocker.n);
    return { ...flow, blocker, header: headerAfter(said, flow.start), before: said.reverse(), hops };
  });
}

/** What the translations on the way have made of the header. */
function headerAfter(steps: readonly Step[], start: Header): Header {
  return steps.reduce(
    (header, { kind, outbound }) => (kind === 'TRANSFORM' && outbound ? outbound : header),
    start,
  );
}

/** What tells an obstacle from others: who stops the packet, and of gateways and tables also why. */
export function obstacleKey({ direction, blocker: { at, code, detail, evidence } }: Obstacle): string {
  const isFilter = detail === 'SECURITY_GROUP' || detail === 'NETWORK_ACL';
  return [direction, at.kind, at.id, isFilter ? detail : code, evidence?.[0]?.row ?? ''].join(' ');
}

/** The filter that the packet was at, when it stopped the packet. */
export function filterOf({ before: [step], blocker }: Obstacle): Step | null {
  return step?.kind === 'FILTER' && step.detail === blocker.detail ? step : null;
}

/** The packet as it stood when this was said of it. */
export function headerAt({ before, start }: Obstacle, step: Step): Header {
  return headerAfter(before.filter(({ n }) => n < step.n).reverse(), start);
}

/** The last look into a table of this kind. */
export function lookupOf({ before }: Obstacle, detail: 'SUBNET' | 'TGW'): Step | null {
  return before.find((step) => step.kind === 'ROUTE_LOOKUP' && step.detail === detail) ?? null;
}
