import type { Belief } from '@/lib/core/aws/rule';
import { wrong } from './wrong';

/** What people believe of the addresses that the host answers. */
export const linkLocalBeliefs: readonly Belief[] = [
  wrong('M16', 'R44', { linkLocalFiltered: true }, [
    'A network ACL that denies everything stops DNS and instance metadata.',
    'filtering what the host itself answers',
    'Neither network ACLs nor security groups filter Amazon’s DNS, DHCP, instance metadata or Time Sync.',
  ]),
];
