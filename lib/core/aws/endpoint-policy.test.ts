import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { forAll } from '@/tests/support/for-all';
import { bentRules } from './beliefs';
import { accessThrough, evaluatePolicy, type Access } from './endpoint-policy';
import { awsRules } from './rules';
import type { PolicyStatement } from './topology/endpoint';

const reading = { principal: 'role/app', action: 's3:GetObject', resource: 'arn:aws:s3:::orders/2026/1' };
const statement = (
  effect: PolicyStatement['effect'],
  resources: string[] = ['*'],
  actions: string[] = ['*'],
  principals: string[] = ['*'],
): PolicyStatement => ({ effect, principals, actions, resources });
const allow = [statement('allow')];
const deny = [statement('deny')];
const own: Access = { endpoint: 'full-access', identity: allow, resource: [], sameAccount: true };

test.each([
  ['full access', 'ALLOWED', 'full-access'],
  ['nothing', 'IMPLICIT_DENY', []],
  ['an allow of everything', 'ALLOWED', allow],
  ['an allow of this bucket', 'ALLOWED', [statement('allow', ['arn:aws:s3:::orders/*'])]],
  [
    'an allow of two buckets',
    'ALLOWED',
    [statement('allow', ['arn:aws:s3:::bills/*', 'arn:aws:s3:::orders/*'])],
  ],
  ['an allow of another bucket', 'IMPLICIT_DENY', [statement('allow', ['arn:aws:s3:::bills/*'])]],
  ['an allow of the bare bucket', 'IMPLICIT_DENY', [statement('allow', ['arn:aws:s3:::orders'])]],
  ['an allow of all reading', 'ALLOWED', [statement('allow', ['*'], ['s3:Get*'])]],
  ['an allow of writing', 'IMPLICIT_DENY', [statement('allow', ['*'], ['s3:PutObject'])]],
  ['an allow for somebody else', 'IMPLICIT_DENY', [statement('allow', ['*'], ['*'], ['role/ops'])]],
  ['an allow and a deny', 'EXPLICIT_DENY', [...allow, ...deny]],
  ['a deny of another bucket', 'ALLOWED', [...allow, statement('deny', ['arn:aws:s3:::bills/*'])]],
] as const)('a policy with %s says %s', (_, result, policy) => {
  expect(evaluatePolicy(policy, reading)).toBe(result);
});

// https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-endpoints-access.html: the default allows everything, and a policy
// of the endpoint replaces no other policy.
test('with the endpoint’s default policy the caller’s own policy decides', () => {
  expect(accessThrough(own, reading, awsRules)).toEqual({ verdict: 'ALLOWED' });
  expect(accessThrough({ ...own, identity: [] }, reading, awsRules)).toEqual({
    verdict: 'ACCESS_DENIED',
    by: ['IDENTITY_POLICY', 'RESOURCE_POLICY'],
  });
});

test('an endpoint policy that names another bucket shuts this one', () => {
  const endpoint = [statement('allow', ['arn:aws:s3:::bills/*'])];
  expect(accessThrough({ ...own, endpoint }, reading, awsRules)).toEqual({
    verdict: 'ACCESS_DENIED',
    by: ['ENDPOINT_POLICY'],
  });
});

test('a deny wins, wherever it stands', () => {
  for (const [where, by] of [
    ['endpoint', 'ENDPOINT_POLICY'],
    ['identity', 'IDENTITY_POLICY'],
    ['resource', 'RESOURCE_POLICY'],
  ] as const)
    expect(accessThrough({ ...own, resource: allow, [where]: deny }, reading, awsRules)).toEqual({
      verdict: 'ACCESS_DENIED',
      by: [by],
    });
});

test('in one account the caller’s policy or the resource’s is enough, across accounts it takes both', () => {
  const resourceOnly = { ...own, identity: [], resource: allow };
  expect(accessThrough(resourceOnly, reading, awsRules).verdict).toBe('ALLOWED');
  expect(accessThrough({ ...resourceOnly, sameAccount: false }, reading, awsRules)).toEqual({
    verdict: 'ACCESS_DENIED',
    by: ['IDENTITY_POLICY'],
  });
  expect(accessThrough({ ...own, sameAccount: false }, reading, awsRules)).toEqual({
    verdict: 'ACCESS_DENIED',
    by: ['RESOURCE_POLICY'],
  });
  const both = { ...own, resource: allow, sameAccount: false };
  expect(accessThrough(both, reading, awsRules).verdict).toBe('ALLOWED');
});

const anyPolicy = fc.array(
  fc.record({
    effect: fc.constantFrom('allow' as const, 'deny' as const),
    principals: fc.constantFrom<string[][]>(['*'], ['role/app'], ['role/ops']),
    actions: fc.constantFrom<string[][]>(['*'], ['s3:Get*'], ['s3:PutObject']),
    resources: fc.constantFrom<string[][]>(['*'], ['arn:aws:s3:::orders/*'], ['arn:aws:s3:::bills/*']),
  }),
  { maxLength: 3 },
);

test('no endpoint policy allows what full access does not', () => {
  forAll([anyPolicy, anyPolicy, anyPolicy, fc.boolean()], (endpoint, identity, resource, sameAccount) => {
    const access = { endpoint, identity, resource, sameAccount };
    const open = accessThrough({ ...access, endpoint: 'full-access' }, reading, awsRules);
    if (open.verdict === 'ACCESS_DENIED')
      expect(accessThrough(access, reading, awsRules).verdict).toBe('ACCESS_DENIED');
  });
});

test('who takes the endpoint’s policy for a permission asks nobody else, but a deny', () => {
  const without = { ...own, identity: [] };
  expect(accessThrough(without, reading, bentRules('M40'))).toEqual({ verdict: 'ALLOWED' });
  expect(accessThrough({ ...without, endpoint: [] }, reading, bentRules('M40'))).toEqual({
    verdict: 'ACCESS_DENIED',
    by: ['ENDPOINT_POLICY'],
  });
  expect(accessThrough({ ...own, resource: deny }, reading, bentRules('M40')).verdict).toBe('ACCESS_DENIED');
});
