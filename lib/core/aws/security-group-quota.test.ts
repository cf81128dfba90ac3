import { expect, test } from 'vitest';
import { everyPort } from '@/lib/core/net/port-range';
import { prefix } from '@/lib/core/net/prefix';
import { quotaUsed, ruleCost } from './security-group-quota';
import type { RulePeer, SecurityGroupRule } from './security-group';

const from = (peer: RulePeer): SecurityGroupRule => ({ protocol: 'all', ports: everyPort, peer });
const listed = (id: string) => from({ kind: 'prefix-list', id });
const block = from({ kind: 'cidr', prefix: prefix('10.0.0.0/8') });
const lists = [
  { id: 'pl-own', owner: 'customer', maxEntries: 20 },
  { id: 'pl-aws', owner: 'aws', weight: 55 },
  { id: 'pl-new', owner: 'aws' },
] as const;

// https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html: a list of one's own with a maximum of 20
// entries counts as 20 rules, however many it holds; one of AWS's by its weight, 55 for CloudFront's
// (https://docs.aws.amazon.com/vpc/latest/userguide/working-with-aws-managed-prefix-lists.html).
test.each([
  ['a block', block, 1],
  ['a group', from({ kind: 'group', id: 'sg-0a1' }), 1],
  ['a list of one’s own', listed('pl-own'), 20],
  ['one of AWS’s lists', listed('pl-aws'), 55],
  ['a list whose weight is not known', listed('pl-new'), 'unknown'],
  ['a list that is not there', listed('pl-gone'), 'unknown'],
] as const)('%s counts %s', (_, rule, cost) => {
  expect(ruleCost(rule, lists)).toBe(cost);
});

test('a group’s rules count together, and one unknown cost makes the sum unknown', () => {
  expect(quotaUsed([], lists)).toBe(0);
  expect(quotaUsed([block, listed('pl-own'), listed('pl-aws')], lists)).toBe(76);
  expect(quotaUsed([listed('pl-new'), block], lists)).toBe('unknown');
});
