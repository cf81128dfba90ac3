import type { Rule } from '@/lib/core/aws/rule';
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

const privatelink = 'https://docs.aws.amazon.com/vpc/latest/privatelink';
const checked = '2026-11-24';
const gatewayEndpoints = {
  page: 'Gateway endpoints, AWS PrivateLink Guide',
  source: `${privatelink}/gateway-endpoints.html`,
  checked,
} as const;
const interfaceEndpoints = {
  page: 'Access AWS services through AWS PrivateLink, AWS PrivateLink Guide',
  source: `${privatelink}/privatelink-access-aws-services.html`,
  checked,
} as const;

export const endpointRules: readonly Rule[] = [
  {
    id: 'R79',
    statement:
      'A gateway endpoint is a route to a prefix list in the chosen tables: packets still go to the service’s public addresses, so groups and lists must allow those, over TCP or ICMP echo, and for the Region of the endpoint.',
    ...gatewayEndpoints,
    switches: ['gatewayEndpointFiltered', 'gatewayEndpointRegions'],
  },
  {
    id: 'R80',
    statement:
      'A gateway endpoint serves its own VPC only, and nobody behind a VPN, Direct Connect, a peering or a transit gateway.',
    ...gatewayEndpoints,
    switches: ['gatewayEndpointServes'],
  },
  {
    id: 'R81',
    statement:
      'A table has one gateway endpoint for each service; nobody can edit its routes, and an equal or more specific static route wins over them.',
    ...gatewayEndpoints,
    switches: [],
  },
  {
    id: 'R82',
    statement:
      'An interface endpoint puts an interface with a security group into each chosen subnet; peers, transit gateways, VPNs and Direct Connect reach it, and it opens no connections itself.',
    ...interfaceEndpoints,
    switches: [],
  },
  {
    id: 'R83',
    statement:
      'A service’s name gives the endpoint’s private addresses when the VPC has both DNS support and DNS hostnames on and the VPC’s own resolver is asked; otherwise it gives the public ones.',
    ...interfaceEndpoints,
    switches: ['privateDnsNeedsHostnames', 'privateDnsThroughAnyResolver'],
  },
  {
    id: 'R84',
    statement:
      'An endpoint policy allows everything until it is changed and can only narrow: the caller’s own policies must allow as well, and an explicit deny wins. Whoever is refused gets an answer, not a lost packet.',
    page: 'Control access to VPC endpoints using endpoint policies, AWS PrivateLink Guide',
    source: `${privatelink}/vpc-endpoints-access.html`,
    checked,
    switches: ['endpointPolicyGrants'],
  },
  {
    id: 'R85',
    statement:
      'A Gateway Load Balancer endpoint cannot be the target of a route to a prefix list; its balancer speaks GENEVE on port 6081 and keeps flows together by five, three or two fields.',
    page: 'Access virtual appliances through AWS PrivateLink, AWS PrivateLink Guide',
    source: `${privatelink}/vpce-gateway-load-balancer.html`,
    checked,
    switches: [],
  },
];
