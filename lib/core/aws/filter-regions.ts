import { common } from '@/lib/core/net/interval';
import { first, last, type Prefix } from '@/lib/core/net/prefix';
import { hasPorts, icmp, icmpv6, type Protocol } from '@/lib/core/net/protocol';
import type { IcmpKind } from '@/lib/core/net/packet';
import type { PortRange } from '@/lib/core/net/port-range';
import { everyPacket, type Region } from '@/lib/core/net/region';
import { everyTransport, narrowed, type Transport } from '@/lib/core/net/transport';

/** Which way the packets go past a filter. The far end is the source of what comes in, the destination of what goes out. */
export type Direction = 'inbound' | 'outbound';

/** What an entry or a rule says about packets, beside the far end. */
export type Match = { protocol: Protocol | 'all'; ports: PortRange; icmp?: IcmpKind };

/** The packets that have the far end in a block. */
export function regionOfPeer(peer: Prefix, direction: Direction): Region {
  const every = peer.family === 4 ? everyPacket[0] : everyPacket[1];
  const block = { from: first(peer).value, to: last(peer).value };
  return { ...every, [direction === 'inbound' ? 'source' : 'destination']: block } as Region;
}

/** The packets of one far end that match, or null when none can. `readsIcmp`: whether a type and a code are looked at. */
export function regionOf(
  { protocol, ports, icmp: kind }: Match,
  peer: Prefix,
  direction: Direction,
  readsIcmp: boolean,
): Region | null {
  const region = regionOfPeer(peer, direction);
  if (protocol === 'all') return region;
  const every = everyTransport(protocol);
  const one = { ...region, protocols: { from: protocol, to: protocol } };
  const isKind = (protocol === icmp || protocol === icmpv6) && readsIcmp && kind && kind.type !== -1;
  if (!every || (!hasPorts(protocol) && !isKind)) return one;
  const carries = isKind ? kindWithin(every, kind) : portsWithin(every, ports);
  return carries && { ...one, carries: narrowed(protocol, carries) };
}

function portsWithin(every: Transport, ports: PortRange): Transport | null {
  const y = common(every.y, ports);
  return y && { x: every.x, y };
}

function kindWithin(every: Transport, { type, code }: IcmpKind): Transport | null {
  const x = common(every.x, { from: type, to: type });
  const y = code === -1 ? every.y : common(every.y, { from: code, to: code });
  return x && y && { x, y };
}
