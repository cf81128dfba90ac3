import type { Ip } from '@/lib/core/net/ip';
import { tcp } from '@/lib/core/net/protocol';
import { tcpFlags } from '@/lib/core/aws/flow-log';
import type { NetworkInterface } from '@/lib/core/aws/topology/vpc';
import type { Walk } from './walk';

/**
 * Notes what the flow log of an interface says of the packet: `action` is the verdict of groups and network ACL together
 * at that interface (R97). Behind the first blocker nothing is logged, because nothing arrives there (R103).
 */
export function recordFlow(
  walk: Walk,
  holder: NetworkInterface,
  flowDirection: 'ingress' | 'egress',
  action: 'ACCEPT' | 'REJECT',
): void {
  if (walk.blockers.length > (action === 'REJECT' ? 1 : 0)) return;
  const { source, destination, sourcePorts, destinationPorts, protocol } = walk.header;
  walk.flowLogs.push({
    interface: holder.id,
    srcaddr: flowDirection === 'egress' ? shown(holder, source) : source,
    dstaddr: flowDirection === 'ingress' ? shown(holder, destination) : destination,
    pktSrcaddr: source,
    pktDstaddr: destination,
    srcport: sourcePorts,
    dstport: destinationPorts,
    protocol,
    flowDirection,
    action,
    tcpFlags: protocol === tcp ? tcpFlags([walk.direction === 'forward' ? 'SYN' : 'SYN-ACK']) : 0,
  });
}

/** R100: of an interface's own addresses the record shows the primary one; pkt-… says what the packet says. */
function shown(holder: NetworkInterface, address: Ip): Ip {
  const primary = address.family === 4 ? holder.addresses[0]?.private : holder.ipv6[0];
  return primary ?? address;
}
