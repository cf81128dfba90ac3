import type { Rule } from '@/lib/core/aws/rule';
import type { LinkLocalSwitches } from './link-local-switches';

/** How AWS sets them. */
export const linkLocalSwitches: LinkLocalSwitches = {
  linkLocalFiltered: false,
};

const guide = 'https://docs.aws.amazon.com/vpc/latest/userguide';
const checked = '2026-11-24';

export const linkLocalRules: readonly Rule[] = [
  {
    id: 'R44',
    statement:
      'Neither network ACLs nor security groups filter packets for Amazon’s DNS, DHCP, instance and task metadata, Windows activation, the Time Sync Service or the router’s reserved address; a DNS server of one’s own has no such privilege.',
    page: 'Security groups, Amazon VPC User Guide',
    source: `${guide}/vpc-security-groups.html`,
    checked,
    switches: ['linkLocalFiltered'],
  },
  {
    id: 'R104',
    statement:
      '169.254.169.254, .253 and .123, and their twins under fd00:ec2::, are answered on the host: no route, network ACL, security group or flow log sees them.',
    page: 'Flow log limitations, Amazon VPC User Guide',
    source: `${guide}/flow-logs-limitations.html`,
    checked,
    switches: ['linkLocalFiltered'],
  },
];
