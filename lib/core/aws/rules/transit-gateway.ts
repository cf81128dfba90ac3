import type { Rule } from '@/lib/core/aws/rule';
import type { TransitGatewaySwitches } from './transit-gateway-switches';

/** How AWS sets them. */
export const transitGatewaySwitches: TransitGatewaySwitches = {
  tgwTable: 'association',
  tgwWritesVpcRoutes: false,
  tgwPeeringPropagates: false,
  tgwZones: 'attached',
  tgwZoneWithoutAppliance: 'of-the-packet',
};

const transit = 'https://docs.aws.amazon.com/vpc/latest/tgw';
const checked = '2026-11-24';
const how = {
  page: 'How transit gateways work, AWS Transit Gateways',
  source: `${transit}/how-transit-gateways-work.html`,
  checked,
} as const;
const attachments = {
  page: 'VPC attachments, AWS Transit Gateways',
  source: `${transit}/tgw-vpc-attachments.html`,
  checked,
} as const;

export const transitGatewayRules: readonly Rule[] = [
  {
    id: 'R64',
    statement:
      'An attachment is associated with one transit gateway table, which its packets read; its own prefixes may be propagated into many.',
    ...how,
    switches: ['tgwTable', 'replyPath'],
  },
  {
    id: 'R65',
    statement:
      'A transit gateway takes the longest prefix, then static, then prefix list, then propagated routes: from VPCs, Direct Connect gateways, Connect, VPNs and peerings in that order; among equals the shorter AS path, then the lower MED. The API shows the preferred route only.',
    ...how,
    switches: [],
  },
  {
    id: 'R66',
    statement: 'A blackhole route of a transit gateway takes part in the choice and drops what it wins.',
    ...how,
    switches: ['blackhole'],
  },
  {
    id: 'R67',
    statement: 'Over a peering of transit gateways, or to a firewall attachment, every route is static.',
    ...how,
    switches: ['tgwPeeringPropagates'],
  },
  {
    id: 'R68',
    statement:
      'A transit gateway spreads flows over routes of one attachment kind and identical AS path: VPNs if the option is on, Connect, and Direct Connect gateways; never over VPCs or peerings.',
    ...how,
    switches: [],
    disputed: true,
  },
  {
    id: 'R69',
    statement:
      'A VPC attachment has one subnet in each of its zones, and packets from a zone without one do not enter; in an attached zone every subnet may send.',
    ...how,
    switches: ['tgwZones'],
    disputed: true,
  },
  {
    id: 'R70',
    statement:
      'Towards a VPC a transit gateway keeps the zone that the packet came from where the attachment has a subnet there; from the attachment’s interface the packet is looked up in that subnet’s own route table.',
    ...how,
    switches: ['tgwZoneWithoutAppliance'],
  },
  {
    id: 'R71',
    statement:
      'With appliance mode on the attachment a flow keeps one zone in both directions, so that both pass the same appliance.',
    ...attachments,
    switches: ['tgwZoneWithoutAppliance'],
  },
  {
    id: 'R72',
    statement: 'Of VPCs with the same block only the first that was attached is propagated.',
    ...how,
    switches: [],
  },
  {
    id: 'R73',
    statement:
      'A transit gateway writes nothing into the route tables of VPCs: routes to it are made by hand.',
    ...attachments,
    switches: ['tgwWritesVpcRoutes'],
  },
];
