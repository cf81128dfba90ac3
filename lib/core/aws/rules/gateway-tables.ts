import type { Rule } from '@/lib/core/aws/rule';

const guide = 'https://docs.aws.amazon.com/vpc/latest/userguide';
const privatelink = 'https://docs.aws.amazon.com/vpc/latest/privatelink';
const analyzer = 'https://docs.aws.amazon.com/vpc/latest/reachability';
const checked = '2026-11-24';
const tables = {
  page: 'Gateway route tables, Amazon VPC User Guide',
  source: `${guide}/gateway-route-tables.html`,
  checked,
} as const;

export const gatewayTableRules: readonly Rule[] = [
  {
    id: 'R21',
    statement:
      'A route table can be associated with an internet gateway or a virtual private gateway; packets that enter the VPC through that gateway read it.',
    ...tables,
    switches: [],
  },
  {
    id: 'R22',
    statement:
      'A gateway’s table sends to local, to a network interface or to a Gateway Load Balancer endpoint, and only for the VPC’s whole block or a subnet’s whole block; prefix lists and propagated routes have no place in it.',
    ...tables,
    switches: [],
  },
  {
    id: 'R23',
    statement:
      'An appliance that the internet gateway’s table names needs a public address and no source/destination check, and has to see both directions of a flow.',
    ...tables,
    switches: [],
  },
  {
    id: 'R24',
    statement:
      'Behind a Gateway Load Balancer endpoint three tables work together: the internet gateway’s and the applications’ lead to the endpoint, the endpoint’s own to the internet gateway; both directions name the same endpoint.',
    page: 'Access virtual appliances through AWS PrivateLink, AWS PrivateLink Guide',
    source: `${privatelink}/vpce-gateway-load-balancer.html`,
    checked,
    switches: [],
  },
  {
    id: 'R25',
    statement:
      'While its source/destination check is on, an interface drops packets that are neither from nor for one of its own addresses.',
    page: 'Explanation codes, Reachability Analyzer',
    source: `${analyzer}/explanation-codes.html`,
    checked,
    switches: [],
  },
];
