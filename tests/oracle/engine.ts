import type { Topology } from '@/lib/core/aws/topology/topology';
import { trace, type Connection } from '@/lib/core/aws/trace/trace';
import { probed } from '@/tests/support/probes';
import { internetAddress, type Ask, type Outcome } from './oracle';

const outcomes: Record<Connection['outcome'], Outcome> = {
  ESTABLISHED: 'established',
  ONE_WAY_DELIVERED: 'established',
  FORWARD_BLOCKED: 'forward-blocked',
  RETURN_BLOCKED: 'return-blocked',
  INDETERMINATE: 'partial',
};

/** What the engine says of what the oracle is asked; unsupported where something is not known. */
export function engine(topology: Topology, { from, to, protocol, port }: Ask): Outcome {
  const end = (name: string): string => (name === 'internet' ? internetAddress : name);
  const packet = protocol === 'icmp' ? { protocol } : { protocol, port: String(port) };
  const connection = trace(topology, probed(topology, { from: end(from), to: end(to), ...packet }));
  const unknowns = [...connection.forward.unknowns, ...(connection.return?.unknowns ?? [])];
  return unknowns.length > 0 ? 'unsupported' : outcomes[connection.outcome];
}
