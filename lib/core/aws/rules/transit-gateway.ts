import type { TransitGatewaySwitches } from './transit-gateway-switches';

/** How AWS sets them. */
export const transitGatewaySwitches: TransitGatewaySwitches = {
  tgwTable: 'association',
  tgwWritesVpcRoutes: false,
  tgwPeeringPropagates: false,
  tgwZones: 'attached',
  tgwZoneWithoutAppliance: 'of-the-packet',
};
