import { prefixOf, size4, type Prefix4 } from '@/lib/core/net/prefix';
import type { Switches } from './rule';

/** Addresses that follow one another: from `start`, up to but not including `end`. */
export type Gap = { start: number; end: number };

/** What lies between the taken blocks, in order. */
export function gapsIn(block: Prefix4, taken: readonly Prefix4[]): Gap[] {
  const gaps: Gap[] = [];
  let start = block.network;
  const end = block.network + size4(block);
  for (const one of [...taken].sort((a, b) => a.network - b.network)) {
    if (one.network > start) gaps.push({ start, end: Math.min(one.network, end) });
    start = Math.max(start, one.network + size4(one));
  }
  if (start < end) gaps.push({ start, end });
  return gaps;
}

/** The fewest blocks that fill a gap: each as large as its start and the rest of the gap allow. */
export function blocksOf({ start, end }: Gap): Prefix4[] {
  const blocks: Prefix4[] = [];
  while (start < end) {
    let size = start === 0 ? 2 ** 32 : (start & -start) >>> 0;
    while (start + size > end) size /= 2;
    blocks.push({ family: 4, network: start, length: size === 2 ** 32 ? 0 : Math.clz32(size) + 1 });
    start += size;
  }
  return blocks;
}

/** The largest block that is free, the first one of several; undefined when nothing is. */
export function largestFree(block: Prefix4, taken: readonly Prefix4[], rules: Switches): Prefix4 | undefined {
  const gaps = gapsIn(block, taken);
  if (rules.blockStart === 'anywhere') return largestGap(gaps);
  const free = gaps.flatMap(blocksOf);
  if (rules.largest === 'first') return free[0];
  const sign = rules.largest === 'longest-prefix' ? -1 : 1;
  let best = free[0];
  for (const one of free) {
    const gain = best ? sign * (best.length - one.length) : 0;
    if (gain > 0 || (gain === 0 && rules.largest === 'last')) best = one;
  }
  return best;
}

/** What somebody takes who lets a block start anywhere: the widest gap, and the block stored for it. */
function largestGap(gaps: readonly Gap[]): Prefix4 | undefined {
  let widest = gaps[0];
  for (const gap of gaps) if (widest && gap.end - gap.start > widest.end - widest.start) widest = gap;
  if (!widest) return undefined;
  const length = 32 - Math.floor(Math.log2(widest.end - widest.start));
  return prefixOf({ family: 4, value: widest.start }, length);
}
