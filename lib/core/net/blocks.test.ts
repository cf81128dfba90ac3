import { expect, test } from 'vitest';
import * as fc from 'fast-check';
import { forAll } from '@/tests/support/for-all';
import { countOf, firstFree, nth, split, subtract, summarize } from './blocks';
import { formatPrefix, prefix, prefix4, type Prefix, type Prefix4 } from './prefix';

// Blocks inside 10.0.0.0/24, so that a set of 256 numbers can be the oracle.
const base = 0x0a000000;
const small = fc
  .integer({ min: 24, max: 32 })
  .chain((length) =>
    fc
      .nat(2 ** (length - 24) - 1)
      .map((at): Prefix4 => ({ family: 4, network: base + at * 2 ** (32 - length), length })),
  );
const some = fc.array(small, { maxLength: 8 });

function numbers(blocks: readonly Prefix[]): number[] {
  const all = new Set<number>();
  for (const { network, length } of blocks)
    for (let i = 0; i < 2 ** (32 - length); i++) all.add(Number(network) + i);
  return [...all].sort((a, b) => a - b);
}

/** The fewest blocks for a set: the largest aligned block at its lowest number, again and again. */
function greedy(set: number[]): string[] {
  const left = new Set(set);
  const out: string[] = [];
  for (const start of set) {
    if (!left.has(start)) continue;
    let size = 256;
    while (
      start % size !== 0 ||
      !Array.from({ length: size }, (_, i) => start + i).every((one) => left.has(one))
    )
      size /= 2;
    for (let i = 0; i < size; i++) left.delete(start + i);
    out.push(`10.0.0.${start - base}/${32 - Math.log2(size)}`);
  }
  return out;
}

test('splitting gives every address once, in order, in as many blocks as counted', () => {
  forAll([small, fc.nat(8)], (block, more) => {
    const length = Math.min(32, block.length + more);
    const parts = [...split(block, length)];
    expect(BigInt(parts.length)).toBe(countOf(block, length));
    expect(parts.flatMap((one) => numbers([one]))).toEqual(numbers([block]));
    expect(parts.every((one, i) => formatPrefix(one) === formatPrefix(nth(block, length, i)))).toBe(true);
  });
});

test('summarizing a split gives the block back', () => {
  forAll([small, fc.nat(8)], (block, more) => {
    expect(summarize([...split(block, Math.min(32, block.length + more))])).toEqual([block]);
  });
});

test('a summary holds the same addresses in the fewest blocks, whatever the order', () => {
  forAll(
    [some],
    (blocks) => {
      expect(summarize(blocks).map(formatPrefix)).toEqual(greedy(numbers(blocks)));
      expect(summarize([...blocks].reverse())).toEqual(summarize(blocks));
    },
    500,
  );
});

test('what is left after taking away is exactly the rest, in the fewest blocks', () => {
  forAll(
    [small, some],
    (block, taken) => {
      const gone = new Set(numbers(taken));
      const rest = numbers([block]).filter((one) => !gone.has(one));
      expect(subtract(block, taken).map(formatPrefix)).toEqual(greedy(rest));
    },
    500,
  );
});

test('the first free block is the lowest that fits', () => {
  forAll(
    [small, some, fc.integer({ min: 24, max: 32 })],
    (block, taken, length) => {
      if (length < block.length) return;
      const gone = new Set(numbers(taken));
      const candidates = Array.from(
        { length: 2 ** (length - block.length) },
        (_, i) => block.network + i * 2 ** (32 - length),
      );
      const want = candidates.find(
        (start) =>
          !Array.from({ length: 2 ** (32 - length) }, (_, i) => start + i).some((one) => gone.has(one)),
      );
      const found = firstFree(block, taken, length);
      expect(found?.network).toBe(want);
      if (found) expect(found.length).toBe(length);
    },
    500,
  );
});

test('a huge split is counted and indexed without being made', () => {
  expect(countOf(prefix('2001:db8::/32'), 64)).toBe(4294967296n);
  expect(formatPrefix(nth(prefix('2001:db8::/32'), 64, 4294967295n))).toBe('2001:db8:ffff:ffff::/64');
  expect(formatPrefix(nth(prefix('0.0.0.0/0'), 32, 4294967295))).toBe('255.255.255.255/32');
  expect(split(prefix('::/0'), 128).next().value).toEqual(prefix('::/128'));
});

test('impossible splits throw', () => {
  for (const length of [-1, 7, 33, 8.5, Number.NaN])
    expect(() => countOf(prefix('10.0.0.0/8'), length)).toThrow();
  expect(() => nth(prefix4('10.0.0.0/24'), 25, 2)).toThrow();
  expect(() => nth(prefix4('10.0.0.0/24'), 25, -1)).toThrow();
});

test('the edges of the address space are blocks like others', () => {
  const all = prefix4('0.0.0.0/0');
  expect(subtract(all, [prefix('128.0.0.0/1')]).map(formatPrefix)).toEqual(['0.0.0.0/1']);
  expect(subtract(all, [all])).toEqual([]);
  expect(firstFree(all, [prefix4('0.0.0.0/1'), prefix4('128.0.0.0/1')], 32)).toBeUndefined();
  expect(summarize([prefix('0.0.0.0/1'), prefix('128.0.0.0/1'), prefix('::/1')]).map(formatPrefix)).toEqual([
    '0.0.0.0/0',
    '::/1',
  ]);
});
