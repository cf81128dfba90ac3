import { expect, test } from 'vitest';
import { formatIp } from '@/lib/core/net/ip';
import type { VpcEndpoint } from '@/lib/core/aws/topology/endpoint';
import type { LoadBalancer } from '@/lib/core/aws/topology/load-balancing';
import type { Topology } from '@/lib/core/aws/topology/topology';
import {
  balancer,
  endpoint,
  eni,
  group,
  hops,
  host,
  network,
  openGroup,
  send,
  table,
  targets,
  told,
  vpc,
} from '@/tests/support/services-network';

const ok = 'ESTABLISHED / ACCEPTED / ACCEPTED';
const face = (options: Parameters<typeof eni>[3] = {}): Partial<Topology> => ({
  interfaces: [
    eni('eni-vpce', 'ends', '10.0.1.7', {
      ...{ kind: 'interface-endpoint', attachedTo: 'vpce-1', securityGroups: ['sg-vpce'] },
      ...options,
    }),
  ],
});
const consumer = (rule: string, options: Partial<VpcEndpoint> = {}, face_ = face()): Partial<Topology>[] => [
  vpc('vpc-1', '10.0.0.0/16', [
    'clients use1-az1 10.0.0.0/24',
    'ends use1-az1 10.0.1.0/24',
    'ends-2 use1-az2 10.0.2.0/24',
  ]),
  openGroup,
  { securityGroups: [group('sg-vpce', [rule], []), group('sg-client', [])] },
  host('client', 'clients', '10.0.0.5', { securityGroups: ['sg-client'] }),
  { endpoints: [endpoint('vpce-1', 'interface', { interfaces: ['eni-vpce'], ...options })] },
  face_,
];

test('AWS’s service answers at the endpoint, whose groups need no outbound rule', () => {
  const one = send(network(...consumer('tcp 443 sg-client')), 'eni-client', '10.0.1.7', { port: 443 });
  expect(told(one)).toBe(ok);
  expect(hops(one)).toEqual(['eni-client vpce-1', 'eni-client']);
  expect(one.forward.where).toEqual({ kind: 'endpoint', id: 'vpce-1' });
});

test('the endpoint’s groups refuse whom they do not name', () => {
  const one = send(network(...consumer('tcp 443 10.9.0.0/16')), 'eni-client', '10.0.1.7', { port: 443 });
  expect(told(one)).toBe('FORWARD_BLOCKED / DENIED_IN ENI_SG_RULES_MISMATCH');
});

test('an endpoint opens nothing itself', () => {
  const one = send(network(...consumer('tcp 443 0.0.0.0/0')), 'eni-vpce', '10.0.0.5', { port: 443 });
  expect(told(one)).toBe('FORWARD_BLOCKED / DENIED_OUT VPCE_INTRA_VPC_TRAFFIC');
});

test('what it makes of a ping is not modelled, and a route to it is nonsense', () => {
  const open = consumer('all all 0.0.0.0/0');
  expect(told(send(network(...open), 'eni-client', '10.0.1.7', { protocol: 'icmp' }))).toBe(
    'INDETERMINATE / INSUFFICIENT_INFO UNSUPPORTED_COMPONENT',
  );
  const routed = network(...open, {
    routeTables: [table('rtb-x', 'vpc-1', ['10.0.0.0/16 local', '0.0.0.0/0 vpce vpce-1'])],
  });
  routed.subnets = routed.subnets.map((one) => ({ ...one, routeTable: 'rtb-x' }));
  expect(told(send(routed, 'eni-client', '203.0.113.1'))).toBe(
    'INDETERMINATE / INSUFFICIENT_INFO X_UNSUPPORTED_OBJECT',
  );
});

test('a peer reaches it', () => {
  const topology = network(
    ...consumer('tcp 443 10.2.0.0/16'),
    vpc('vpc-2', '10.2.0.0/16', ['far use1-az1 10.2.0.0/24 rtb-far']),
    host('far', 'far', '10.2.0.9'),
    {
      peeringConnections: [
        {
          id: 'pcx-1',
          status: 'active',
          requester: { vpc: 'vpc-1', region: 'us-east-1', resolvesDns: false },
          accepter: { vpc: 'vpc-2', region: 'us-east-1', resolvesDns: false },
        },
      ],
      routeTables: [
        table('rtb-far', 'vpc-2', ['10.2.0.0/16 local', '10.0.0.0/16 pcx pcx-1']),
        table('rtb-ends', 'vpc-1', ['10.0.0.0/16 local', '10.2.0.0/16 pcx pcx-1']),
      ],
    },
  );
  topology.subnets = topology.subnets.map((one) =>
    one.id === 'ends' ? { ...one, routeTable: 'rtb-ends' } : one,
  );
  const one = send(topology, 'eni-far', '10.0.1.7', { port: 443 });
  expect(told(one)).toBe(ok);
  expect(hops(one)).toEqual(['eni-far pcx-1 vpce-1', 'pcx-1 eni-far']);
});

/** A service of somebody's own in vpc-9, whose block overlaps the consumer's. */
const privateLink = (
  app: string,
  options: { nlb?: Partial<LoadBalancer> & { securityGroups?: string[] }; face?: Partial<Topology> } = {},
): Topology =>
  network(
    ...consumer('tcp 80 10.0.0.0/24', { loadBalancer: 'nlb' }, options.face),
    vpc('vpc-9', '10.0.0.0/16', ['nodes use1-az1 10.0.1.0/24', 'apps use1-az1 10.0.0.0/24']),
    host('app', 'apps', '10.0.0.20', { securityGroups: ['sg-app'] }),
    {
      securityGroups: [
        group('sg-app', [app]),
        group('sg-nlb', ['tcp 80 10.0.0.5/32']),
        group('sg-none', []),
        group('sg-by-client', ['tcp 80 sg-client']),
      ],
    },
    balancer(
      'nlb',
      'NLB',
      [{ zone: 'use1-az1', subnet: 'nodes', address: '10.0.1.99' }],
      { tg: 1 },
      options.nlb,
    ),
    targets('tg', ['i-app use1-az1']),
  );
const ask = (topology: Topology): ReturnType<typeof send> => send(topology, 'eni-client', '10.0.1.7');

test('over PrivateLink blocks may overlap, and the target sees the balancer’s node', () => {
  const one = ask(privateLink('tcp 8080 10.0.1.99/32'));
  expect(told(one)).toBe(ok);
  expect(hops(one)).toEqual(['eni-client vpce-1 nlb eni-app', 'eni-app nlb eni-client']);
  const back = one.return?.steps.findLast(({ outbound }) => outbound)?.outbound;
  expect(back && [formatIp(back.source), formatIp(back.destination)]).toEqual(['10.0.1.7', '10.0.0.5']);
});

test('the client’s address and groups do not get through PrivateLink', () => {
  expect(told(ask(privateLink('tcp 8080 10.0.0.5/32')))).toBe(
    'FORWARD_BLOCKED / DENIED_IN ENI_SG_RULES_MISMATCH',
  );
  expect(ask(privateLink('tcp 8080 sg-client')).outcome).toBe('FORWARD_BLOCKED');
  expect(told(ask(privateLink('tcp 8080 sg-nlb', { nlb: { securityGroups: ['sg-nlb'] } })))).toBe(ok);
});

test('the balancer’s inbound rules are read for PrivateLink only where that is on', () => {
  const from = (inboundRulesOnPrivateLink: boolean | 'unknown', securityGroups: string[]): string =>
    told(ask(privateLink('tcp 8080 0.0.0.0/0', { nlb: { securityGroups, inboundRulesOnPrivateLink } })));
  expect(from(true, ['sg-nlb'])).toBe(ok);
  expect(from(true, ['sg-none'])).toBe('FORWARD_BLOCKED / DENIED_IN SG_HAS_NO_RULES');
  expect(from(false, ['sg-none'])).toBe(ok);
  expect(from(true, ['sg-by-client'])).toBe('FORWARD_BLOCKED / DENIED_IN SG_REFERENCES_NOT_PRESERVED');
  expect(from('unknown', ['sg-none'])).toBe('INDETERMINATE / INSUFFICIENT_INFO X_IMPORT_INCOMPLETE');
  expect(from('unknown', [])).toBe(ok);
});

test('a service that is not in the endpoint’s zone is not there', () => {
  const topology = privateLink('tcp 8080 0.0.0.0/0');
  topology.interfaces = topology.interfaces.map((one) =>
    one.id === 'eni-vpce'
      ? eni('eni-vpce', 'ends-2', '10.0.2.7', { ...one, securityGroups: ['sg-vpce'] })
      : one,
  );
  expect(told(send(topology, 'eni-client', '10.0.2.7'))).toBe(
    'FORWARD_BLOCKED / DENIED_IN VPCE_SERVICE_NOT_INSTALLED_IN_AZ',
  );
});

test('a balancer that was not given leaves the answer open', () => {
  const topology = privateLink('tcp 8080 0.0.0.0/0');
  topology.loadBalancers = [];
  expect(told(ask(topology))).toBe('INDETERMINATE / INSUFFICIENT_INFO X_IMPORT_INCOMPLETE');
});

test('of several interfaces of a balancer in one zone the one that is named is its node; without a name any will do', () => {
  const named = privateLink('tcp 8080 10.0.1.99/32');
  const other = eni('eni-other', 'nodes', '10.0.1.98', { kind: 'load-balancer', attachedTo: 'nlb' });
  named.interfaces = [other, ...named.interfaces];
  expect(told(ask(named))).toBe(ok);
  const unnamed = privateLink('tcp 8080 10.0.1.99/32');
  unnamed.loadBalancers = unnamed.loadBalancers.map((one) => ({
    ...one,
    zones: one.zones.map((zone) => ({ ...zone, interface: null })),
  }));
  expect(told(ask(unnamed))).toBe(ok);
});
