import type { Outcome } from '@/lib/core/aws/trace/step';
import type { Expected } from './expect';

/** What the kernel did with a flow: whether an answer came back, and who took the first packet in. */
export type Observed = { connected: boolean; arrivedAt: readonly string[] };

/** What was seen, in the engine's words. */
export function outcomeOf({ connected, arrivedAt }: Observed): Outcome {
  if (connected) return 'ESTABLISHED';
  return arrivedAt.length > 0 ? 'RETURN_BLOCKED' : 'FORWARD_BLOCKED';
}

/** Null when engine and kernel agree on the outcome, on who took the packet in, and on all ports; else a sentence. */
export function differenceOf(expected: Expected, observed: Observed): string | null {
  const { outcome, arrivesAt, ofAllPorts } = expected;
  const seen = outcomeOf(observed);
  if (outcome !== seen) return `The engine says ${outcome}, the kernel ${seen}.`;
  const arrivals = observed.arrivedAt.join(', ');
  if (arrivals !== (arrivesAt ?? ''))
    return `By the engine it arrives at ${arrivesAt ?? 'nobody'}, in the kernel at ${arrivals || 'nobody'}.`;
  if (!ofAllPorts.includes(seen))
    return `Of all client ports the engine says ${ofAllPorts.join(', ')}; the kernel shows ${seen} for this one.`;
  return null;
}
