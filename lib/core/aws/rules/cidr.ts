import type { Rule } from '@/lib/core/aws/rule';
import type { CidrSwitches } from './cidr-switches';

const guide = 'https://docs.aws.amazon.com/vpc/latest/userguide/';
const blocks = { page: 'VPC CIDR blocks', source: `${guide}vpc-cidr-blocks.html` } as const;
const sizing = { page: 'Subnet CIDR blocks', source: `${guide}subnet-sizing.html` } as const;
const checked = '2026-11-24';

/** How AWS sets them. */
export const cidrSwitches: CidrSwitches = {
  longestLength: 28,
  shortestLength: 16,
  lengths: 'every',
  reserved: 'first-four-and-last',
  reservedPer: 'subnet',
  plusTwo: 'every-subnet',
  resolver: 'primary-plus-two',
  blockSize: 'exact',
  blockStart: 'multiple',
  hostBits: 'cleared',
  countFrom: 1,
  blockStep: 'own-size',
  behind: 'next',
  membership: 'range',
  largest: 'shortest-prefix',
  specialRanges: 'refused',
  secondaryRanges: 'table',
  overlap: 'any-address',
  removedBlocks: 'free',
  peers: 'direct',
  pendingPeering: 'requester-waits',
  gatewayVpcs: 'compared',
  compared: 'every-block',
  routes: 'equal-or-longer',
  quotaCounts: 'every-block',
};

export const cidrRules: readonly Rule[] = [
  {
    id: 'R1',
    statement:
      'An IPv4 block of a VPC and an IPv4 subnet are between /16 and /28, and every length between is allowed.',
    ...blocks,
    checked,
    switches: ['longestLength', 'shortestLength', 'lengths'],
  },
  {
    id: 'R2',
    statement:
      'In each subnet AWS keeps five addresses: the first four (network, router, DNS, future use) and the last.',
    ...sizing,
    checked,
    switches: ['reserved', 'reservedPer'],
  },
  {
    id: 'R3',
    statement:
      'The VPC’s DNS server is at the start of the primary block plus two, and the address at plus two is reserved in every subnet all the same.',
    ...sizing,
    checked,
    switches: ['plusTwo', 'resolver'],
  },
  {
    id: 'R4',
    statement:
      'A block starts on a multiple of its own size and holds every address up to the next multiple; host bits in a request are cleared when it is stored.',
    ...blocks,
    checked,
    switches: [
      'blockSize',
      'blockStart',
      'hostBits',
      'countFrom',
      'blockStep',
      'behind',
      'membership',
      'largest',
    ],
  },
  {
    id: 'R5',
    statement: 'No block of a VPC may lie in 0.0.0.0/8, 127.0.0.0/8, 169.254.0.0/16 or 224.0.0.0/4.',
    ...blocks,
    checked,
    switches: ['specialRanges'],
  },
  {
    id: 'R6',
    statement:
      'The range of the primary block decides which ranges may be added: RFC 1918 ranges do not mix, some parts are kept back, and public space and 100.64.0.0/10 are open.',
    page: blocks.page,
    source: `${blocks.source}#add-cidr-block-restrictions`,
    checked,
    switches: ['secondaryRanges'],
  },
  {
    id: 'R7',
    statement:
      'A new block may not overlap a block of the VPC, of a VPC actively peered with it or of one on the same Direct Connect gateway, and may not be equal to or larger than the destination of one of its routes; while a peering that it asked for is pending-acceptance, a VPC gets no block at all.',
    ...blocks,
    checked,
    switches: ['overlap', 'removedBlocks', 'peers', 'pendingPeering', 'gatewayVpcs', 'compared', 'routes'],
  },
  {
    id: 'R8',
    statement:
      'A VPC has up to five IPv6 blocks of /44 to /60 and a subnet one of /44 to /64, both in steps of four.',
    ...blocks,
    checked,
    switches: [],
  },
  {
    id: 'R9',
    statement:
      'A VPC holds five IPv4 blocks by default, the primary one counted; the quota can be raised to 50.',
    page: 'Amazon VPC quotas',
    source: `${guide}amazon-vpc-limits.html`,
    checked,
    switches: ['quotaCounts'],
  },
];
