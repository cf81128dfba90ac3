import { noPorts } from '@/lib/core/aws/trace/header';
import type { PortRange } from '@/lib/core/net/port-range';
import { icmp } from '@/lib/core/net/protocol';
import type { Topology } from '@/lib/core/aws/topology/topology';
import { trace, type Connection, type Probe } from '@/lib/core/aws/trace/trace';
import type { Outcome } from '@/lib/core/aws/trace/step';
import { clientPorts } from './draw-flows';
import type { Flow } from './flow';

/** What the engine says of a flow. */
export type Expected = {
  /** For exactly these ports. */
  outcome: Outcome;
  /** Who takes the packet in, by interface or `internet`; null when nobody does. */
  arrivesAt: string | null;
  /** How the ways from all client ports end: one outcome, or those of every stretch. */
  ofAllPorts: Outcome[];
  connection: Connection;
};

/** Asks the engine twice: for the ports of the flow, and for all ports that a client might open. */
export function expect(topology: Topology, flow: Flow): Expected {
  const one = { from: flow.sourcePort, to: flow.sourcePort };
  const connection = trace(topology, probeOf(flow, one));
  const whole = trace(topology, probeOf(flow, clientPorts));
  const { disposition, where } = connection.forward;
  const isIn = disposition === 'ACCEPTED' || disposition === 'EXITS_NETWORK';
  return {
    outcome: outcomeFor(connection, flow),
    arrivesAt: isIn ? where.id : null,
    ofAllPorts:
      whole.outcome === 'INDETERMINATE' ? whole.branches.map(({ outcome }) => outcome) : [whole.outcome],
    connection,
  };
}

function probeOf({ from, source, destination, protocol, destinationPort }: Flow, ports: PortRange): Probe {
  const isPing = protocol === icmp;
  return {
    start: from === 'internet' ? { at: 'INTERNET' } : { at: 'INTERFACE_OUT', interface: from },
    header: {
      source,
      destination,
      protocol,
      sourcePorts: isPing ? noPorts : ports,
      destinationPorts: isPing ? noPorts : { from: destinationPort, to: destinationPort },
      ...(isPing ? { icmp: { type: 8, code: 0 } } : {}),
    },
  };
}

/** With one client port only NAT gateways still choose: the branch whose every stretch holds the flow's NAT port. */
function outcomeFor({ outcome, branches }: Connection, { natPort }: Flow): Outcome {
  if (outcome !== 'INDETERMINATE') return outcome;
  const fitting = branches.filter(({ choices }) => choices.every((choice) => holds(choice, natPort)));
  const [only] = fitting;
  return only && fitting.length === 1 ? only.outcome : 'INDETERMINATE';
}

/** A choice ends in “ports 1024-40000: allowed”. */
function holds(choice: string, port: number): boolean {
  const [, from, to] = /ports (\d+)(?:-(\d+))?: (?:allowed|denied)$/.exec(choice) ?? [];
  return from !== undefined && Number(from) <= port && port <= Number(to ?? from);
}
