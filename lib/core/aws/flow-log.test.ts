import { expect, test } from 'vitest';
import { bentRules } from './beliefs';
import { actionOf, arrived, rejecting, suspects, tcpFlags, type Segment } from './flow-log';
import { awsRules } from './rules';

// https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs-records-examples.html: a ping from 203.0.113.12, with ICMP allowed
// in but not out by the group. The network ACL stops the reply, or lets it pass, or the group lets no ICMP in.
test.each([
  ['the request, allowed by both', 'PERMITTED', 'PERMITTED', false, 'ACCEPT'],
  ['the reply, which the list denies', 'DENIED', 'DENIED', true, 'REJECT'],
  ['the reply, which only the group would deny', 'DENIED', 'PERMITTED', true, 'ACCEPT'],
  ['the request, which the group denies', 'DENIED', 'PERMITTED', false, 'REJECT'],
  ['inside one subnet, with a list that would deny', 'PERMITTED', 'NOT_EVALUATED', false, 'ACCEPT'],
] as const)('AWS’s example of a ping: %s', (_, securityGroup, networkAcl, reply, action) => {
  expect(actionOf({ securityGroup, networkAcl, reply }, awsRules)).toBe(action);
});

test('a rejected request may come from either filter, a rejected reply from the network ACL alone', () => {
  expect(suspects(false, awsRules)).toEqual(['SECURITY_GROUP', 'NETWORK_ACL']);
  expect(suspects(true, awsRules)).toEqual(['NETWORK_ACL']);
  expect(rejecting({ securityGroup: 'PERMITTED', networkAcl: 'DENIED', reply: false }, awsRules)).toEqual([
    'NETWORK_ACL',
  ]);
});

test('who lets groups reject replies blames them too', () => {
  expect(suspects(true, bentRules('M47'))).toEqual(['SECURITY_GROUP', 'NETWORK_ACL']);
  const reply = { securityGroup: 'DENIED', networkAcl: 'PERMITTED', reply: true } as const;
  expect(actionOf(reply, bentRules('M47'))).toBe('REJECT');
});

test('REJECT is a packet that did not arrive, and ACCEPT tells nothing of the rest of the way', () => {
  expect([arrived('REJECT', awsRules), arrived('ACCEPT', awsRules)]).toEqual(['NO', 'NOT_TOLD']);
  expect([arrived('REJECT', bentRules('M46')), arrived('ACCEPT', bentRules('M46'))]).toEqual(['NO', 'YES']);
});

// https://docs.aws.amazon.com/vpc/latest/userguide/flow-log-records.html and its examples: 2 for SYN, 18 for SYN-ACK, 3 for
// SYN and FIN in one window, 19 for SYN-ACK and FIN, 0 for ACK alone.
test.each<[Segment[], number]>([
  [['SYN'], 2],
  [['SYN-ACK'], 18],
  [['FIN'], 1],
  [['RST'], 4],
  [['ACK'], 0],
  [[], 0],
  [['SYN', 'ACK', 'FIN'], 3],
  [['SYN-ACK', 'ACK', 'FIN'], 19],
  [['SYN', 'SYN', 'RST'], 6],
])('the segments %j of one window are %i', (segments, value) => {
  expect(tcpFlags(segments)).toBe(value);
});
