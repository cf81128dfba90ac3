/** What internet and NAT gateways let pass, as switches; AWS's settings stand in `gateways.ts`. */
export type GatewaySwitches = {
  /** R26, R28: whether an internet gateway takes only packets from addresses that have a public one. */
  igwNeedsPublicAddress: boolean;
  /** R26: whether a route to the internet gateway is needed; without, a public address alone reaches the internet. */
  igwNeedsRoute: boolean;
  /** R30: whether a public NAT gateway reaches the internet only by a route of its own subnet. */
  natNeedsInternetRoute: boolean;
  /** R32: which security group judges what a NAT gateway gets from its clients and from outside. */
  natSecurityGroup: 'none' | 'default';
  /** R31: whether a NAT gateway passes on what nobody behind it asked for. */
  natAcceptsUnsolicited: boolean;
};
