import type { Rule } from '@/lib/core/aws/rule';
import type { GatewaySwitches } from './gateways-switches';

/** How AWS sets them. */
export const gatewaySwitches: GatewaySwitches = {
  igwNeedsPublicAddress: true,
  igwNeedsRoute: true,
  natNeedsInternetRoute: true,
  natSecurityGroup: 'none',
  natAcceptsUnsolicited: false,
};

const guide = 'https://docs.aws.amazon.com/vpc/latest/userguide';
const analyzer = 'https://docs.aws.amazon.com/vpc/latest/reachability';
const checked = '2026-11-24';
const basics = {
  page: 'Internet gateways, Amazon VPC User Guide',
  source: `${guide}/VPC_Internet_Gateway.html`,
  checked,
} as const;
const nat = {
  page: 'NAT gateway basics, Amazon VPC User Guide',
  source: `${guide}/nat-gateway-basics.html`,
  checked,
} as const;

export const gatewayRules: readonly Rule[] = [
  {
    id: 'R26',
    statement:
      'To reach the internet over IPv4 an instance needs an attached internet gateway, a route to it, a public address on its private one, and filters that let the traffic pass.',
    ...basics,
    switches: ['igwNeedsPublicAddress', 'igwNeedsRoute'],
  },
  {
    id: 'R27',
    statement:
      'An internet gateway exchanges an instance’s private IPv4 address for its public one and back; the instance sees only the private one. IPv6 addresses pass unchanged.',
    ...basics,
    switches: [],
  },
  {
    id: 'R28',
    statement:
      'An internet gateway refuses senders without a public address, private and shared (RFC 1918, RFC 6598) addresses on its outer side, and packets for addresses that the VPC does not show outside.',
    page: 'Explanation codes, Reachability Analyzer',
    source: `${analyzer}/explanation-codes.html`,
    checked,
    switches: ['igwNeedsPublicAddress'],
  },
  {
    id: 'R29',
    statement:
      'From inside the VPC an instance’s public DNS name means its private address, so that traffic stays inside; what is sent to the public address itself goes out to the internet gateway and back, and comes from a public address.',
    page: 'DNS attributes for your VPC, Amazon VPC User Guide',
    source: `${guide}/vpc-dns.html`,
    checked,
    switches: ['sgReferencePublic'],
  },
  {
    id: 'R30',
    statement:
      'A public NAT gateway has an Elastic IP and reaches the internet by its own subnet’s route to an internet gateway, for clients in other subnets; a private NAT gateway never reaches the internet.',
    ...nat,
    switches: ['natNeedsInternetRoute'],
  },
  {
    id: 'R31',
    statement:
      'A NAT gateway carries TCP, UDP and ICMP from source ports 1024 to 65535, up to 55,000 connections at a time to one destination for each of its addresses; nobody outside can open a connection through it.',
    ...nat,
    switches: ['natAcceptsUnsolicited'],
  },
  {
    id: 'R32',
    statement:
      'A NAT gateway has no security group; the network ACL of its own subnet is read for what goes in and what comes out.',
    ...nat,
    switches: ['natSecurityGroup'],
  },
  {
    id: 'R33',
    statement:
      'Packets that arrive over a peering, a VPN or Direct Connect cannot use the VPC’s NAT gateway; those that arrive over a transit gateway can.',
    ...nat,
    switches: [],
  },
  {
    id: 'R34',
    statement:
      'A zonal NAT gateway lives and fails with its zone; a regional one has a route table and addresses for each zone of its own, and may take an hour to serve a new zone.',
    page: 'Regional NAT gateways, Amazon VPC User Guide',
    source: `${guide}/nat-gateways-regional.html`,
    checked,
    switches: [],
  },
  {
    id: 'R35',
    statement:
      'Replies to a NAT gateway over a peering find their way back without a route for the gateway’s subnet.',
    ...nat,
    switches: [],
  },
  {
    id: 'R36',
    statement:
      'An egress-only internet gateway carries IPv6 out and only replies in; it has no security group.',
    page: 'Egress-only internet gateways, Amazon VPC User Guide',
    source: `${guide}/egress-only-internet-gateway.html`,
    checked,
    switches: [],
  },
  {
    id: 'R37',
    statement:
      'VPC Block Public Access outranks routes, groups and lists for what goes to or comes from the internet, in both directions, or only inwards, where NAT gateways and egress-only internet gateways still lead out; it leaves out the VPCs and subnets that are named to it.',
    page: 'Block public access to VPCs and subnets, Amazon VPC User Guide',
    source: `${guide}/security-vpc-bpa.html`,
    checked,
    switches: [],
  },
];
