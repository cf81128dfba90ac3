import type { Rule } from '@/lib/core/aws/rule';
import type { PeeringSwitches } from './peering-switches';

/** How AWS sets them. */
export const peeringSwitches: PeeringSwitches = {
  peeringTransitive: false,
  peeringEdgeToEdge: false,
  replyNeedsRoute: true,
  replyPath: 'own-lookup',
  peeringOverlap: 'any-block',
};

const peering = 'https://docs.aws.amazon.com/vpc/latest/peering';
const checked = '2026-11-24';
const basics = {
  page: 'How VPC peering connections work, Amazon VPC Peering Guide',
  source: `${peering}/vpc-peering-basics.html`,
  checked,
} as const;

export const peeringRules: readonly Rule[] = [
  {
    id: 'R58',
    statement:
      'Two VPCs cannot be peered when any of their IPv4 blocks overlap, whether or not they are used, nor a second time.',
    ...basics,
    switches: ['peeringOverlap', 'compared'],
  },
  {
    id: 'R59',
    statement:
      'A peering joins two VPCs and no third: neither the peer’s own peers nor its internet gateway, NAT gateway, VPN, Direct Connect or gateway endpoints can be reached through it.',
    ...basics,
    switches: ['peeringTransitive', 'peeringEdgeToEdge'],
  },
  {
    id: 'R60',
    statement:
      'A peering carries packets once the other side has accepted it, and both sides have routes to each other.',
    ...basics,
    switches: ['replyNeedsRoute'],
  },
  {
    id: 'R61',
    statement:
      'Nobody checks by which way a packet came: the reply follows the longest match of its own table, even into another peer with the same block.',
    page: 'Peering with specific routes, Amazon VPC Peering Guide',
    source: `${peering}/peering-configurations-partial-access.html`,
    checked,
    switches: ['replyPath'],
  },
  {
    id: 'R62',
    statement:
      'Over a peering, public DNS names give private addresses only when the option is on for the side that is asked about; the peer’s resolver answers its own VPC only.',
    page: 'Change a VPC peering connection, Amazon VPC Peering Guide',
    source: `${peering}/modify-peering-connections.html`,
    checked,
    switches: [],
  },
  {
    id: 'R63',
    statement:
      'Between Regions a peering matches no group references, carries packets of up to 8,500 bytes instead of 9,001, and gives private DNS answers only with the option on.',
    ...basics,
    switches: [],
  },
];
