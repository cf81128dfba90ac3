import type { Rule } from '@/lib/core/aws/rule';
import type { RoutingSwitches } from './routing-switches';

/** How AWS chooses a route. */
export const routingSwitches: RoutingSwitches = {
  routeMatch: 'longest',
  defaultCoversIpv6: false,
  ipv6Compare: 'every-bit',
  originOrder: 'static-first',
  propagatedOrder: 'direct-connect-first',
  local: 'beats-propagated',
  blackhole: 'shadows',
  ipv6WithoutRoute: 'dropped',
};

const guide = 'https://docs.aws.amazon.com/vpc/latest/userguide';
const checked = '2026-11-24';
const subnetTables = {
  page: 'Subnet route tables, Amazon VPC User Guide',
  source: `${guide}/subnet-route-tables.html`,
  checked,
} as const;
const priority = {
  page: 'Route priority, Amazon VPC User Guide',
  source: `${guide}/route-tables-priority.html`,
  checked,
} as const;
const vpn = {
  page: 'Route priority, AWS Site-to-Site VPN User Guide',
  source: 'https://docs.aws.amazon.com/vpn/latest/s2svpn/vpn-route-priority.html',
  checked,
} as const;

export const routingRules: readonly Rule[] = [
  {
    id: 'R10',
    statement:
      'A subnet reads exactly one route table: the one it is associated with, or else the VPC’s main table.',
    ...subnetTables,
    switches: [],
  },
  {
    id: 'R11',
    statement:
      'Of the routes that contain the destination, the longest prefix wins; IPv4 and IPv6 are looked up apart.',
    ...priority,
    switches: ['routeMatch', 'defaultCoversIpv6', 'ipv6Compare'],
  },
  {
    id: 'R12',
    statement:
      'At equal prefix a static route comes before a prefix list’s, and that before a propagated one; among propagated routes Direct Connect comes before static VPN routes, and those before VPN routes learned by BGP.',
    ...vpn,
    switches: ['originOrder', 'propagatedOrder'],
  },
  {
    id: 'R13',
    statement: 'The local route beats propagated routes, even those that are more specific.',
    ...vpn,
    switches: ['local'],
  },
  {
    id: 'R14',
    statement:
      'A static route for the whole block of a subnet of the VPC, to a NAT gateway, a network interface or a Gateway Load Balancer endpoint, is more specific than local and wins over it.',
    ...subnetTables,
    switches: ['local'],
  },
  {
    id: 'R15',
    statement:
      'The target of the local route can be replaced by a NAT gateway, a network interface or a Gateway Load Balancer endpoint, and restored.',
    ...subnetTables,
    switches: [],
  },
  {
    id: 'R16',
    statement:
      'Each entry of a prefix list takes part in longest-prefix match by itself; where two lists overlap with different targets, AWS picks one and keeps it.',
    ...priority,
    switches: [],
  },
  {
    id: 'R17',
    statement: 'A route equal to or inside 169.254.168.0/22 or fd00:ec2::/32 is refused.',
    ...subnetTables,
    switches: [],
  },
  {
    id: 'R18',
    statement:
      'A route whose target is gone has the state blackhole; it keeps its place in the choice, and packets that choose it are dropped.',
    page: 'Route, Amazon EC2 API Reference',
    source: 'https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_Route.html',
    checked,
    switches: ['blackhole'],
    inferred: true,
  },
  {
    id: 'R19',
    statement:
      'Route tables decide only for packets that leave their subnet; inside one subnet interfaces reach each other directly.',
    page: 'Example routing options, Amazon VPC User Guide',
    source: `${guide}/route-table-options.html`,
    checked,
    switches: [],
  },
  {
    id: 'R20',
    statement:
      'Each IPv6 block of a VPC has its own local route, and leaving over IPv6 takes a ::/0 route to an internet gateway or an egress-only internet gateway.',
    ...subnetTables,
    switches: ['ipv6WithoutRoute'],
  },
];
