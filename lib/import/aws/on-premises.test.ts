import { expect, test } from 'vitest';
import { probeOf } from '@/lib/core/aws/trace/probe';
import { parseFlowRequest } from '@/lib/core/aws/trace/request';
import { reportOf, type ConnectionReport } from '@/lib/core/aws/trace/report';
import { trace } from '@/lib/core/aws/trace/trace';
import type { Topology } from '@/lib/core/aws/topology/topology';
import { imported, jsonFile, readable } from '@/tests/support/import-fixture';

const office = '192.168.0.0/16';

/** A VPC whose only way out is a virtual private gateway, with one VPN connection for each customer gateway. */
function network(vpns: Record<string, object>, routes: object[] = [propagated(office)]): Topology {
  const cidr = '10.4.0.0/16';
  const local = {
    DestinationCidrBlock: cidr,
    GatewayId: 'local',
    Origin: 'CreateRouteTable',
    State: 'active',
  };
  const anything = [{ IpProtocol: '-1', IpRanges: [{ CidrIp: '0.0.0.0/0' }] }];
  const ids = Object.keys(vpns);
  const output = {
    Vpcs: [{ VpcId: 'vpc-1', CidrBlock: cidr, State: 'available', OwnerId: '111122223333' }],
    Subnets: [
      { SubnetId: 'subnet-1', VpcId: 'vpc-1', CidrBlock: '10.4.0.0/24', AvailabilityZoneId: 'use1-az1' },
    ],
    RouteTables: [
      ...['rtb-1', 'rtb-2'].map((id, at) => ({
        RouteTableId: id,
        VpcId: 'vpc-1',
        Associations: at === 0 ? [{ Main: true }] : [],
        PropagatingVgws: [{ GatewayId: 'vgw-1' }],
        Routes: [local, ...routes],
      })),
    ],
    NetworkAcls: [
      {
        NetworkAclId: 'acl-1',
        VpcId: 'vpc-1',
        IsDefault: true,
        Associations: [{ SubnetId: 'subnet-1', NetworkAclId: 'acl-1' }],
        Entries: [true, false].map((Egress) => ({
          ...{ Egress, Protocol: '-1', RuleAction: 'allow', RuleNumber: 100, CidrBlock: '0.0.0.0/0' },
        })),
      },
    ],
    SecurityGroups: [
      { GroupId: 'sg-1', VpcId: 'vpc-1', IpPermissions: anything, IpPermissionsEgress: anything },
    ],
    NetworkInterfaces: [
      {
        ...{ NetworkInterfaceId: 'eni-1', SubnetId: 'subnet-1', SourceDestCheck: true },
        Groups: [{ GroupId: 'sg-1' }],
        PrivateIpAddresses: [{ Primary: true, PrivateIpAddress: '10.4.0.4' }],
      },
    ],
    VpnGateways: [{ VpnGatewayId: 'vgw-1', VpcAttachments: [{ State: 'attached', VpcId: 'vpc-1' }] }],
    CustomerGateways: ids.map((id) => ({ CustomerGatewayId: `cgw-${id}`, State: 'available' })),
    VpnConnections: ids.map((id) => ({
      ...{ VpnConnectionId: `vpn-${id}`, CustomerGatewayId: `cgw-${id}`, VpnGatewayId: 'vgw-1' },
      ...{ State: 'available', VgwTelemetry: [{ OutsideIpAddress: '203.0.113.1', Status: 'UP' }] },
      ...vpns[id],
    })),
  };
  return imported([jsonFile('a', output)]).topology;
}

function propagated(block: string): object {
  const from = { GatewayId: 'vgw-1', Origin: 'EnableVgwRoutePropagation', State: 'active' };
  return { DestinationCidrBlock: block, ...from };
}

function fixed(...blocks: string[]): object {
  return {
    Options: { StaticRoutesOnly: true },
    Routes: blocks.map((DestinationCidrBlock) => ({ DestinationCidrBlock, State: 'available' })),
  };
}

/** Ends of a walk, or the sentence that refuses it. */
function asked(topology: Topology, from: string, to: string): ConnectionReport | string {
  const request = parseFlowRequest(topology, { from, to, protocol: 'tcp', port: '443' });
  if (!request.ok) return request.reason;
  const probe = probeOf(topology, request.value);
  return probe.ok ? reportOf(trace(topology, probe.value)) : probe.reason;
}

const thereAndBack = (vpn: string) => ({
  outcome: 'ESTABLISHED',
  forward: { hops: [`cgw-${vpn}`, 'vgw-1', 'eni-1'] },
  return: { hops: ['eni-1', 'vgw-1', `cgw-${vpn}`] },
});

test('what static routes of a VPN connection lead to is behind its customer gateway', () => {
  const topology = network({ a: fixed(office) });
  expect(readable(topology.onPremises)).toEqual([
    { id: 'behind-cgw-a', prefixes: [office], routes: [], open: true },
  ]);
  expect(asked(topology, '192.168.1.1', 'eni-1')).toMatchObject(thereAndBack('a'));
  expect(asked(topology, 'eni-1', '192.168.1.1')).toMatchObject({ outcome: 'ESTABLISHED' });
});

test('what the only connection of a gateway announces is what the gateway propagates, once', () => {
  const topology = network({ a: {} });
  expect(readable(topology.vpnConnections[0]?.announces)).toMatchObject([{ prefix: office }]);
  expect(asked(topology, 'eni-1', '192.168.1.1')).toMatchObject({
    outcome: 'ESTABLISHED',
    forward: { hops: ['eni-1', 'vgw-1', 'cgw-a'], disposition: 'EXITS_NETWORK' },
  });
  expect(asked(topology, '192.168.1.1', 'eni-1')).toMatchObject(thereAndBack('a'));
});

test('of two connections nobody knows which announced what, and the answer says so', () => {
  const topology = network({ a: {}, b: {} });
  expect(topology.vpnConnections.map(({ announces }) => announces)).toEqual(['unknown', 'unknown']);
  expect(asked(topology, 'eni-1', '192.168.1.1')).toMatchObject({ outcome: 'INDETERMINATE' });
  expect(asked(topology, '192.168.1.1', 'eni-1')).toBe(
    'No route tells behind which of behind-cgw-a, behind-cgw-b 192.168.1.1 is.',
  );
});

test('gateways that overlapping blocks lead to stand before one place', () => {
  const { onPremises, customerGateways } = network({
    a: fixed(office),
    b: fixed('192.168.7.0/24'),
    c: fixed('172.16.0.0/16'),
  });
  expect(onPremises.map(({ id }) => id)).toEqual(['behind-cgw-a', 'behind-cgw-c']);
  expect(customerGateways.map((one) => one.onPremises)).toEqual([
    ...['behind-cgw-a', 'behind-cgw-a', 'behind-cgw-c'],
  ]);
});

test('a block around that of a VPC takes nothing from the VPC, and a default route places nobody', () => {
  const topology = network({ a: fixed('10.0.0.0/8', '0.0.0.0/0') }, [propagated('0.0.0.0/0')]);
  expect(readable(topology.onPremises)).toMatchObject([{ prefixes: ['10.0.0.0/8'] }]);
  expect(asked(topology, '10.5.0.1', '10.4.0.4')).toMatchObject(thereAndBack('a'));
  expect(asked(topology, '10.4.0.9', 'eni-1')).toContain('No interface in vpc-1 has 10.4.0.9');
  expect(asked(topology, 'eni-1', '198.51.100.1')).toMatchObject({
    outcome: 'ESTABLISHED',
    forward: { disposition: 'EXITS_NETWORK', hops: ['eni-1', 'vgw-1', 'cgw-a'] },
  });
});

test('who is at no known block of the only place comes from there, and is not answered without a route', () => {
  expect(asked(network({ a: fixed(office) }), '172.20.0.1', 'eni-1')).toMatchObject({
    outcome: 'RETURN_BLOCKED',
    forward: { hops: ['cgw-a', 'vgw-1', 'eni-1'] },
    return: { disposition: 'NO_ROUTE' },
  });
});

test('what the table of a transit gateway sends to a VPN connection is behind it', () => {
  const attachment = (id: string, type: string, resource: string) => ({
    ...{ TransitGatewayAttachmentId: id, TransitGatewayId: 'tgw-1', State: 'available' },
    ...{ ResourceType: type, ResourceId: resource },
  });
  const output = {
    TransitGatewayRouteTables: [{ TransitGatewayRouteTableId: 'tgw-rtb-1', TransitGatewayId: 'tgw-1' }],
    TransitGatewayAttachments: [attachment('tgw-attach-1', 'vpn', 'vpn-a')],
    CustomerGateways: [{ CustomerGatewayId: 'cgw-a' }],
    VpnConnections: [
      {
        ...{ VpnConnectionId: 'vpn-a', CustomerGatewayId: 'cgw-a', TransitGatewayId: 'tgw-1' },
        State: 'available',
      },
    ],
  };
  const route = {
    DestinationCidrBlock: office,
    TransitGatewayAttachments: [{ TransitGatewayAttachmentId: 'tgw-attach-1' }],
    ...{ Type: 'propagated', State: 'active' },
  };
  const searched = {
    Request: { TransitGatewayRouteTableId: 'tgw-rtb-1' },
    Response: { Routes: [route], AdditionalRoutesAvailable: false },
  };
  const { topology } = imported([jsonFile('a', output), jsonFile('b', searched)]);
  expect(readable(topology.onPremises)).toMatchObject([{ id: 'behind-cgw-a', prefixes: [office] }]);
});
