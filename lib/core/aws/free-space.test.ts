import { expect, test } from 'vitest';
import * as fc from 'fast-check';
import { subtract } from '@/lib/core/net/blocks';
import { prefix4, type Prefix4 } from '@/lib/core/net/prefix';
import { forAll } from '@/tests/support/for-all';
import { blocksOf, gapsIn, largestFree } from './free-space';
import { awsRules } from './rules';

const vpc = prefix4('10.0.0.0/20');
const subnet = fc
  .integer({ min: 20, max: 28 })
  .chain((length) =>
    fc
      .nat(2 ** (length - 20) - 1)
      .map((at): Prefix4 => ({ family: 4, network: vpc.network + at * 2 ** (32 - length), length })),
  );

test('the gaps, cut into blocks, are what subtracting leaves', () => {
  forAll(
    [fc.array(subnet, { maxLength: 8 })],
    (taken) => {
      expect(gapsIn(vpc, taken).flatMap(blocksOf)).toEqual(subtract(vpc, taken));
    },
    300,
  );
});

test('the largest free block is the first of the largest', () => {
  forAll(
    [fc.array(subnet, { maxLength: 8 })],
    (taken) => {
      const free = subtract(vpc, taken);
      const most = Math.min(...free.map(({ length }) => length));
      expect(largestFree(vpc, taken, awsRules)).toEqual(free.find(({ length }) => length === most));
    },
    300,
  );
});

test('the whole address space is one gap and one block', () => {
  expect(gapsIn(prefix4('0.0.0.0/0'), []).flatMap(blocksOf)).toEqual([prefix4('0.0.0.0/0')]);
});
