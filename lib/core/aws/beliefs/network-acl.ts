import type { Belief } from '@/lib/core/aws/rule';

const first = 'AWS reads the entries in ascending number, and the first that matches decides.';
const stateless = 'A network ACL keeps no state: AWS judges the reply by the entries of its own direction.';

export const networkAclBeliefs: readonly Belief[] = [
  {
    id: 'M11a',
    statement: 'Any deny that matches wins.',
    by: 'letting any deny that matches win',
    truth: first,
    breaks: 'R38',
    bends: { aclMatch: 'any-deny', aclOrder: 'denies-first' },
  },
  {
    id: 'M11b',
    statement: 'The most specific entry wins.',
    by: 'letting the most specific entry win',
    truth: `${first} How narrow an entry is means nothing.`,
    breaks: 'R38',
    bends: { aclMatch: 'most-specific' },
  },
  {
    id: 'M11c',
    statement: 'Entries are read in the order in which they are listed.',
    by: 'reading the entries in the order of the list',
    truth: first,
    breaks: 'R38',
    bends: { aclMatch: 'listed-first' },
  },
  {
    id: 'M11d',
    statement: 'The entry with the highest number wins.',
    by: 'letting the last matching number win',
    truth: first,
    breaks: 'R38',
    bends: { aclMatch: 'highest-number', aclOrder: 'wide-first' },
  },
  {
    id: 'M12',
    statement: 'A network ACL is stateful.',
    by: 'letting replies pass unread, as a security group would',
    truth: stateless,
    breaks: 'R39',
    bends: { aclStateful: true },
  },
  {
    id: 'M14',
    statement: 'A network ACL filters between instances of one subnet.',
    by: 'reading the network ACL inside one subnet',
    truth: 'AWS reads it only when a packet enters or leaves the subnet.',
    breaks: 'R40',
    bends: { aclInsideSubnet: 'everything' },
  },
  {
    id: 'M17',
    statement: 'The answer to a ping needs no entry.',
    by: 'letting the echo reply pass unread',
    truth: stateless,
    breaks: 'R39',
    bends: { aclPingReplyFree: true },
  },
  {
    id: 'M18a',
    statement: 'Every client uses Linux’s ephemeral ports.',
    by: 'taking Linux’s range for every client',
    truth:
      'The range depends on who opened the connection: NAT gateways, load balancers and Lambda use 1024–65535, Windows 49152–65535.',
    breaks: 'R43',
    bends: { aclEphemeral: 'linux' },
  },
  {
    id: 'M18b',
    statement: 'Every client uses the IANA range from 49152 on.',
    by: 'taking the range from 49152 on for every client',
    truth:
      'The range depends on who opened the connection: Linux uses 32768–61000, NAT gateways, load balancers and Lambda 1024–65535.',
    breaks: 'R43',
    bends: { aclEphemeral: 'windows' },
  },
  {
    id: 'M70',
    statement: 'What no entry matches is allowed.',
    by: 'allowing what no numbered entry matches',
    truth: 'Every list ends with the entry *, which denies.',
    breaks: 'R38',
    bends: { aclUnmatched: 'allow' },
  },
  {
    id: 'M71',
    statement: 'A reply goes to the server’s port.',
    by: 'sending the reply to the server’s port',
    truth:
      'In a reply the ports change places: it goes to the port that the client opened the connection from.',
    breaks: 'R39',
    bends: { aclReplyPort: 'server' },
  },
  {
    id: 'M72',
    statement: 'Two entries may have one number.',
    by: 'giving the new entry a number that is taken',
    truth: 'A number stands for one entry in each direction, so the new one needs a lower number.',
    breaks: 'R38',
    bends: { aclSameNumber: 'comes-first' },
  },
  {
    id: 'M73',
    statement: 'A new entry has to come before the last one that matches.',
    by: 'putting the new entry before the last one that matches',
    truth: first,
    breaks: 'R38',
    bends: { aclNewEntryBefore: 'last-match' },
  },
  {
    id: 'M74',
    statement: 'Inside a subnet only replies are filtered.',
    by: 'reading the outbound entries for the reply inside one subnet',
    truth: 'Between two interfaces of one subnet AWS reads the network ACL in neither direction.',
    breaks: 'R40',
    bends: { aclInsideSubnet: 'replies' },
  },
];
