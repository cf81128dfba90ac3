import { formatIp, type Ip } from '@/lib/core/net/ip';
import type { PortRange } from '@/lib/core/net/port-range';
import type { Protocol } from '@/lib/core/net/protocol';

/**
 * What the flow log of an interface would write of this flow, by direction: the fields of version 2 that say something,
 * and pkt-srcaddr, pkt-dstaddr and flow-direction (https://docs.aws.amazon.com/vpc/latest/userguide/flow-log-records.html).
 */
export type FlowLogRecord = {
  interface: string;
  srcaddr: Ip;
  dstaddr: Ip;
  pktSrcaddr: Ip;
  pktDstaddr: Ip;
  srcport: PortRange;
  dstport: PortRange;
  protocol: Protocol;
  flowDirection: 'ingress' | 'egress';
  action: 'ACCEPT' | 'REJECT';
  /** An OR over the window (R101): SYN 2 of who opens, SYN-ACK 18 of who answers. */
  tcpFlags: number;
};

/** The record as a line, in the order of AWS's examples; ports as ranges where they are chosen by the client. */
export function formatFlowLog(record: FlowLogRecord): string {
  const ports = ({ from, to }: PortRange): string => (from === to ? String(from) : `${from}-${to}`);
  return [
    record.interface,
    formatIp(record.srcaddr),
    formatIp(record.dstaddr),
    ports(record.srcport),
    ports(record.dstport),
    record.protocol,
    formatIp(record.pktSrcaddr),
    formatIp(record.pktDstaddr),
    record.flowDirection,
    record.tcpFlags,
    record.action,
  ].join(' ');
}
