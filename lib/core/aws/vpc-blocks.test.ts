import { expect, test } from 'vitest';
import { prefix4 } from '@/lib/core/net/prefix';
import { awsRules } from './rules';
import { bentRules } from './beliefs';
import { refusalOf, refusalsOf, vpcOf } from './vpc-blocks';

function refusals(
  blocks: string[],
  block: string,
  more: Partial<Record<'peers' | 'routes' | 'removed', string[]>> = {},
): string {
  const extra = Object.fromEntries(Object.entries(more).map(([name, list]) => [name, list.map(prefix4)]));
  return refusalsOf({ ...vpcOf(blocks.map(prefix4)), ...extra }, prefix4(block), awsRules).join(' ') || 'yes';
}

// https://docs.aws.amazon.com/vpc/latest/userguide/vpc-cidr-blocks.html#add-cidr-block-restrictions
test.each([
  ['10.2.0.0/16', '10.3.0.0/16', 'yes'],
  ['10.2.0.0/16', '10.0.0.0/16', 'yes'],
  ['10.1.0.0/16', '10.0.0.0/16', 'kept-back'],
  ['10.0.0.0/20', '10.0.128.0/20', 'kept-back'],
  ['10.0.0.0/16', '172.16.0.0/16', 'other-range'],
  ['10.0.0.0/16', '192.168.0.0/24', 'other-range'],
  ['10.0.0.0/16', '198.19.0.0/16', 'other-range'],
  ['10.0.0.0/16', '198.18.0.0/16', 'yes'],
  ['10.0.0.0/16', '100.64.0.0/16', 'yes'],
  ['10.0.0.0/16', '203.0.113.0/24', 'yes'],
  ['172.16.0.0/16', '172.17.0.0/16', 'yes'],
  ['172.16.0.0/16', '172.31.4.0/24', 'kept-back'],
  ['172.16.0.0/16', '172.32.0.0/16', 'yes'],
  ['172.16.0.0/16', '10.0.0.0/16', 'other-range'],
  ['172.16.0.0/16', '192.168.4.0/24', 'other-range'],
  ['192.168.0.0/20', '192.168.16.0/20', 'yes'],
  ['192.168.0.0/20', '10.0.0.0/16', 'other-range'],
  ['192.168.0.0/20', '172.31.0.0/16', 'other-range'],
  ['198.19.0.0/20', '10.0.0.0/16', 'other-range'],
  ['198.19.0.0/20', '198.19.16.0/20', 'yes'],
  ['100.64.0.0/16', '10.0.0.0/16', 'other-range'],
  ['100.64.0.0/16', '198.19.0.0/16', 'other-range'],
  ['100.64.0.0/16', '100.65.0.0/16', 'yes'],
  ['10.4.0.0/16', '127.0.0.0/16', 'special-range'],
  ['10.4.0.0/16', '169.254.8.0/24', 'special-range'],
  ['10.4.0.0/16', '224.0.0.0/16', 'special-range'],
  ['10.4.0.0/16', '0.1.0.0/16', 'special-range'],
  ['10.4.0.0/16', '10.16.0.0/15', 'size'],
  ['10.4.0.0/16', '10.16.0.0/29', 'size'],
  ['10.4.0.0/16', '10.4.8.0/24', 'overlap'],
])('beside %s, %s: %s', (primary, block, want) => {
  expect(refusals([primary], block)).toBe(want);
});

// The same page: not equal to or larger than the destination of a route, smaller is fine; peers; five blocks by default.
test('routes, peers, removed blocks and the quota', () => {
  const vpc = ['10.4.0.0/16'];
  expect(refusals(vpc, '10.16.0.0/24', { routes: ['10.16.0.0/24'] })).toBe('route');
  expect(refusals(vpc, '10.16.0.0/24', { routes: ['10.16.0.128/25'] })).toBe('route');
  expect(refusals(vpc, '10.16.0.0/25', { routes: ['10.16.0.0/24'] })).toBe('yes');
  expect(refusals(vpc, '10.16.0.0/24', { peers: ['10.16.0.0/16'] })).toBe('peer');
  expect(refusals(vpc, '10.16.0.0/24', { removed: ['10.16.0.0/16'] })).toBe('yes');
  const five = [4, 5, 6, 7, 8].map((octet) => `10.${octet}.0.0/16`);
  expect(refusals(five.slice(1), '10.16.0.0/24')).toBe('yes');
  expect(refusals(five, '10.16.0.0/24')).toBe('quota');
});

// The same page: a requester waits for pending-acceptance whatever it adds, an accepter does not; only active peerings are compared.
test.each([
  ['requester', '10.16.0.0/24', '10.32.0.0/24', 'pending'],
  ['requester', '10.16.0.0/24', '10.16.0.0/24', 'pending'],
  ['accepter', '10.16.0.0/24', '10.32.0.0/24', null],
  ['accepter', '10.16.0.0/24', '10.16.0.0/16', null],
] as const)('as %s of a pending peering, %s beside %s: %s', (role, block, other, want) => {
  const space = { ...vpcOf([prefix4('10.4.0.0/16')]), pending: { role, blocks: [prefix4(other)] } };
  expect(refusalOf(space, prefix4(block), awsRules)).toBe(want);
  expect(refusalOf(space, prefix4(block), bentRules('M95'))).toBe(null);
  expect(refusalOf(space, prefix4(block), bentRules('M96'))).toBe(
    role === 'requester' ? 'pending' : 'accepter',
  );
});

// The same page: VPCs on one Direct Connect gateway must not overlap.
test('a VPC on the same Direct Connect gateway is compared like a peer', () => {
  const space = { ...vpcOf([prefix4('10.4.0.0/16')]), gatewayVpcs: [prefix4('10.16.0.0/16')] };
  expect(refusalOf(space, prefix4('10.16.8.0/24'), awsRules)).toBe('gateway');
  expect(refusalOf(space, prefix4('10.17.8.0/24'), awsRules)).toBe(null);
  expect(refusalOf(space, prefix4('10.16.8.0/24'), bentRules('M98'))).toBe(null);
});
