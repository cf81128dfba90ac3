import { common, lengthOf, meets, sameInterval, type Interval } from './interval';
import type { Packet } from './packet';
import { everyPort } from './port-range';
import { hasPorts, icmp, icmpv6, type Protocol } from './protocol';

/** What stands behind the IP header: source port (`x`) and destination port (`y`), or ICMP's type (`x`) and code (`y`). */
export type Transport = { x: Interval<number>; y: Interval<number> };

const everyByte = { from: 0, to: 255 };
const everyPair: Transport = { x: everyPort, y: everyPort };
const everyKind: Transport = { x: everyByte, y: everyByte };

/** All that a protocol can carry, or null where nothing is told apart. */
export function everyTransport(protocol: Protocol): Transport | null {
  if (hasPorts(protocol)) return everyPair;
  return protocol === icmp || protocol === icmpv6 ? everyKind : null;
}

/** Null stands for everything a protocol carries, so a transport that is everything becomes null. */
export function narrowed(protocol: Protocol, carried: Transport): Transport | null {
  const every = everyTransport(protocol);
  if (!every) throw new Error(`protocol ${protocol} carries neither ports nor a type`);
  return sameInterval(every.x, carried.x) && sameInterval(every.y, carried.y) ? null : carried;
}

export function transportsMeet(a: Transport | null, b: Transport | null): boolean {
  return a === null || b === null || (meets(a.x, b.x) && meets(a.y, b.y));
}

/** What two transports that meet share. */
export function commonTransport(a: Transport | null, b: Transport | null): Transport | null {
  if (a === null || b === null) return a ?? b;
  const [x, y] = [common(a.x, b.x), common(a.y, b.y)];
  if (!x || !y) throw new Error('transports that do not meet share nothing');
  return { x, y };
}

/** How many pairs of ports, or of type and code, there are; 1 for a protocol that carries neither. */
export function countTransport(protocol: Protocol, carried: Transport | null): bigint {
  const counted = carried ?? everyTransport(protocol);
  return counted ? lengthOf(counted.x) * lengthOf(counted.y) : 1n;
}

/** Throws for ICMP without type and code, of which nobody can say where it lies. */
export function holdsTransport(carried: Transport, packet: Packet): boolean {
  const [x, y] = hasPorts(packet.protocol) ? [packet.sourcePort, packet.destinationPort] : kindOf(packet);
  return carried.x.from <= x && x <= carried.x.to && carried.y.from <= y && y <= carried.y.to;
}

function kindOf({ icmp: kind, protocol }: Packet): [number, number] {
  if (!kind) throw new Error(`a packet of protocol ${protocol} without type and code`);
  return [kind.type, kind.code];
}
