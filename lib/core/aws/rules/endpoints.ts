import type { EndpointSwitches } from './endpoints-switches';

/** How AWS sets them. */
export const endpointSwitches: EndpointSwitches = {
  gatewayEndpointServes: 'own-vpc',
  gatewayEndpointFiltered: true,
  gatewayEndpointRegions: 'own',
  privateDnsNeedsHostnames: true,
  privateDnsThroughAnyResolver: false,
  endpointPolicyGrants: false,
};
