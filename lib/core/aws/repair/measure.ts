import { countOf, intersect, subtract, type PacketSet } from '@/lib/core/net/packet-set';
import { everyPacket, type Region } from '@/lib/core/net/region';
import { first, last, type Prefix } from '@/lib/core/net/prefix';
import type { Subnet, Vpc } from '@/lib/core/aws/topology/vpc';

/** The packets that have one end in one of these blocks. The blocks may not overlap. */
export function withEnd(blocks: readonly Prefix[], end: 'source' | 'destination'): PacketSet {
  return blocks.map((block) => {
    const every = block.family === 4 ? everyPacket[0] : everyPacket[1];
    return { ...every, [end]: { from: first(block).value, to: last(block).value } } as Region;
  });
}

/** How many packets a filter lets through after an edit and not before it, among those that it judges. */
export function newlyPassing(before: PacketSet, after: PacketSet, judged: PacketSet): bigint {
  return countOf(intersect(subtract(after, before), judged));
}

/** How many packets go from one set of blocks to another, both ways. */
export function between(a: readonly Prefix[], b: readonly Prefix[]): bigint {
  return 2n * countOf(intersect(withEnd(a, 'source'), withEnd(b, 'destination')));
}

/** How many packets have one end in these blocks, the other anywhere, counted each way. */
export function toAndFrom(blocks: readonly Prefix[]): bigint {
  return 2n * countOf(withEnd(blocks, 'source'));
}

export function blocksOf(one: Vpc | Subnet): Prefix[] {
  if ('cidrs4' in one) return [...one.cidrs4, ...one.cidrs6];
  return [...(one.cidr4 ? [one.cidr4] : []), ...one.cidrs6];
}
