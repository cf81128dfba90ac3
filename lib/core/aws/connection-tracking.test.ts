import { expect, test } from 'vitest';
import { everyPort, portRange } from '@/lib/core/net/port-range';
import { prefix } from '@/lib/core/net/prefix';
import { icmp, tcp, udp } from '@/lib/core/net/protocol';
import { bentRules } from './beliefs';
import {
  afterRemoval,
  idleTimeout,
  isTracked,
  type OpenFlow,
  type TrackedPlace,
} from './connection-tracking';
import { awsRules } from './rules';
import type { SecurityGroupRule } from './security-group';

const allow = (
  peer: string,
  ports = 'all',
  protocol: SecurityGroupRule['protocol'] = tcp,
): SecurityGroupRule => ({
  protocol,
  ports: portRange(ports),
  peer: { kind: 'cidr', prefix: prefix(peer) },
});
const everything = allow('0.0.0.0/0', 'all', 'all');
const web: OpenFlow = {
  protocol: tcp,
  permittedBy: [allow('0.0.0.0/0', '80')],
  otherDirection: [everything],
  through: [],
};

// https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/security-group-connection-tracking.html, its example: SSH from one
// address, HTTP from everybody over IPv4 and IPv6, and ICMP, with everything allowed out.
const out = [everything, allow('::/0', 'all', 'all')];
test.each([
  ['SSH from 203.0.113.1', { protocol: tcp, permittedBy: [allow('203.0.113.1/32', '22')] }, true],
  ['HTTP from everybody', { protocol: tcp, permittedBy: [allow('0.0.0.0/0', '80')] }, false],
  ['HTTP from everybody over IPv6', { protocol: tcp, permittedBy: [allow('::/0', '80')] }, false],
  ['a ping from everybody', { protocol: icmp, permittedBy: [allow('0.0.0.0/0', 'all', icmp)] }, true],
])('AWS’s example: %s', (_, flow, tracked) => {
  expect(isTracked({ ...flow, otherDirection: out, through: [] })).toBe(tracked);
});

test.each<[string, SecurityGroupRule[]]>([
  ['nothing', []],
  ['some ports to everybody', [allow('0.0.0.0/0', '1024-65535')]],
  ['all ports to some', [allow('10.0.0.0/8')]],
  ['all ports of another protocol', [allow('0.0.0.0/0', 'all', udp)]],
  ['all ports of the other address family', [allow('::/0')]],
  ['all ports to a group', [{ protocol: 'all', ports: everyPort, peer: { kind: 'group', id: 'sg-0a1' } }]],
])('with %s in the other direction the flow is tracked', (_, otherDirection) => {
  expect(isTracked({ ...web, otherDirection })).toBe(true);
});

test('all ports of the protocol itself are enough in the other direction', () => {
  expect(isTracked({ ...web, otherDirection: [allow('0.0.0.0/0')] })).toBe(false);
});

// The same page, “Automatically tracked connections”.
test.each<TrackedPlace>([
  'egress-only-internet-gateway',
  'global-accelerator',
  'nat-gateway',
  'network-firewall',
  'network-load-balancer',
  'privatelink',
  'lambda',
  'dynamodb-gateway-endpoint',
])('through %s every flow is tracked', (place) => {
  expect(isTracked({ ...web, through: [place] })).toBe(true);
});

test('an untracked flow ends with its rule, a tracked one goes on', () => {
  const [open] = web.permittedBy as [SecurityGroupRule];
  const narrow = allow('203.0.113.0/24', '22');
  expect(afterRemoval(web, open, awsRules)).toBe('CUT');
  expect(afterRemoval({ ...web, permittedBy: [narrow] }, narrow, awsRules)).toBe('GOES_ON');
});

test('a flow that another rule lets pass as well goes on', () => {
  const [open] = web.permittedBy as [SecurityGroupRule];
  const both = { ...web, permittedBy: [open, allow('203.0.113.0/24', '80')] };
  expect(afterRemoval(both, open, awsRules)).toBe('GOES_ON');
});

test('who believes that a rule ends its flows cuts the tracked one too', () => {
  const narrow = allow('203.0.113.0/24', '22');
  expect(afterRemoval({ ...web, permittedBy: [narrow] }, narrow, bentRules('M48'))).toBe('CUT');
});

// The same page, “Idle connection tracking timeout”; one row for each figure.
test.each([
  [tcp, true, false, false, 432_000],
  [tcp, true, true, false, 350],
  [udp, false, false, false, 30],
  [udp, true, false, false, 180],
  [icmp, true, false, false, 600],
  [tcp, true, false, true, 350],
  [udp, false, false, true, 120],
  [udp, true, false, true, 120],
])('protocol %i, answered %s, Nitro v6 %s, behind a Network Load Balancer %s: %i seconds', (...row) => {
  const [protocol, answered, nitroV6, behindNlb, seconds] = row;
  expect(idleTimeout({ protocol, answered, nitroV6, behindNlb })).toBe(seconds);
});
