import { expect, test } from 'vitest';
import { probed } from '@/tests/support/probes';
import { topologyOf } from '@/tests/support/reference-topologies';
import { trace } from './trace';

const anybody = { protocol: 'all', peer: { cidr: '0.0.0.0/0' } };

/** The answer, and only the answer, goes by an appliance, whose groups have seen nothing that it answers. */
function network(applianceInbound: object[]): ReturnType<typeof topologyOf> {
  const subnet = (name: string, cidr: string): object => ({
    id: `subnet-${name}`,
    zone: 'use1-az1',
    cidr,
    routeTable: `rtb-${name}`,
  });
  return topologyOf({
    vpcs: [
      {
        id: 'vpc-a',
        region: 'us-east-1',
        cidrs: ['10.0.0.0/16'],
        subnets: [
          subnet('client', '10.0.1.0/24'),
          subnet('server', '10.0.2.0/24'),
          subnet('appliance', '10.0.3.0/24'),
        ],
        routeTables: [
          { id: 'rtb-client', routes: [] },
          { id: 'rtb-server', routes: [{ destination: '10.0.1.0/24', nextHop: 'eni-appliance' }] },
          { id: 'rtb-appliance', routes: [] },
        ],
      },
    ],
    securityGroups: [
      { id: 'sg-all', vpcs: ['vpc-a'], inbound: [anybody], outbound: [anybody] },
      { id: 'sg-appliance', vpcs: ['vpc-a'], inbound: applianceInbound, outbound: [anybody] },
    ],
    instances: [
      { id: 'i-client', subnet: 'subnet-client', privateIp: '10.0.1.10', securityGroups: ['sg-all'] },
      { id: 'i-server', subnet: 'subnet-server', privateIp: '10.0.2.10', securityGroups: ['sg-all'] },
      { id: 'i-appliance', interfaces: ['eni-appliance'], forwards: 'router' },
    ],
    interfaces: [
      {
        id: 'eni-appliance',
        subnet: 'subnet-appliance',
        kind: 'instance',
        attachedTo: 'i-appliance',
        addresses: [{ privateIp: '10.0.3.10' }],
        securityGroups: ['sg-appliance'],
        sourceDestCheck: false,
      },
    ],
  });
}

const to = (ports: string): object => ({ protocol: 'tcp', ports, peer: { cidr: '10.0.0.0/16' } });

test.each([
  ['all of the client’s ports', [to('1024-65535')], 'ESTABLISHED'],
  ['none of them', [to('0-1023')], 'RETURN_BLOCKED'],
  ['some of them', [to('40000-50000')], 'INDETERMINATE'],
  ['all of them by two rules', [to('1024-40000'), to('40001-65535')], 'ESTABLISHED'],
])('an answer that groups do not know is judged port by port: they allow %s', (_, inbound, outcome) => {
  const topology = network(inbound);
  const probe = probed(topology, { from: 'i-client', to: 'i-server', protocol: 'tcp', port: '443' });
  expect(trace(topology, probe).outcome).toBe(outcome);
});

test('each stretch of the client’s ports that a group tells apart is walked', () => {
  const topology = network([to('40000-50000')]);
  const probe = probed(topology, { from: 'i-client', to: 'i-server', protocol: 'tcp', port: '443' });
  expect(trace(topology, probe).branches).toEqual([
    { choices: ['eni-appliance ports 32768-39999: denied'], outcome: 'RETURN_BLOCKED' },
    { choices: ['eni-appliance ports 40000-50000: allowed'], outcome: 'ESTABLISHED' },
    { choices: ['eni-appliance ports 50001-61000: denied'], outcome: 'RETURN_BLOCKED' },
  ]);
});
