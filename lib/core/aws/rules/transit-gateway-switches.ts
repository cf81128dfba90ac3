/** How a transit gateway routes, as switches; AWS's settings stand in `transit-gateway.ts`. */
export type TransitGatewaySwitches = {
  /** R64: which of an attachment's tables its packets read: the one it is associated with, or one that it propagates to. */
  tgwTable: 'association' | 'propagation';
  /** R73: whether an attachment writes routes into the route tables of its VPC. */
  tgwWritesVpcRoutes: boolean;
  /** R67: whether a peering of transit gateways tells the other side its routes. */
  tgwPeeringPropagates: boolean;
  /** R69: from which zones a VPC's packets enter. */
  tgwZones: 'attached' | 'any';
  /** R70, R71: what a VPC attachment without appliance mode keeps its zone by. */
  tgwZoneWithoutAppliance: 'of-the-packet' | 'of-the-flow';
};
