import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import type { RandomGenerator } from 'pure-rand/types/RandomGenerator';

/** The dice of one instance. Each parameter is drawn from its own named stream, so a new draw re-rolls nothing else. */
export type Random = { of(name: string): Stream };

/** One stream of dice. */
export type Stream = {
  /** A whole number from `least` to `most`, both included. */
  int(least: number, most: number): number;
  /** One of the things, each equally likely. */
  pick<T>(things: readonly T[]): T;
  /** The things in another order; the given list stays as it is. */
  shuffle<T>(things: readonly T[]): T[];
  /** `count` different ones of the things, in random order. */
  sample<T>(things: readonly T[], count: number): T[];
  /** True in `percent` of a hundred throws. */
  chance(percent: number): boolean;
};

/** The same text and seed give the same dice, on every machine. */
export function random(text: string, seed: number): Random {
  const base = hash(hash(0x811c9dc5 ^ seed, text), String(seed));
  return { of: (name) => stream(hash(base, name)) };
}

function stream(seed: number): Stream {
  let generator: RandomGenerator | undefined;
  const int = (least: number, most: number): number => {
    generator ??= xoroshiro128plus(seed);
    return uniformInt(generator, least, most);
  };
  const shuffle = <T>(things: readonly T[]): T[] => {
    const out = [...things];
    for (let i = out.length - 1; i > 0; i--) {
      const j = int(0, i);
      [out[i], out[j]] = [out[j] as T, out[i] as T];
    }
    return out;
  };
  return {
    int,
    shuffle,
    pick: (things) => {
      if (things.length === 0) throw new Error('nothing to pick from');
      return things[int(0, things.length - 1)] as (typeof things)[number];
    },
    sample: (things, count) => shuffle(things).slice(0, count),
    chance: (percent) => int(0, 99) < percent,
  };
}

/** FNV-1a over UTF-16 units, with murmur3's finaliser so that near names give far streams. */
function hash(start: number, text: string): number {
  let h = start | 0;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return h ^ (h >>> 16);
}
