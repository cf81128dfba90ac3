import { describe, expect, test } from 'vitest';
import { prefix4 } from '@/lib/core/net/prefix';
import { bentRules } from './beliefs';
import { mayPeer, resolvesAcross, type PeeringCandidate } from './peering';
import { awsRules } from './rules';
import type { PeeringConnection } from './topology/gateways';
import type { Known } from './topology/known';

const vpc = (id: string, cidrs: string[], subnets: string[] = []): PeeringCandidate => ({
  id,
  cidrs4: cidrs.map(prefix4),
  subnets4: subnets.map(prefix4),
});
const peering = (
  [requester, accepter]: [string, string],
  status: PeeringConnection['status'] = 'active',
  [here, there]: [Known<boolean>, Known<boolean>] = [false, false],
): PeeringConnection => ({
  id: 'pcx-0a1',
  status,
  requester: { vpc: requester, region: 'us-east-1', resolvesDns: here },
  accepter: { vpc: accepter, region: 'us-east-1', resolvesDns: there },
});

// https://docs.aws.amazon.com/vpc/latest/peering/vpc-peering-basics.html, limitations: VPCs with matching or overlapping
// IPv4 blocks, and one block of several that does.
describe.each([
  ['matching blocks', vpc('vpc-a', ['10.0.0.0/16']), vpc('vpc-b', ['10.0.0.0/16']), false],
  ['a block inside the other’s', vpc('vpc-a', ['10.0.0.0/16']), vpc('vpc-b', ['10.0.128.0/20']), false],
  [
    'one of several blocks that overlap',
    vpc('vpc-a', ['10.0.0.0/16', '10.2.0.0/16']),
    vpc('vpc-b', ['10.1.0.0/16', '10.2.0.0/16']),
    false,
  ],
  ['blocks side by side', vpc('vpc-a', ['10.0.0.0/16']), vpc('vpc-b', ['10.1.0.0/16']), true],
])('%s', (_, a, b, allowed) => {
  test(`${allowed ? 'can' : 'cannot'} be peered, whichever side asks`, () => {
    expect(mayPeer(a, b, [], awsRules).allowed).toBe(allowed);
    expect(mayPeer(b, a, [], awsRules).allowed).toBe(allowed);
  });
});

test('the blocks that overlap are named', () => {
  const verdict = mayPeer(
    vpc('vpc-a', ['10.0.0.0/16', '10.2.0.0/16']),
    vpc('vpc-b', ['10.2.3.0/24']),
    [],
    awsRules,
  );
  expect(verdict).toEqual({
    allowed: false,
    because: 'OVERLAPPING_BLOCKS',
    overlap: [prefix4('10.2.0.0/16'), prefix4('10.2.3.0/24')],
  });
});

test('there is one peering for a pair, and what was deleted or refused does not count', () => {
  const [a, b] = [vpc('vpc-a', ['10.0.0.0/16']), vpc('vpc-b', ['10.1.0.0/16'])];
  for (const status of ['active', 'pending-acceptance', 'provisioning'] as const)
    expect(mayPeer(a, b, [peering(['vpc-b', 'vpc-a'], status)], awsRules)).toEqual({
      allowed: false,
      because: 'ALREADY_PEERED',
    });
  for (const status of ['deleted', 'rejected', 'failed', 'expired'] as const)
    expect(mayPeer(a, b, [peering(['vpc-a', 'vpc-b'], status)], awsRules).allowed).toBe(true);
  expect(mayPeer(a, b, [peering(['vpc-a', 'vpc-c'])], awsRules).allowed).toBe(true);
});

test('no VPC is peered with itself', () => {
  const a = vpc('vpc-a', ['10.0.0.0/16']);
  expect(mayPeer(a, a, [], awsRules)).toEqual({ allowed: false, because: 'SAME_VPC' });
});

test('who compares used blocks only peers VPCs whose overlap holds no subnet', () => {
  const a = vpc('vpc-a', ['10.0.0.0/16', '10.2.0.0/16'], ['10.0.0.0/24']);
  const b = vpc('vpc-b', ['10.1.0.0/16', '10.2.0.0/16'], ['10.1.0.0/24']);
  expect(mayPeer(a, b, [], awsRules).allowed).toBe(false);
  expect(mayPeer(a, b, [], bentRules('M28')).allowed).toBe(true);
  const used = vpc('vpc-b', ['10.2.0.0/16'], ['10.2.1.0/24']);
  expect(mayPeer({ ...a, subnets4: [prefix4('10.2.0.0/20')] }, used, [], bentRules('M28')).allowed).toBe(
    false,
  );
});

test('who compares primary blocks only peers VPCs whose other blocks overlap', () => {
  const a = vpc('vpc-a', ['10.0.0.0/16', '10.2.0.0/16']);
  const b = vpc('vpc-b', ['10.1.0.0/16', '10.2.0.0/16']);
  expect(mayPeer(a, b, [], bentRules('M63c')).allowed).toBe(true);
  expect(mayPeer(a, vpc('vpc-b', ['10.0.1.0/24']), [], bentRules('M63c')).allowed).toBe(false);
});

test('names cross an active peering when the option is on for the side that is asked about', () => {
  const on = peering(['vpc-a', 'vpc-b'], 'active', [true, false]);
  expect([resolvesAcross(on, 'vpc-a'), resolvesAcross(on, 'vpc-b')]).toEqual([true, false]);
  expect(resolvesAcross(on, 'vpc-c')).toBe(false);
  expect(resolvesAcross({ ...on, status: 'pending-acceptance' }, 'vpc-a')).toBe(false);
  expect(resolvesAcross(peering(['vpc-a', 'vpc-b'], 'active', ['unknown', true]), 'vpc-a')).toBe('unknown');
});
