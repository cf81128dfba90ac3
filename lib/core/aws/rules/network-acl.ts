import type { Rule } from '@/lib/core/aws/rule';
import type { NetworkAclSwitches } from './network-acl-switches';

/** How AWS reads a network ACL. */
export const networkAclSwitches: NetworkAclSwitches = {
  aclMatch: 'lowest-number',
  aclUnmatched: 'deny',
  aclSameNumber: 'refused',
  aclNewEntryBefore: 'first-match',
  aclOrder: 'narrow-first',
  aclStateful: false,
  aclPingReplyFree: false,
  aclReplyPort: 'client',
  aclInsideSubnet: 'nothing',
  aclEphemeral: 'by-client',
};

const guide = 'https://docs.aws.amazon.com/vpc/latest/userguide';
const checked = '2026-11-24';
const entries = {
  page: 'Network ACL rules, Amazon VPC User Guide',
  source: `${guide}/nacl-rules.html`,
  checked,
} as const;
const basics = {
  page: 'Network ACLs, Amazon VPC User Guide',
  source: `${guide}/vpc-network-acls.html`,
  checked,
} as const;
const custom = {
  page: 'Custom network ACLs, Amazon VPC User Guide',
  source: `${guide}/custom-network-acl.html`,
  checked,
} as const;

export const networkAclRules: readonly Rule[] = [
  {
    id: 'R38',
    statement:
      'Entries 1 to 32766 are read in ascending number and the first that matches decides; what none matches, the entry * denies. The order in which they are listed means nothing.',
    ...entries,
    switches: ['aclMatch', 'aclUnmatched', 'aclSameNumber', 'aclNewEntryBefore', 'aclOrder'],
  },
  {
    id: 'R39',
    statement:
      'A network ACL is stateless: a reply is judged by the entries of the other direction, with its own ports.',
    ...basics,
    switches: ['aclStateful', 'aclPingReplyFree', 'aclReplyPort'],
  },
  {
    id: 'R40',
    statement:
      'A network ACL is read only when a packet enters or leaves the subnet, never between two interfaces of one subnet.',
    ...basics,
    switches: ['aclInsideSubnet'],
  },
  {
    id: 'R41',
    statement:
      'The default network ACL allows everything, a new custom one denies everything, and each subnet has exactly one.',
    ...custom,
    switches: [],
  },
  {
    id: 'R42',
    statement:
      'IPv4 and IPv6 have entries of their own, and neither prefix lists nor security groups can be named in an entry.',
    ...entries,
    switches: [],
  },
  {
    id: 'R43',
    statement:
      'Clients choose ephemeral ports by kind: Linux 32768–61000, Windows since 2008 49152–65535, NAT gateways, load balancers and Lambda 1024–65535.',
    ...custom,
    switches: ['aclEphemeral'],
  },
  {
    id: 'R45',
    statement:
      'At a transit gateway’s interface: within one subnet only what an instance sends into the gateway is read, out and in; between two subnets each packet is read on leaving the one and on entering the other.',
    page: 'Network ACLs and transit gateways, AWS Transit Gateways',
    source: 'https://docs.aws.amazon.com/vpc/latest/tgw/tgw-nacls.html',
    checked,
    switches: [],
  },
];
