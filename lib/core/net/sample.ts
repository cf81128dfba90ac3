import { holds, type Interval } from './interval';
import type { Packet } from './packet';
import { hasPorts, icmp, icmpv6, tcp, udp } from './protocol';
import type { Region } from './region';
import { everyTransport } from './transport';

const known = [tcp, udp, icmp, icmpv6];

/** A packet of the region, as ordinary as can be: TCP, from a client's port to 443, where the region holds that. */
export function sampleOf(region: Region): Packet {
  const protocol = known.find((one) => holds(region.protocols, one)) ?? region.protocols.from;
  const carried = region.carries ?? everyTransport(protocol);
  const ends = { ...endsOf(region), protocol };
  if (!carried) return { ...ends, sourcePort: 0, destinationPort: 0 };
  if (hasPorts(protocol))
    return { ...ends, sourcePort: nearest(carried.x, 49152), destinationPort: nearest(carried.y, 443) };
  const kind = { type: nearest(carried.x, protocol === icmp ? 8 : 128), code: carried.y.from };
  return { ...ends, sourcePort: 0, destinationPort: 0, icmp: kind };
}

function endsOf(region: Region): Pick<Packet, 'source' | 'destination'> {
  if (region.family === 4)
    return {
      source: { family: 4, value: region.source.from },
      destination: { family: 4, value: region.destination.from },
    };
  return {
    source: { family: 6, value: region.source.from },
    destination: { family: 6, value: region.destination.from },
  };
}

function nearest({ from, to }: Interval<number>, wanted: number): number {
  return Math.min(to, Math.max(from, wanted));
}
