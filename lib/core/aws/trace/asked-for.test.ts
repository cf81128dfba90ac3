import { expect, test } from 'vitest';
import type { Incomplete } from '@/lib/core/aws/topology/known';
import { callFor } from './asked-for';

const gap = (what: string, says: string, id?: string): Incomplete => ({
  ...{ what, says, why: 'missing' },
  ...(id === undefined ? {} : { id }),
});
const incomplete = [
  gap('routeTables', 'No route tables were given: aws ec2 describe-route-tables.'),
  gap('networkAcls', 'No network ACLs were given: aws ec2 describe-network-acls.'),
  gap('loadBalancers', 'The attributes of lb-1 were not given: aws elbv2 of-attributes.', 'lb-1'),
  gap('loadBalancers', 'The listeners of lb-1 were not given: aws elbv2 of-listeners.', 'lb-1'),
  gap('natGateways', 'nat-2 is named and was not given: aws ec2 describe-nat-gateways.', 'nat-2'),
  gap('subnets', 'Somebody took it away.'),
];

test.each([
  ['a subnet lacks what the rule reads', 'subnet', 'subnet-1', 'R41', 'aws ec2 describe-network-acls'],
  ['its other need', 'subnet', 'subnet-1', 'R10', 'aws ec2 describe-route-tables'],
  ['one of several gaps of one thing', 'load-balancer', 'lb-1', 'R87', 'aws elbv2 of-listeners'],
  ['a thing by its id', 'nat-gateway', 'nat-2', 'R30', 'aws ec2 describe-nat-gateways'],
  ['another of its kind, which is whole', 'nat-gateway', 'nat-1', 'R30', null],
  ['what no call gives', 'subnet', 'subnet-1', 'R19', null],
] as const)('%s', (_, kind, id, rule, call) => {
  expect(callFor({ incomplete }, { kind, id }, rule, `The listeners of ${id} were not given.`)).toBe(call);
});
