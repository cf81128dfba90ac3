import type { IcmpKind } from '@/lib/core/net/packet';
import type { PortRange } from '@/lib/core/net/port-range';
import { formatPrefix, type Prefix } from '@/lib/core/net/prefix';
import { hasPorts, icmp as icmpProtocol, type Protocol } from '@/lib/core/net/protocol';

type Matching = { protocol: Protocol | 'all'; ports: PortRange; icmp?: IcmpKind };

/** An entry's or rule's condition in nft's words, with a space behind it; empty when everything matches. */
export function matchOf({ protocol, ports, icmp }: Matching, peer: Prefix, side: 'saddr' | 'daddr'): string {
  const conditions: string[] = [];
  if (peer.length > 0) conditions.push(`ip ${side} ${formatPrefix(peer)}`);
  if (protocol !== 'all') conditions.push(`meta l4proto ${protocol}`);
  if (protocol !== 'all' && hasPorts(protocol)) conditions.push(`th dport ${ports.from}-${ports.to}`);
  if (protocol === icmpProtocol && icmp && icmp.type !== -1) {
    conditions.push(`icmp type ${icmp.type}`);
    if (icmp.code !== -1) conditions.push(`icmp code ${icmp.code}`);
  }
  return conditions.map((one) => `${one} `).join('');
}
