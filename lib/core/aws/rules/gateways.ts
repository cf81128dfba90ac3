import type { GatewaySwitches } from './gateways-switches';

/** How AWS sets them. */
export const gatewaySwitches: GatewaySwitches = {
  igwNeedsPublicAddress: true,
  igwNeedsRoute: true,
  natNeedsInternetRoute: true,
  natSecurityGroup: 'none',
  natAcceptsUnsolicited: false,
};
