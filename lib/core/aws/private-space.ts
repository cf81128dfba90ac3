import type { Prefix4 } from '@/lib/core/net/prefix';

/** What drawing needs of the dice. */
type Dice = { int(least: number, most: number): number };

const ranges = [
  { network: 0x0a000000, length: 8 },
  { network: 0xac100000, length: 12 },
  { network: 0xc0a80000, length: 16 },
] as const;

/** The three private ranges of RFC 1918. */
export const privateRanges: readonly Prefix4[] = ranges.map(({ network, length }) => ({
  family: 4,
  network,
  length,
}));

/** Any block of that length, 16 or longer, in RFC 1918 space; half of them in 10.0.0.0/8. */
export function drawPrivateBlock(dice: Dice, length: number): Prefix4 {
  const range = privateRanges[Math.max(0, dice.int(-1, 2))] as Prefix4;
  return drawBlockIn(dice, range, length);
}

/** Any block of that length inside another. */
export function drawBlockIn(dice: Dice, range: Prefix4, length: number): Prefix4 {
  const at = dice.int(0, 2 ** (length - range.length) - 1);
  return { family: 4, network: range.network + at * 2 ** (32 - length), length };
}
