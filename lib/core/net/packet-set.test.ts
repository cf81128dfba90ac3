import { expect, test } from 'vitest';
import * as fc from 'fast-check';
import { forAll } from '@/tests/support/for-all';
import { merged } from './merge';
import type { Packet } from './packet';
import {
  contains,
  countOf,
  intersect,
  isEmpty,
  painted,
  sample,
  sampleOutside,
  subtract,
  union,
  type PacketSet,
} from './packet-set';
import { everyPacket, type Region } from './region';

type Span = { from: number; to: number };
const spanOf = (most: number): fc.Arbitrary<Span> =>
  fc.tuple(fc.nat(most), fc.nat(most)).map(([a, b]) => ({ from: Math.min(a, b), to: Math.max(a, b) }));

// Few values, so that regions meet, touch and lie inside each other; the ends of every axis are among them.
const axis = (ends: number[]): fc.Arbitrary<Span> =>
  spanOf(ends.length - 1).map(({ from, to }) => ({ from: ends[from] ?? 0, to: ends[to] ?? 0 }));
const ports = axis([0, 1, 2, 80, 443, 65534, 65535]);
const bytes = axis([0, 1, 8, 254, 255]);
const whole = (span: Span, most: number): boolean => span.from === 0 && span.to === most;

/** What a protocol carries, in part or, as null, all of it. */
const carried = fc.oneof(
  axis([0, 1, 5, 6, 7, 17, 58, 255]).map((protocols) => ({ protocols, carries: null })),
  fc.record({ protocol: fc.constantFrom(6, 17), x: ports, y: ports }).map(({ protocol, x, y }) => ({
    protocols: { from: protocol, to: protocol },
    carries: whole(x, 65535) && whole(y, 65535) ? null : { x, y },
  })),
  fc.record({ protocol: fc.constantFrom(1, 58), x: bytes, y: bytes }).map(({ protocol, x, y }) => ({
    protocols: { from: protocol, to: protocol },
    carries: whole(x, 255) && whole(y, 255) ? null : { x, y },
  })),
);

const last6 = (1n << 128n) - 1n;
/** Small numbers are the first IPv6 addresses, the others the last. */
const six = (one: number): bigint => (one < 4 ? BigInt(one) : last6 - BigInt(6 - one));
const region4: fc.Arbitrary<Region> = fc
  .record({
    source: axis([0, 1, 2, 3, 0x7fffffff, 0x80000000, 0xffffffff]),
    destination: axis([0, 1, 0xfffffffe, 0xffffffff]),
    rest: carried,
  })
  .map(({ source, destination, rest }) => ({ family: 4 as const, source, destination, ...rest }));
const region6: fc.Arbitrary<Region> = fc
  .record({ source: spanOf(6), destination: spanOf(6), rest: carried })
  .map(({ source, destination, rest }) => ({
    family: 6 as const,
    source: { from: six(source.from), to: six(source.to) },
    destination: { from: six(destination.from), to: six(destination.to) },
    ...rest,
  }));
const anyRegion = fc.oneof({ weight: 3, arbitrary: region4 }, { weight: 1, arbitrary: region6 });
const anyRegions = fc.array(anyRegion, { maxLength: 5 });

function setOf(regions: readonly Region[]): PacketSet {
  return regions.reduce<PacketSet>((set, one) => union(set, [one]), []);
}

/** A packet as five numbers, told in or out of a region by comparing them; shares nothing with the algebra. */
type Point = { family: 4 | 6; s: bigint; d: bigint; p: number; x: number; y: number };

function isIn(region: Region, { family, s, d, p, x, y }: Point): boolean {
  if (region.family !== family) return false;
  if (s < region.source.from || s > region.source.to) return false;
  if (d < region.destination.from || d > region.destination.to) return false;
  if (p < region.protocols.from || p > region.protocols.to) return false;
  const box = region.carries;
  return !box || !(x < box.x.from || x > box.x.to || y < box.y.from || y > box.y.to);
}

/** First, last, one before and one behind of every axis of every region, thrown together by the dice. */
function edges(regions: readonly Region[], dice: readonly number[]): Point[] {
  const near = (spans: { from: number | bigint; to: number | bigint }[], most: bigint): bigint[] =>
    [
      0n,
      most,
      ...spans.flatMap(({ from, to }) => [BigInt(from) - 1n, BigInt(from), BigInt(to), BigInt(to) + 1n]),
    ].filter((one) => one >= 0n && one <= most);
  let at = 0;
  const pick = <T>(of: T[]): T => of[(dice[at++ % dice.length] ?? 0) % of.length] as T;
  return [4 as const, 6 as const].flatMap((family) => {
    const mine = regions.filter((one) => one.family === family);
    const most = family === 4 ? 0xffffffffn : last6;
    const sources = near(
      mine.map((one) => one.source),
      most,
    );
    const destinations = near(
      mine.map((one) => one.destination),
      most,
    );
    const protocols = [
      ...near(
        mine.map((one) => one.protocols),
        255n,
      ).map(Number),
      1,
      6,
      17,
      58,
    ];
    const boxes = mine.flatMap((one) => one.carries ?? []);
    return Array.from({ length: 120 }, (): Point => {
      const p = pick(protocols);
      const carries = p === 6 || p === 17 ? 65535n : p === 1 || p === 58 ? 255n : 0n;
      return {
        ...{ family, s: pick(sources), d: pick(destinations), p },
        x: Number(
          pick(
            near(
              boxes.map((one) => one.x),
              carries,
            ),
          ),
        ),
        y: Number(
          pick(
            near(
              boxes.map((one) => one.y),
              carries,
            ),
          ),
        ),
      };
    });
  });
}

function packetOf({ family, s, d, p, x, y }: Point): Packet {
  const ends =
    family === 4
      ? { source: { family, value: Number(s) }, destination: { family, value: Number(d) } }
      : { source: { family, value: s }, destination: { family, value: d } };
  const isIcmp = p === 1 || p === 58;
  return {
    ...ends,
    protocol: p,
    sourcePort: isIcmp ? 0 : x,
    destinationPort: isIcmp ? 0 : y,
    ...(isIcmp ? { icmp: { type: x, code: y } } : {}),
  };
}

const anyDice = fc.array(fc.nat(9999), { minLength: 97, maxLength: 97 });

/** The points at which a set is not what it should be. */
function wrongAt(set: PacketSet, points: readonly Point[], want: (point: Point) => boolean): Point[] {
  return points.filter((point) => contains(set, packetOf(point)) !== want(point));
}

test('union, intersection and difference hold exactly the packets they should, on every boundary', () => {
  forAll(
    [anyRegions, anyRegions, anyDice],
    (a, b, dice) => {
      const points = edges([...a, ...b], dice);
      const inA = (point: Point): boolean => a.some((one) => isIn(one, point));
      const inB = (point: Point): boolean => b.some((one) => isIn(one, point));
      const [setA, setB] = [setOf(a), setOf(b)];
      expect(wrongAt(setA, points, inA)).toEqual([]);
      expect(wrongAt(union(setA, setB), points, (one) => inA(one) || inB(one))).toEqual([]);
      expect(wrongAt(intersect(setA, setB), points, (one) => inA(one) && inB(one))).toEqual([]);
      expect(wrongAt(subtract(setA, setB), points, (one) => inA(one) && !inB(one))).toEqual([]);
    },
    150,
  );
});

test('painting over a set adds or removes exactly what was painted', () => {
  forAll(
    [anyRegions, anyRegion, fc.boolean(), anyDice],
    (a, brush, inside, dice) => {
      const want = (point: Point): boolean =>
        isIn(brush, point) ? inside : a.some((one) => isIn(one, point));
      const set = painted(setOf(a), brush, inside);
      expect(wrongAt(set, edges([...a, brush], dice), want)).toEqual([]);
      expect(overlapping(set)).toEqual([]);
    },
    150,
  );
});

/** Pairs of regions that share a packet: on every axis the later start is not behind the earlier end. */
function overlapping(set: PacketSet): [Region, Region][] {
  const spans = ({ source, destination, protocols, carries }: Region): (number | bigint)[][] =>
    [source, destination, protocols, ...(carries ? [carries.x, carries.y] : [])].map(({ from, to }) => [
      from,
      to,
    ]);
  const found: [Region, Region][] = [];
  set.forEach((a, at) =>
    set.slice(at + 1).forEach((b) => {
      if (a.family !== b.family) return;
      const [left, right] = [spans(a), spans(b)];
      // A region without ports has them all, so only the axes that both have can part the two.
      const apart = left.some(([from = 0, to = 0], axisAt) => {
        const [otherFrom = from, otherTo = to] = right[axisAt] ?? [];
        return from > otherTo || otherFrom > to;
      });
      if (!apart) found.push([a, b]);
    }),
  );
  return found;
}

test('no two regions of a set share a packet, and what is less than everything belongs to one protocol', () => {
  forAll(
    [anyRegions, anyRegions],
    (a, b) => {
      const [setA, setB] = [setOf(a), setOf(b)];
      for (const set of [setA, union(setA, setB), intersect(setA, setB), subtract(setA, setB)]) {
        expect(overlapping(set)).toEqual([]);
        const odd = set.filter(({ carries, protocols }) => carries && protocols.from !== protocols.to);
        expect(odd).toEqual([]);
      }
    },
    200,
  );
});

test('counts add up as those of sets do', () => {
  forAll(
    [anyRegions, anyRegions],
    (a, b) => {
      const [setA, setB] = [setOf(a), setOf(b)];
      const both = countOf(intersect(setA, setB));
      expect(countOf(union(setA, setB))).toBe(countOf(setA) + countOf(setB) - both);
      expect(countOf(subtract(setA, setB))).toBe(countOf(setA) - both);
    },
    200,
  );
});

test('a set counts as many packets as there are, one by one', () => {
  const small = fc
    .record({
      source: spanOf(3),
      destination: spanOf(2),
      rest: fc.oneof(
        fc.constantFrom({ from: 2, to: 3 }, { from: 4, to: 5 }, { from: 3, to: 3 }).map((protocols) => ({
          protocols,
          carries: null,
        })),
        fc.tuple(fc.constantFrom(1, 6, 17), spanOf(2), spanOf(3)).map(([p, x, y]) => ({
          protocols: { from: p, to: p },
          carries: { x, y },
        })),
      ),
    })
    .map(({ source, destination, rest }): Region => ({ family: 4, source, destination, ...rest }));
  forAll([fc.array(small, { maxLength: 5 })], (regions) => {
    let seen = 0n;
    for (let s = 0n; s < 5n; s++)
      for (let d = 0n; d < 4n; d++)
        for (const p of [1, 2, 3, 4, 5, 6, 17])
          for (let cell = 0; cell < (p > 1 && p < 6 ? 1 : 20); cell++) {
            const point = { family: 4 as const, s, d, p, x: cell % 4, y: Math.floor(cell / 4) };
            if (regions.some((one) => isIn(one, point))) seen++;
          }
    expect(countOf(setOf(regions))).toBe(seen);
  });
});

// Addresses × addresses × (252 protocols that carry nothing, two with 65,536² pairs of ports, two with 256² kinds).
test('there are as many packets as the headers allow', () => {
  const rest = 252n + 2n * 65536n ** 2n + 2n * 256n ** 2n;
  expect(countOf([everyPacket[0]])).toBe(2n ** 64n * rest);
  expect(countOf([everyPacket[1]])).toBe(2n ** 256n * rest);
});

test('a sample lies in its set, and only the empty set has none', () => {
  forAll(
    [anyRegions, anyRegions],
    (a, b) => {
      const [setA, setB] = [setOf(a), setOf(b)];
      const left = subtract(setA, setB);
      const found = sample(left);
      expect(found === null).toBe(isEmpty(left));
      expect(isEmpty(left)).toBe(countOf(left) === 0n);
      if (found) expect([contains(setA, found), contains(setB, found)]).toEqual([true, false]);
      const outside = sampleOutside(setA, setB);
      expect(outside === null).toBe(isEmpty(left));
      if (outside) expect([contains(setA, outside), contains(setB, outside)]).toEqual([true, false]);
    },
    200,
  );
});

test('a sample is an ordinary packet where there is one', () => {
  expect(sample(everyPacket)).toMatchObject({ protocol: 6, sourcePort: 49152, destinationPort: 443 });
  const ping = { ...everyPacket[0], protocols: { from: 0, to: 5 } };
  expect(sample([ping])).toMatchObject({ protocol: 1, icmp: { type: 8, code: 0 } });
  const rest = { ...everyPacket[1], protocols: { from: 59, to: 255 } };
  expect(sample([rest])).toEqual({
    source: { family: 6, value: 0n },
    destination: { family: 6, value: 0n },
    ...{ protocol: 59, sourcePort: 0, destinationPort: 0 },
  });
});

test('taking a set from everything twice gives the set back', () => {
  forAll([anyRegions], (regions) => {
    const set = setOf(regions);
    const back = subtract(everyPacket, subtract(everyPacket, set));
    expect([subtract(back, set), subtract(set, back)]).toEqual([[], []]);
  });
});

test('what was cut apart becomes one region again', () => {
  forAll(
    [anyRegion, anyRegions],
    (region, cuts) => {
      const pieces = cuts.reduce<Region[]>(
        (all, cut) => all.flatMap((one) => [...intersect([one], [cut]), ...subtract([one], [cut])]),
        [region],
      );
      const again = merged(pieces);
      expect(countOf(again)).toBe(countOf([region]));
      expect(again.length).toBeLessThanOrEqual(pieces.length);
      if (cuts.length === 1) expect(again).toEqual([region]);
    },
    200,
  );
});

test('ports of TCP are not mixed up with the same ports of UDP', () => {
  const web = { x: { from: 0, to: 65535 }, y: { from: 80, to: 80 } };
  const both = [6, 17].map((p): Region => ({
    ...everyPacket[0],
    protocols: { from: p, to: p },
    carries: web,
  }));
  expect(merged(both)).toEqual(both);
});

test('nobody can say where ICMP without type and code lies', () => {
  const echo = { x: { from: 8, to: 8 }, y: { from: 0, to: 255 } };
  const set: PacketSet = [{ ...everyPacket[0], protocols: { from: 1, to: 1 }, carries: echo }];
  const ends = { source: { family: 4 as const, value: 1 }, destination: { family: 4 as const, value: 2 } };
  expect(() => contains(set, { ...ends, protocol: 1, sourcePort: 0, destinationPort: 0 })).toThrow(
    'without type and code',
  );
});
