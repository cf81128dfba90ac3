import { describe, expect, test } from 'vitest';
import { probed } from '@/tests/support/probes';
import { topologyOf } from '@/tests/support/reference-topologies';
import { reportOf } from './report';
import { trace } from './trace';

// AWS's own scenarios of transit gateways: three VPCs and a VPN, and who may talk to whom by the page.
const page = 'https://docs.aws.amazon.com/vpc/latest/tgw';

type Json = Record<string, unknown>;
const open = [{ protocol: 'all', peer: { cidr: '0.0.0.0/0' } }];

/** VPC A to D as the pages number them, 10.1.0.0/16 to 10.4.0.0/16, each with one host; the VPN's network is 10.99.99.0/24. */
function hub(names: string[], tables: Record<string, { of: string[]; knows: string[] }>): Json {
  const tableOf = (name: string): string =>
    Object.keys(tables).find((id) => tables[id]?.of.includes(name)) ?? '';
  const second = (name: string): number => 'ABCD'.indexOf(name) + 1;
  return {
    vpcs: names.map((name) => ({
      id: `vpc-${name}`,
      region: 'us-east-1',
      cidrs: [`10.${second(name)}.0.0/16`],
      subnets: [{ id: `subnet-${name}`, zone: 'use1-az1', cidr: `10.${second(name)}.0.0/24` }],
      routeTables: [
        { id: `rtb-${name}`, main: true, routes: [{ destination: '0.0.0.0/0', nextHop: 'tgw-1' }] },
      ],
    })),
    securityGroups: names.map((name) => ({
      id: `sg-${name}`,
      vpcs: [`vpc-${name}`],
      inbound: open,
      outbound: open,
    })),
    instances: names.map((name) => ({
      id: `i-${name}`,
      subnet: `subnet-${name}`,
      privateIp: `10.${second(name)}.0.10`,
      securityGroups: [`sg-${name}`],
    })),
    transitGateways: [{ id: 'tgw-1', region: 'us-east-1' }],
    transitGatewayAttachments: [
      ...names.map((name) => ({
        id: `tgw-attach-${name}`,
        transitGateway: 'tgw-1',
        resource: `vpc-${name}`,
        subnets: [`subnet-${name}`],
        routeTable: tableOf(name),
      })),
      {
        id: 'tgw-attach-vpn',
        transitGateway: 'tgw-1',
        kind: 'vpn',
        resource: 'vpn-1',
        routeTable: tableOf('vpn'),
      },
    ],
    transitGatewayRouteTables: Object.entries(tables).map(([id, { knows }]) => ({
      id,
      transitGateway: 'tgw-1',
      propagations: knows.map((name) => `tgw-attach-${name}`),
    })),
    customerGateways: [{ id: 'cgw-1', address: '198.51.100.9', onPremises: 'site-1' }],
    vpnConnections: [
      {
        id: 'vpn-1',
        customerGateway: 'cgw-1',
        attachedTo: 'tgw-1',
        routing: 'bgp',
        announces: [{ prefix: '10.99.99.0/24' }],
        tunnels: [
          { id: 'tunnel-1', state: 'up' },
          { id: 'tunnel-2', state: 'up' },
        ],
      },
    ],
    onPremises: [{ id: 'site-1', prefixes: ['10.99.99.0/24'] }],
  };
}

const all = ['A', 'B', 'C', 'vpn'];
const isolated = ['A', 'B', 'C'];

/** Scenario, page, network, and the pairs that work; every other pair does not, in either direction. */
const scenarios: [string, string, Json, string[]][] = [
  [
    'centralized router',
    `${page}/transit-gateway-centralized-router.html`,
    hub(isolated, { 'tgw-rtb-default': { of: all, knows: all } }),
    ['A B', 'A C', 'B C', 'A vpn', 'B vpn', 'C vpn'],
  ],
  [
    'isolated VPCs',
    `${page}/transit-gateway-isolated.html`,
    hub(isolated, {
      'tgw-rtb-vpcs': { of: isolated, knows: ['vpn'] },
      'tgw-rtb-vpn': { of: ['vpn'], knows: isolated },
    }),
    ['A vpn', 'B vpn', 'C vpn'],
  ],
  [
    'isolated VPCs with shared services',
    `${page}/transit-gateway-isolated-shared.html`,
    hub([...isolated, 'D'], {
      'tgw-rtb-isolated': { of: isolated, knows: ['D', 'vpn'] },
      'tgw-rtb-shared': { of: ['D', 'vpn'], knows: [...isolated, 'D', 'vpn'] },
    }),
    ['A D', 'B D', 'C D', 'D vpn', 'A vpn', 'B vpn', 'C vpn'],
  ],
];

describe.each(scenarios)('%s (%s)', (_, __, document, works) => {
  const topology = topologyOf(document);
  const names = [...new Set(works.join(' ').split(' '))];
  const end = (name: string): string => (name === 'vpn' ? '10.99.99.20' : `i-${name}`);
  const pairs = names.flatMap((a) => names.filter((b) => b !== a).map((b): [string, string] => [a, b]));

  test.each(pairs)('%s → %s', (a, b) => {
    const { outcome } = trace(
      topology,
      probed(topology, { from: end(a), to: end(b), protocol: 'tcp', port: '443' }),
    );
    const expected = works.includes([a, b].sort().join(' '));
    expect(outcome).toBe(expected ? 'ESTABLISHED' : 'FORWARD_BLOCKED');
  });
});

test('the hops are components, without the lines between two gateways', () => {
  const topology = topologyOf(scenarios[0]?.[2] ?? {});
  const probe = probed(topology, { from: 'i-A', to: '10.99.99.20', protocol: 'tcp', port: '443' });
  const { forward, return: back } = reportOf(trace(topology, probe));
  expect(forward.hops).toEqual(['eni-A', 'tgw-attach-A', 'tgw-1', 'tgw-attach-vpn', 'cgw-1']);
  expect(back?.hops).toEqual([...forward.hops].reverse());
});
