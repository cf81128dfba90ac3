import type { Packet } from './packet';
import { commonRegion, countRegion, regionHolds, regionsMeet, regionWithout, type Region } from './region';
import { merged } from './merge';
import { sampleOf } from './sample';

/** A set of packets, exactly: regions of which no two share a packet. */
export type PacketSet = readonly Region[];

export function intersect(a: PacketSet, b: PacketSet): PacketSet {
  return merged(a.flatMap((one) => b.flatMap((other) => commonRegion(one, other) ?? [])));
}

/** What is in `a` and not in `b`. */
export function subtract(a: PacketSet, b: PacketSet): PacketSet {
  return merged(a.flatMap((region) => without(region, b)));
}

export function union(a: PacketSet, b: PacketSet): PacketSet {
  return merged([...a.flatMap((region) => without(region, b)), ...b]);
}

/** The set with all of a region in it, or nothing of it. Its regions are not merged, because more is painted over them. */
export function painted(set: PacketSet, region: Region, inside: boolean): PacketSet {
  const rest = set.flatMap((one) => (regionsMeet(one, region) ? regionWithout(one, region) : one));
  if (inside) rest.push(region);
  return rest;
}

export function isEmpty(set: PacketSet): boolean {
  return set.length === 0;
}

export function contains(set: PacketSet, packet: Packet): boolean {
  return set.some((region) => regionHolds(region, packet));
}

/** A packet of the set, or null when it is empty. */
export function sample(set: PacketSet): Packet | null {
  return set[0] ? sampleOf(set[0]) : null;
}

/** A packet that is in `a` and not in `b`, or null: looks no further than the first. */
export function sampleOutside(a: PacketSet, b: PacketSet): Packet | null {
  for (const region of a) {
    const found = sample(without(region, b));
    if (found) return found;
  }
  return null;
}

export function countOf(set: PacketSet): bigint {
  return set.reduce((sum, region) => sum + countRegion(region), 0n);
}

function without(region: Region, set: PacketSet): Region[] {
  let left = [region];
  for (const taken of set)
    if (regionsMeet(region, taken)) left = left.flatMap((one) => regionWithout(one, taken));
  return left;
}
