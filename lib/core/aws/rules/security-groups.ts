import type { Rule } from '@/lib/core/aws/rule';
import type { SecurityGroupSwitches } from './security-groups-switches';

/** How AWS sets them. */
export const securityGroupSwitches: SecurityGroupSwitches = {
  sgStateful: true,
  sgMatch: 'any-allow',
  sgReferencePublic: false,
  sgReferenceThroughMiddlebox: false,
  sgReferenceInterRegion: false,
  sgReferenceTgwOutbound: false,
  ruleRemovalCuts: 'untracked',
  sgRejectsReplies: false,
};

const guide = 'https://docs.aws.amazon.com/vpc/latest/userguide';
const ec2 = 'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide';
const peering = 'https://docs.aws.amazon.com/vpc/latest/peering';
const transit = 'https://docs.aws.amazon.com/vpc/latest/tgw';
const checked = '2026-11-24';
const rulesPage = {
  page: 'Security group rules, Amazon VPC User Guide',
  source: `${guide}/security-group-rules.html`,
  checked,
} as const;
const tracking = {
  page: 'Security group connection tracking, Amazon EC2 User Guide',
  source: `${ec2}/security-group-connection-tracking.html`,
  checked,
} as const;
const peersg = {
  page: 'Security groups that reference peer groups, Amazon VPC Peering Guide',
  source: `${peering}/vpc-peering-security-groups.html`,
  checked,
} as const;

export const securityGroupRules: readonly Rule[] = [
  {
    id: 'R46',
    statement:
      'Rules of a security group only allow; an interface lets pass whatever any rule of any of its groups allows, in whatever order they stand.',
    ...rulesPage,
    switches: ['sgMatch'],
  },
  {
    id: 'R47',
    statement:
      'A new security group lets nothing in and everything out; the VPC’s default group also lets in what comes from its own members.',
    page: 'Security groups, Amazon VPC User Guide',
    source: `${guide}/vpc-security-groups.html`,
    checked,
    switches: [],
  },
  {
    id: 'R48',
    statement:
      'Security groups are stateful: the reply to what they let pass is let pass too, whatever the rules of the other direction say.',
    ...tracking,
    switches: ['sgStateful'],
  },
  {
    id: 'R49',
    statement:
      'A rule that names a group stands for the private addresses of the interfaces that carry the group.',
    ...rulesPage,
    switches: ['sgReferencePublic'],
  },
  {
    id: 'R50',
    statement:
      'A reference to a group matches inside the VPC and over a peering of one Region; not over a peering between Regions, behind a middlebox, through PrivateLink or by public addresses.',
    ...peersg,
    switches: ['sgReferenceThroughMiddlebox', 'sgReferenceInterRegion'],
  },
  {
    id: 'R51',
    statement:
      'Over a transit gateway only inbound rules may name a group, once the gateway and both attachments allow it, and never across a peering of gateways or behind an appliance.',
    page: 'VPC attachments, AWS Transit Gateways',
    source: `${transit}/tgw-vpc-attachments.html`,
    checked,
    switches: ['sgReferenceTgwOutbound'],
  },
  {
    id: 'R52',
    statement:
      'A rule goes stale when the peer’s group that it names, or the peering itself, is deleted; it then matches nothing.',
    ...peersg,
    switches: [],
    inferred: true,
  },
  {
    id: 'R53',
    statement:
      'A TCP or UDP flow that a rule for 0.0.0.0/0 or ::/0 lets pass is not tracked when the other direction has such a rule for all ports: it ends at once when the rule goes, while tracked flows last until they time out.',
    ...tracking,
    switches: ['ruleRemovalCuts'],
  },
  {
    id: 'R54',
    statement:
      'ICMP is always tracked, and so is what passes an egress-only internet gateway, Global Accelerator, a NAT gateway, Network Firewall, a Network Load Balancer, PrivateLink, Lambda or DynamoDB’s gateway endpoint.',
    ...tracking,
    switches: [],
  },
  {
    id: 'R55',
    statement:
      'An idle tracked flow is forgotten after five days of established TCP (350 seconds on Nitro v6), 30 or 180 seconds of UDP one-way or both ways, 600 seconds of other protocols, and 350 or 120 seconds of TCP or UDP behind a Network Load Balancer.',
    ...tracking,
    switches: [],
  },
  {
    id: 'R56',
    statement:
      'Towards the quota of rules a customer’s prefix list counts its maximum of entries, an AWS-managed one its weight, a block or a group one.',
    ...rulesPage,
    switches: [],
  },
  {
    id: 'R57',
    statement: 'A security group can be associated with several VPCs of its Region.',
    page: 'Security groups for several VPCs, Amazon VPC User Guide',
    source: `${guide}/security-group-assoc.html`,
    checked,
    switches: [],
  },
];
