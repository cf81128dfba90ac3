import { expect, test } from 'vitest';
import { ip } from '@/lib/core/net/ip';
import { prefix, prefix4 } from '@/lib/core/net/prefix';
import { tcp, udp } from '@/lib/core/net/protocol';
import { bentRules } from './beliefs';
import { hostService, isFiltered, mayRouteTo, type HostService } from './link-local';
import { awsRules } from './rules';

const seat = { primary: prefix4('10.0.0.0/16'), subnet: prefix4('10.0.3.0/24') };
const to = (address: string, destinationPort = 80, protocol = tcp, sourcePort = 40_000) =>
  hostService({ destination: ip(address), protocol, sourcePort, destinationPort }, seat);

// https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs-limitations.html and subnet-sizing.html, for a VPC of
// 10.0.0.0/16 and an instance in 10.0.3.0/24.
test.each<[string, HostService | null]>([
  ['169.254.169.254', 'instance-metadata'],
  ['fd00:ec2::254', 'instance-metadata'],
  ['169.254.169.253', 'dns'],
  ['fd00:ec2::253', 'dns'],
  ['10.0.0.2', 'dns'],
  ['169.254.169.123', 'time'],
  ['fd00:ec2::123', 'time'],
  ['10.0.3.1', 'router'],
  ['169.254.170.2', 'reserved-range'],
  ['169.254.168.0', 'reserved-range'],
  ['169.254.171.255', 'reserved-range'],
  ['fd00:ec2:ffff::1', 'reserved-range'],
  ['169.254.172.0', null],
  ['169.254.167.255', null],
  ['fd00:ec3::254', null],
  ['10.0.3.2', null],
  ['10.0.0.1', null],
  ['10.0.3.10', null],
])('what is sent to %s is answered by %s', (address, service) => {
  expect(to(address)).toBe(service);
});

test('a request for an address by DHCP is told by its ports, and only by both', () => {
  expect(to('255.255.255.255', 67, udp, 68)).toBe('dhcp');
  expect(to('255.255.255.255', 67, tcp, 68)).toBeNull();
  expect(to('10.0.3.10', 67, udp, 40_000)).toBeNull();
});

test('the VPC’s own services are never filtered, and everything else is', () => {
  for (const service of ['instance-metadata', 'dns', 'time', 'dhcp', 'router', 'reserved-range'] as const) {
    expect(isFiltered(service, awsRules)).toBe(false);
    expect(isFiltered(service, bentRules('M16'))).toBe(true);
  }
  expect(isFiltered(null, awsRules)).toBe(true);
});

// https://docs.aws.amazon.com/vpc/latest/userguide/subnet-route-tables.html
test.each([
  ['169.254.168.0/22', false],
  ['169.254.169.254/32', false],
  ['fd00:ec2::/32', false],
  ['fd00:ec2::/64', false],
  ['169.254.0.0/16', true],
  ['fd00::/8', true],
  ['169.254.172.0/24', true],
])('a route to %s is taken: %s', (destination, taken) => {
  expect(mayRouteTo(prefix(destination))).toBe(taken);
});
