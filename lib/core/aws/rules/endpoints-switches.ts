/** What VPC endpoints serve, as switches; AWS's settings stand in `endpoints.ts`. */
export type EndpointSwitches = {
  /** R80: whose packets a gateway endpoint takes. */
  gatewayEndpointServes: 'own-vpc' | 'anyone';
  /** R79: whether security groups and network ACLs judge packets for a gateway endpoint by the service's public addresses. */
  gatewayEndpointFiltered: boolean;
  /** R79: which Regions' service a gateway endpoint reaches. */
  gatewayEndpointRegions: 'own' | 'any';
  /** R83: whether private DNS needs the VPC's DNS hostnames. */
  privateDnsNeedsHostnames: boolean;
  /** R83: whether any resolver gives the private answer. */
  privateDnsThroughAnyResolver: boolean;
  /** R84: whether an endpoint policy that allows is enough. */
  endpointPolicyGrants: boolean;
};
