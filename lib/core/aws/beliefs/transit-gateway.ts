import type { Belief } from '@/lib/core/aws/rule';
import { wrong } from './wrong';

/** What people believe of transit gateways. */
export const transitGatewayBeliefs: readonly Belief[] = [
  wrong('M29', 'R64', { tgwTable: 'propagation' }, [
    'An attachment’s packets read the table that it propagates to.',
    'reading the table that the attachment propagates to',
    'Packets read the one table that their attachment is associated with; propagation only says where its prefixes are written.',
  ]),
  wrong('M30', 'R73', { tgwWritesVpcRoutes: true }, [
    'An attachment writes its routes into the VPC’s tables.',
    'taking the route to the transit gateway for granted',
    'Routes to a transit gateway are made by hand in the VPC’s tables.',
  ]),
  wrong('M31', 'R67', { tgwPeeringPropagates: true }, [
    'Peered transit gateways learn each other’s routes.',
    'taking a route over the peering for granted',
    'Over a peering of transit gateways every route is static.',
  ]),
  wrong('M32', 'R69', { tgwZones: 'any' }, [
    'Every zone of the VPC may send to the transit gateway.',
    'sending from a zone in which the attachment has no subnet',
    'Packets from a zone in which the attachment has no subnet do not enter the transit gateway.',
  ]),
  wrong('M33', 'R71', { tgwZoneWithoutAppliance: 'of-the-flow' }, [
    'The reply finds the same firewall without appliance mode.',
    'keeping one zone for both directions although appliance mode is off',
    'Without appliance mode each direction keeps the zone that it came from, so the reply may pass another firewall.',
  ]),
];
