import { expect, test } from 'vitest';
import * as fc from 'fast-check';
import { forAll } from '@/tests/support/for-all';
import { inOrder } from './in-order';

type Thing = { a: { b: number[] }[]; c: string; d: bigint };
const thing: fc.Arbitrary<Thing> = fc.record({
  a: fc.array(fc.record({ b: fc.array(fc.nat(2), { maxLength: 3 }) }), { maxLength: 3 }),
  c: fc.constantFrom('x', 'y'),
  d: fc.constantFrom(0n, 1n << 100n),
});
const turned = ({ a, ...rest }: Thing): Thing => ({
  a: a.map(({ b }) => ({ b: [...b].reverse() })).reverse(),
  ...rest,
});

test('lists in any order, inside of lists too, become one list', () => {
  forAll(
    [fc.array(thing, { maxLength: 5 })],
    (list) => {
      expect(inOrder({ list: list.map(turned).reverse() })).toEqual(inOrder({ list: structuredClone(list) }));
    },
    300,
  );
});

test('things that are not alike stay so', () => {
  const list = [{ a: ['1', '2'] }, { a: ['1,2'] }, { a: [] }, { a: null }];
  expect(inOrder({ list: structuredClone(list) }).list).toHaveLength(4);
  expect(new Set(inOrder({ list }).list.map((one) => JSON.stringify(one))).size).toBe(4);
});

test('an order that means something is kept', () => {
  const list = [{ cidrs4: [2, 1], addresses: [{ n: 2 }, { n: 1 }], interfaces: ['b', 'a'], others: [2, 1] }];
  expect(inOrder({ list }).list).toEqual([
    { cidrs4: [2, 1], addresses: [{ n: 2 }, { n: 1 }], interfaces: ['b', 'a'], others: [1, 2] },
  ]);
});
