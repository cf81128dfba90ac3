import type { Ip } from './ip';
import type { Protocol } from './protocol';

/** ICMP's two numbers (IANA “ICMP Parameters”): type 8, code 0 is an echo request. */
export type IcmpKind = { type: number; code: number };

/** The header fields a filter looks at. `type` and `code` stand for ICMP's; ports are 0 where a protocol has none. */
export type Packet = {
  source: Ip;
  destination: Ip;
  protocol: Protocol;
  sourcePort: number;
  destinationPort: number;
  icmp?: IcmpKind;
};

/** The answer to a packet: addresses and ports change places; an ICMP echo request (8) becomes a reply (0), RFC 792. */
export function replyTo(packet: Packet): Packet {
  return {
    source: packet.destination,
    destination: packet.source,
    protocol: packet.protocol,
    sourcePort: packet.destinationPort,
    destinationPort: packet.sourcePort,
    ...(packet.icmp ? { icmp: { type: packet.icmp.type === 8 ? 0 : packet.icmp.type, code: 0 } } : {}),
  };
}
