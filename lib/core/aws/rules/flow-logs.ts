import type { Rule } from '@/lib/core/aws/rule';
import type { FlowLogSwitches } from './flow-logs-switches';

/** How AWS sets them. */
export const flowLogSwitches: FlowLogSwitches = {
  acceptIsDelivery: false,
};

const guide = 'https://docs.aws.amazon.com/vpc/latest/userguide';
const checked = '2026-11-24';
const records = {
  page: 'Flow log records, Amazon VPC User Guide',
  source: `${guide}/flow-log-records.html`,
  checked,
} as const;
const examples = {
  page: 'Flow log record examples, Amazon VPC User Guide',
  source: `${guide}/flow-logs-records-examples.html`,
  checked,
} as const;

export const flowLogRules: readonly Rule[] = [
  {
    id: 'R97',
    statement:
      'A flow log record tells for one interface, one direction and one flow what security groups and network ACLs decided together.',
    ...records,
    switches: [],
  },
  {
    id: 'R98',
    statement:
      'A record with ACCEPT for what came in and one with REJECT for the reply point to the network ACL, because security groups let replies pass.',
    ...examples,
    switches: ['sgRejectsReplies'],
  },
  {
    id: 'R99',
    statement:
      'ACCEPT says that the filters of that interface let the packet pass, not that it arrived: a NAT gateway accepts what it then drops, and what dies on the way was accepted at its source.',
    ...records,
    switches: ['acceptIsDelivery'],
    inferred: true,
  },
  {
    id: 'R100',
    statement:
      'dstaddr and srcaddr show the interface’s primary private address; pkt-dstaddr and pkt-srcaddr show those of the packet itself.',
    ...records,
    switches: [],
  },
  {
    id: 'R101',
    statement:
      'tcp-flags holds the bitwise OR of the window: FIN 1, SYN 2, RST 4 and SYN-ACK 18; ACK alone is 0.',
    ...records,
    switches: [],
  },
  {
    id: 'R102',
    statement:
      'Not logged are packets for Amazon’s DNS, Windows activation, metadata, Time Sync, DHCP and the router’s reserved address, ARP, the source of mirrored traffic, and what passes between an endpoint’s interface and a Network Load Balancer’s.',
    page: 'Flow log limitations, Amazon VPC User Guide',
    source: `${guide}/flow-logs-limitations.html`,
    checked,
    switches: [],
  },
  {
    id: 'R103',
    statement:
      'Records of the two ends show where a flow was blocked: the end whose filter stopped it says REJECT, the ends it passed say ACCEPT, and an end it never reached says nothing.',
    ...examples,
    switches: [],
    inferred: true,
  },
];
