import { expect, test } from 'vitest';
import { formatPrefix, prefix4, size4 } from '@/lib/core/net/prefix';
import { halved, joined, moved, planOf, toggled, totals, type Plan } from './address-plan';

const plan = planOf(prefix4('10.30.0.0/21'), [23, 23, 24, 24]);
const shown = ({ parts }: Plan): string[] =>
  parts.map(({ block, taken }) => `${formatPrefix(block)}${taken ? '' : ' free'}`);

test('subnets stand one behind the other and the rest is free', () => {
  expect(shown(plan)).toEqual([
    '10.30.0.0/23',
    '10.30.2.0/23',
    '10.30.4.0/24',
    '10.30.5.0/24',
    '10.30.6.0/23 free',
  ]);
});

test('a subnet starts on a multiple of its own size, and the space before it stays free', () => {
  expect(shown(planOf(prefix4('10.0.0.0/24'), [28, 26]))).toEqual([
    '10.0.0.0/28',
    '10.0.0.16/28 free',
    '10.0.0.32/27 free',
    '10.0.0.64/26',
    '10.0.0.128/25 free',
  ]);
});

test('cutting and joining are each other’s inverse and never lose an address', () => {
  plan.parts.forEach((_, at) => {
    const cut = halved(plan, at);
    expect(cut.parts.reduce((all, { block }) => all + size4(block), 0)).toBe(2048);
    expect(joined(cut, at)).toEqual(plan);
    expect(joined(cut, at + 1)).toEqual(plan);
  });
});

test('a /28 cannot be cut and a block without its other half cannot be joined', () => {
  const small = planOf(prefix4('10.0.0.0/27'), [28]);
  expect(halved(small, 0)).toEqual(small);
  expect(joined(plan, 4)).toEqual(plan);
});

test('each subnet costs five addresses, and given back it is free again', () => {
  expect(totals(plan)).toEqual({
    subnets: 4,
    usable: 507 + 507 + 251 + 251,
    kept: 20,
    largestFree: prefix4('10.30.6.0/23'),
  });
  expect(totals(toggled(plan, 0)).usable).toBe(507 + 251 + 251);
});

test('a smaller VPC keeps the cuts and drops what falls below /28', () => {
  expect(shown(moved(plan, prefix4('172.16.0.0/25')))).toEqual([
    '172.16.0.0/27',
    '172.16.0.32/27',
    '172.16.0.64/28',
    '172.16.0.80/28',
    '172.16.0.96/27 free',
  ]);
  expect(shown(moved(plan, prefix4('172.16.0.0/27')))).toEqual(['172.16.0.0/27 free']);
});
