import {
  comparePrefixes,
  contains,
  last,
  overlaps,
  prefixOf,
  samePrefix,
  size4,
  type Prefix,
  type Prefix4,
} from './prefix';

/** How many /length blocks the prefix splits into. */
export function countOf(prefix: Prefix, length: number): bigint {
  const most = prefix.family === 4 ? 32 : 128;
  if (!Number.isInteger(length) || length < prefix.length || length > most)
    throw new Error(`a /${prefix.length} cannot be split into /${length}`);
  return 1n << BigInt(length - prefix.length);
}

/** The block at a position of the split, counted from 0. Throws past the end. */
export function nth(prefix: Prefix4, length: number, index: number): Prefix4;
export function nth(prefix: Prefix, length: number, index: number | bigint): Prefix;
export function nth(prefix: Prefix, length: number, index: number | bigint): Prefix {
  const at = BigInt(index);
  if (at < 0n || at >= countOf(prefix, length)) throw new Error(`there is no block ${at} in that split`);
  if (prefix.family === 4)
    return { family: 4, network: prefix.network + Number(at) * 2 ** (32 - length), length };
  return { family: 6, network: prefix.network + (at << BigInt(128 - length)), length };
}

/** The blocks of a split, one after the other and never all at once. */
export function* split(prefix: Prefix, length: number): Generator<Prefix> {
  const count = countOf(prefix, length);
  for (let index = 0n; index < count; index++) yield nth(prefix, length, index);
}

/** What is left of a block when others are taken out: disjoint, in order, as few as can be. */
export function subtract(block: Prefix, taken: readonly Prefix[]): Prefix[] {
  const inside = taken.filter((one) => overlaps(block, one));
  if (inside.length === 0) return [block];
  if (inside.some((one) => contains(one, block))) return [];
  return [...split(block, block.length + 1)].flatMap((half) => subtract(half, inside));
}

/** The fewest blocks that hold exactly the same addresses, in order. */
export function summarize(blocks: readonly Prefix[]): Prefix[] {
  const out: Prefix[] = [];
  for (const block of [...blocks].sort(comparePrefixes)) {
    const before = out.at(-1);
    if (before && contains(before, block)) continue;
    out.push(block);
    while (mergeLastTwo(out));
  }
  return out;
}

function mergeLastTwo(blocks: Prefix[]): boolean {
  const [a, b] = [blocks.at(-2), blocks.at(-1)];
  if (!a || !b || a.family !== b.family || a.length !== b.length || a.length === 0) return false;
  const parent = parentOf(a);
  if (samePrefix(a, b) || !samePrefix(parent, parentOf(b))) return false;
  blocks.splice(-2, 2, parent);
  return true;
}

function parentOf(block: Prefix): Prefix {
  return block.family === 4
    ? prefixOf({ family: 4, value: block.network }, block.length - 1)
    : prefixOf({ family: 6, value: block.network }, block.length - 1);
}

/** The first free /length block of an IPv4 block, aligned, or undefined when none fits. */
export function firstFree(block: Prefix4, taken: readonly Prefix4[], length: number): Prefix4 | undefined {
  const end = last(block).value;
  for (let network = block.network; network <= end;) {
    const candidate: Prefix4 = { family: 4, network, length };
    const hit = taken.find((one) => overlaps(one, candidate));
    if (!hit) return candidate;
    // Go on behind whichever of the two ends later, so that one large block is passed in one step.
    network = Math.max(last(hit).value, last(candidate).value) + 1;
    const step = size4(candidate);
    network = Math.ceil(network / step) * step;
  }
  return undefined;
}
