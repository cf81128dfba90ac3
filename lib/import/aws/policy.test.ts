import { expect, test } from 'vitest';
import { policyOf } from './policy';

const of = (statement: object) =>
  policyOf(JSON.stringify({ Version: '2012-10-17', Statement: statement }), 'gateway');
const all = { Effect: 'Allow', Principal: '*', Action: '*', Resource: '*' };

test('the policy that every endpoint starts with is full access', () => {
  expect(of([all])).toBe('full-access');
  expect(of(all)).toBe('full-access');
  expect(of([{ ...all, Principal: { AWS: '*' } }])).toBe('full-access');
});

test('statements come over as they are', () => {
  expect(
    of([all, { ...all, Sid: 'no', Effect: 'Deny', Action: ['s3:Put*'], Resource: ['arn:aws:s3:::a/*'] }]),
  ).toEqual([
    { effect: 'allow', principals: ['*'], actions: ['*'], resources: ['*'] },
    { effect: 'deny', principals: ['*'], actions: ['s3:Put*'], resources: ['arn:aws:s3:::a/*'] },
  ]);
});

test.each([
  [{ ...all, Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-1' } } }],
  [{ Effect: 'Allow', Principal: '*', NotAction: 's3:*', Resource: '*' }],
  [{ ...all, NotPrincipal: '*' }],
  [{ ...all, Principal: { Service: 'ec2.amazonaws.com' } }],
  [{ ...all, Effect: 'Maybe' }],
])('%j says more than can be judged, and is unknown', (statement) => {
  expect(of(statement)).toBe('unknown');
});

test('text that is no policy is unknown; none is full access, but at a gateway endpoint', () => {
  expect(policyOf('{', 'interface')).toBe('unknown');
  expect(policyOf('[]', 'interface')).toBe('unknown');
  expect(policyOf(null, 'interface')).toBe('full-access');
  expect(policyOf(undefined, 'gateway')).toBe('unknown');
});
