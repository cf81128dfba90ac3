import { expect, test } from 'vitest';
import { probed } from '@/tests/support/probes';
import { topologyOf } from '@/tests/support/reference-topologies';
import { trace } from './trace';

const anybody = { protocol: 'all', peer: { cidr: '0.0.0.0/0' } };

/** A client whose way to the server leads through a private NAT gateway, and a server whose table may name it as well. */
function network(serverRoutes: object[]): ReturnType<typeof topologyOf> {
  return topologyOf({
    vpcs: [
      {
        id: 'vpc-a',
        region: 'us-east-1',
        cidrs: ['10.0.0.0/16'],
        subnets: [
          { id: 'subnet-nat', zone: 'use1-az1', cidr: '10.0.1.0/24', routeTable: 'rtb-nat' },
          { id: 'subnet-server', zone: 'use1-az1', cidr: '10.0.2.0/24', routeTable: 'rtb-server' },
          { id: 'subnet-client', zone: 'use1-az1', cidr: '10.0.3.0/24', routeTable: 'rtb-client' },
        ],
        routeTables: [
          { id: 'rtb-nat', routes: [] },
          { id: 'rtb-server', routes: serverRoutes },
          { id: 'rtb-client', routes: [{ destination: '10.0.2.0/24', nextHop: 'nat-a' }] },
        ],
      },
    ],
    securityGroups: [{ id: 'sg-all', vpcs: ['vpc-a'], inbound: [anybody], outbound: [anybody] }],
    instances: [
      { id: 'i-server', subnet: 'subnet-server', privateIp: '10.0.2.10', securityGroups: ['sg-all'] },
      { id: 'i-client', subnet: 'subnet-client', privateIp: '10.0.3.10', securityGroups: ['sg-all'] },
    ],
    natGateways: [
      {
        id: 'nat-a',
        subnet: 'subnet-nat',
        connectivity: 'private',
        addresses: [{ privateIp: '10.0.1.5' }],
      },
    ],
  });
}

test.each([
  ['by the local route', []],
  [
    'by a route for its whole subnet to the gateway itself (R14)',
    [{ destination: '10.0.1.0/24', nextHop: 'nat-a' }],
  ],
])('a NAT gateway knows an answer to its own address that comes %s', (_, routes) => {
  const topology = network(routes);
  const probe = probed(topology, { from: 'i-client', to: 'i-server', protocol: 'tcp', port: '443' });
  const walked = trace(topology, probe);
  expect(walked.outcome).toBe('ESTABLISHED');
  const matches = walked.return?.steps.filter(
    ({ kind, at }) => kind === 'SESSION_MATCH' && at.id === 'nat-a',
  );
  expect(matches).toHaveLength(1);
});

test('a NAT gateway passes on nothing that a route leads to it under its own address and nobody asked for', () => {
  const topology = network([{ destination: '10.0.1.0/24', nextHop: 'nat-a' }]);
  const probe = probed(topology, { from: 'i-server', to: '10.0.1.5', protocol: 'tcp', port: '443' });
  const walked = trace(topology, probe);
  expect(walked.outcome).toBe('FORWARD_BLOCKED');
  expect(walked.forward.blockers.map(({ code }) => code)).toEqual(['X_NAT_NO_SESSION']);
  expect(walked.forward.steps.filter(({ kind }) => kind === 'TRANSFORM')).toEqual([]);
});
