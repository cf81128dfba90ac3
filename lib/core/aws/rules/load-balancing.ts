import type { Rule } from '@/lib/core/aws/rule';
import type { LoadBalancingSwitches } from './load-balancing-switches';

/** How AWS sets them. */
export const loadBalancingSwitches: LoadBalancingSwitches = {
  weightFailover: false,
  clientIp: 'by-target',
  dialOf: 'directed',
};

const balancing = 'https://docs.aws.amazon.com/elasticloadbalancing/latest';
const accelerator = 'https://docs.aws.amazon.com/global-accelerator/latest/dg';
const checked = '2026-11-24';

export const loadBalancingRules: readonly Rule[] = [
  {
    id: 'R92',
    statement:
      'Targets of a Network Load Balancer by instance see the client’s address, and those by address do for UDP but by default not for TCP or TLS; a kept address passes no transit gateway, endpoint or PrivateLink, and no target can be its own client.',
    page: 'Target group attributes, Network Load Balancers',
    source: `${balancing}/network/edit-target-group-attributes.html`,
    checked,
    switches: ['clientIp'],
  },
  {
    id: 'R93',
    statement:
      'A Network Load Balancer has security groups only if it was created with some; then targets can name them as sources, and whether they judge traffic from PrivateLink is an option.',
    page: 'Security groups for your Network Load Balancer, Elastic Load Balancing',
    source: `${balancing}/network/load-balancer-security-groups.html`,
    checked,
    switches: [],
  },
  {
    id: 'R94',
    statement:
      'Behind an Application Load Balancer the target sees the balancer’s private address as the source, and the client’s in the header X-Forwarded-For.',
    page: 'HTTP headers, Application Load Balancers',
    source: `${balancing}/application/x-forwarded-headers.html`,
    checked,
    switches: ['clientIp'],
  },
  {
    id: 'R95',
    statement:
      'A traffic dial is a share of what is directed to that endpoint group already, not of all traffic; inside the group each endpoint gets its weight over the sum of weights, 128 each unless set.',
    page: 'Traffic dials, AWS Global Accelerator Developer Guide',
    source: `${accelerator}/about-endpoint-groups-traffic-dial.html`,
    checked,
    switches: ['dialOf'],
  },
  {
    id: 'R96',
    statement:
      'When no endpoint of a group is healthy and has a weight, Global Accelerator tries the next groups whatever their dials, and after three it sends to the nearest group all the same.',
    page: 'Failover for unhealthy endpoints, AWS Global Accelerator Developer Guide',
    source: `${accelerator}/about-endpoints-endpoint-weights.unhealthy-endpoints.html`,
    checked,
    switches: [],
  },
];
