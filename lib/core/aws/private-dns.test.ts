import { expect, test } from 'vitest';
import { bentRules } from './beliefs';
import { resolveInstance, resolveService } from './private-dns';
import { awsRules } from './rules';
import type { PeeringConnection } from './topology/gateways';
import type { Known } from './topology/known';

const endpoint = { kind: 'interface', vpc: 'vpc-a', privateDns: true } as const;
const dns = (dnsSupport: Known<boolean>, dnsHostnames: Known<boolean>) => ({ dnsSupport, dnsHostnames });

// https://docs.aws.amazon.com/vpc/latest/privatelink/privatelink-access-aws-services.html: private DNS names need both
// attributes of the VPC.
test.each([
  [true, true, 'PRIVATE'],
  [true, false, 'PUBLIC'],
  [false, true, 'PUBLIC'],
  [false, false, 'PUBLIC'],
  ['unknown', true, 'unknown'],
  [true, 'unknown', 'unknown'],
  ['unknown', false, 'PUBLIC'],
] as const)('with DNS support %s and DNS hostnames %s a service’s name is %s', (support, hostnames, want) => {
  expect(resolveService(endpoint, dns(support, hostnames), 'vpc-a', awsRules)).toBe(want);
});

test('without the endpoint’s own option, and for other kinds of endpoint, the name stays public', () => {
  for (const other of [{ ...endpoint, privateDns: false }, { ...endpoint, kind: 'gateway' } as const])
    expect(resolveService(other, dns(true, true), 'vpc-a', awsRules)).toBe('PUBLIC');
});

test('only the VPC’s own resolver gives the private answer', () => {
  expect(resolveService(endpoint, dns(true, true), 'vpc-b', awsRules)).toBe('PUBLIC');
  expect(resolveService(endpoint, dns(true, true), null, awsRules)).toBe('PUBLIC');
  expect(resolveService(endpoint, dns(true, true), null, bentRules('M39b'))).toBe('PRIVATE');
});

test('who believes that the endpoint’s option is enough needs no DNS hostnames, but still DNS support', () => {
  expect(resolveService(endpoint, dns(true, false), 'vpc-a', bentRules('M39a'))).toBe('PRIVATE');
  expect(resolveService(endpoint, dns(false, false), 'vpc-a', bentRules('M39a'))).toBe('PUBLIC');
});

const side = (vpc: string, resolvesDns: Known<boolean>) => ({ vpc, region: 'us-east-1', resolvesDns });
const peering = (option: Known<boolean>): PeeringConnection => ({
  id: 'pcx-0a1',
  status: 'active',
  requester: side('vpc-b', true),
  accepter: side('vpc-a', option),
});
const vpc = { id: 'vpc-a', dnsSupport: true } as const;

test('an instance’s public name is private inside its VPC and public outside', () => {
  expect(resolveInstance(vpc, 'vpc-a', [])).toBe('PRIVATE');
  expect(resolveInstance({ ...vpc, dnsSupport: false }, 'vpc-a', [])).toBe('PUBLIC');
  expect(resolveInstance(vpc, 'vpc-b', [])).toBe('PUBLIC');
  expect(resolveInstance(vpc, null, [peering(true)])).toBe('PUBLIC');
});

test('a peer gets the private address with the option on, and another peer does not', () => {
  expect(resolveInstance(vpc, 'vpc-b', [peering(true)])).toBe('PRIVATE');
  expect(resolveInstance(vpc, 'vpc-b', [peering(false)])).toBe('PUBLIC');
  expect(resolveInstance(vpc, 'vpc-b', [peering('unknown')])).toBe('unknown');
  expect(resolveInstance(vpc, 'vpc-c', [peering(true)])).toBe('PUBLIC');
});
