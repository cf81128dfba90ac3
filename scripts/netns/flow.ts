import { formatIp, type Ipv4 } from '@/lib/core/net/ip';
import { formatProtocol, icmp, type Protocol } from '@/lib/core/net/protocol';

/**
 * One connection to try. `from` is an interface's id, or `internet`. In one network no two flows of a protocol share a
 * source port or NAT port, so that whoever sees either knows the flow. Of ICMP `sourcePort` is the echo's identifier.
 */
export type Flow = {
  from: string;
  source: Ipv4;
  destination: Ipv4;
  protocol: Protocol;
  sourcePort: number;
  destinationPort: number;
  /** What NAT gateways make of the source port; ICMP keeps its identifier. */
  natPort: number;
};

/** “TCP 10.1.1.10:40000 → 10.2.1.10:443 (NAT 1024)”. */
export function formatFlow({ from, protocol, ...flow }: Flow): string {
  const [source, destination] = [formatIp(flow.source), formatIp(flow.destination)];
  if (protocol === icmp) return `${from}: ping ${source} → ${destination}`;
  return `${from}: ${formatProtocol(protocol)} ${source}:${flow.sourcePort} → ${destination}:${flow.destinationPort} (NAT ${flow.natPort})`;
}
