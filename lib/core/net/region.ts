import { around, common, holds, lengthOf, meets, type Interval } from './interval';
import type { Packet } from './packet';
import type { Protocol } from './protocol';
import {
  commonTransport,
  countTransport,
  everyTransport,
  holdsTransport,
  transportsMeet,
  type Transport,
} from './transport';

type Box<F, N extends number | bigint> = {
  family: F;
  source: Interval<N>;
  destination: Interval<N>;
  protocols: Interval<Protocol>;
  /** Null is everything that the protocols carry. Anything less belongs to one protocol, so then `protocols` holds one. */
  carries: Transport | null;
};
export type Region4 = Box<4, number>;
export type Region6 = Box<6, bigint>;

/** A box of packets: all that lie between the bounds of every axis. Never empty. */
export type Region = Region4 | Region6;

/** All IPv4 and all IPv6 packets. */
export const everyPacket: readonly [Region4, Region6] = [
  { family: 4, ...bothEnds({ from: 0, to: 0xffffffff }) },
  { family: 6, ...bothEnds({ from: 0n, to: (1n << 128n) - 1n }) },
];

function bothEnds<N extends number | bigint>(every: Interval<N>): Omit<Box<0, N>, 'family'> {
  return { source: every, destination: every, protocols: { from: 0, to: 255 }, carries: null };
}

export function regionsMeet(a: Region, b: Region): boolean {
  return (
    a.family === b.family &&
    meets<number | bigint>(a.source, b.source) &&
    meets<number | bigint>(a.destination, b.destination) &&
    meets(a.protocols, b.protocols) &&
    transportsMeet(a.carries, b.carries)
  );
}

/** What two regions share, or null. */
export function commonRegion(a: Region, b: Region): Region | null {
  if (!regionsMeet(a, b)) return null;
  return {
    family: a.family,
    source: common<number | bigint>(a.source, b.source),
    destination: common<number | bigint>(a.destination, b.destination),
    protocols: common(a.protocols, b.protocols),
    carries: commonTransport(a.carries, b.carries),
  } as Region;
}

/** What is left of a region when another is taken out: disjoint regions, at most ten. */
export function regionWithout(region: Region, taken: Region): Region[] {
  const both = commonRegion(region, taken);
  if (!both) return [region];
  const inSource = { ...region, source: both.source } as Region;
  const inBoth = { ...inSource, destination: both.destination } as Region;
  return [
    ...around<number | bigint>(region.source, both.source).map((source) => ({ ...region, source })),
    ...around<number | bigint>(region.destination, both.destination).map((destination) => ({
      ...inSource,
      destination,
    })),
    ...around(region.protocols, both.protocols).map((protocols) => ({ ...inBoth, protocols })),
    ...transportWithout(region.carries, both).map((carries) => ({ ...both, carries })),
  ] as Region[];
}

function transportWithout(carries: Transport | null, both: Region): Transport[] {
  const every = carries ?? everyTransport(both.protocols.from);
  const part = both.carries;
  if (!part || !every) return [];
  return [
    ...around(every.x, part.x).map((x) => ({ x, y: every.y })),
    ...around(every.y, part.y).map((y) => ({ x: part.x, y })),
  ];
}

export function regionHolds(region: Region, packet: Packet): boolean {
  const { source, destination } = packet;
  if (source.family !== region.family || destination.family !== region.family) return false;
  if (!holds<number | bigint>(region.source, source.value)) return false;
  if (!holds<number | bigint>(region.destination, destination.value)) return false;
  if (!holds(region.protocols, packet.protocol)) return false;
  return region.carries === null || holdsTransport(region.carries, packet);
}

/** How many packets the region holds, told apart by addresses, protocol, and ports or type and code. */
export function countRegion({ source, destination, protocols, carries }: Region): bigint {
  let carried = 0n;
  for (let one = protocols.from; one <= protocols.to; one++) carried += countTransport(one, carries);
  return lengthOf(source) * lengthOf(destination) * carried;
}
