import type { Topology } from '@/lib/core/aws/topology/topology';
import type { Ask, Outcome } from './oracle';

/**
 * Asks the engine what the oracle is asked, or null while there is no engine to ask. It is to be a function of this kind
 * (names as in lib/core/aws/trace once that is there):
 *
 *     (topology, ask) => outcomes[trace(topology, request(topology, ask)).outcome]
 *
 * - `from` and `to` are instances; the packet goes from the first private address of the one's interface to that of the
 *   other's. For `to: 'internet'` the destination is {@link internetAddress}; for `from: 'internet'` that is the source,
 *   and the destination is the instance's public address.
 * - TCP and UDP go to `port`, from a Linux client (32768–61000, R43); `icmp` is an echo request (type 8, code 0).
 * - ESTABLISHED → established, FORWARD_BLOCKED → forward-blocked, RETURN_BLOCKED → return-blocked, INDETERMINATE → partial
 *   when some ports pass and some do not, and → unsupported when something is not known.
 */
export const engine: ((topology: Topology, ask: Ask) => Outcome) | null = null;
