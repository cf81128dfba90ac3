import { describe, expect, test } from 'vitest';
import { bentRules } from '@/lib/core/aws/beliefs';
import type { BeliefId } from '@/lib/core/aws/rule';
import { awsRules } from '@/lib/core/aws/rules';
import { formatIp } from '@/lib/core/net/ip';
import { probed } from '@/tests/support/probes';
import { topologyOf } from '@/tests/support/reference-topologies';
import { trace, type Connection, type Options } from './trace';
import { reportOf } from './report';
import type { TypedRequest } from './request';

type Json = Record<string, unknown>;
const allowAll = [{ number: 100, action: 'allow', peer: '0.0.0.0/0' }];
const anybody = { protocol: 'all', peer: { cidr: '0.0.0.0/0' } };

/** A web server with a public address, an application behind a NAT gateway, a peer VPC with a database. Tests change parts. */
function network(changes: { vpc?: Json; peer?: Json; top?: Json } = {}): Json {
  return {
    vpcs: [
      {
        id: 'vpc-a',
        region: 'us-east-1',
        cidrs: ['10.0.0.0/16'],
        cidrs6: ['2001:db8:a::/56'],
        subnets: [
          {
            id: 'subnet-web',
            zone: 'use1-az1',
            cidr: '10.0.0.0/24',
            cidrs6: ['2001:db8:a::/64'],
            routeTable: 'rtb-web',
            networkAcl: 'acl-web',
          },
          {
            id: 'subnet-app',
            zone: 'use1-az1',
            cidr: '10.0.1.0/24',
            cidrs6: ['2001:db8:a:1::/64'],
            routeTable: 'rtb-app',
            networkAcl: 'acl-app',
          },
        ],
        routeTables: [
          {
            id: 'rtb-web',
            routes: [
              { destination: '0.0.0.0/0', nextHop: 'igw-a' },
              { destination: '::/0', nextHop: 'igw-a' },
            ],
          },
          {
            id: 'rtb-app',
            routes: [
              { destination: '0.0.0.0/0', nextHop: 'nat-a' },
              { destination: '::/0', nextHop: 'eigw-a' },
              { destination: '10.1.0.0/16', nextHop: 'pcx-ab' },
            ],
          },
        ],
        networkAcls: [
          {
            id: 'acl-web',
            inbound: [...allowAll, { number: 110, action: 'allow', peer: '::/0' }],
            outbound: [...allowAll, { number: 110, action: 'allow', peer: '::/0' }],
          },
          {
            id: 'acl-app',
            inbound: [...allowAll, { number: 110, action: 'allow', peer: '::/0' }],
            outbound: [...allowAll, { number: 110, action: 'allow', peer: '::/0' }],
          },
        ],
        ...changes.vpc,
      },
      {
        id: 'vpc-b',
        region: 'us-east-1',
        cidrs: ['10.1.0.0/16'],
        subnets: [{ id: 'subnet-db', zone: 'use1-az1', cidr: '10.1.0.0/24', routeTable: 'rtb-db' }],
        routeTables: [{ id: 'rtb-db', routes: [{ destination: '10.0.0.0/16', nextHop: 'pcx-ab' }] }],
        ...changes.peer,
      },
    ],
    securityGroups: [
      {
        id: 'sg-web',
        vpcs: ['vpc-a'],
        inbound: [
          { protocol: 'tcp', ports: 443, peer: { cidr: '0.0.0.0/0' } },
          { protocol: 'tcp', ports: 443, peer: { cidr: '::/0' } },
          { protocol: 'icmp', peer: { cidr: '10.0.0.0/8' } },
        ],
        outbound: [anybody],
      },
      {
        id: 'sg-app',
        vpcs: ['vpc-a'],
        inbound: [{ protocol: 'tcp', ports: 8080, peer: { group: 'sg-web' } }],
        outbound: [anybody, { protocol: 'all', peer: { cidr: '::/0' } }],
      },
      {
        id: 'sg-db',
        vpcs: ['vpc-b'],
        inbound: [{ protocol: 'tcp', ports: 5432, peer: { group: 'sg-app' } }],
        outbound: [],
      },
    ],
    instances: [
      {
        id: 'i-web',
        subnet: 'subnet-web',
        privateIp: '10.0.0.10',
        publicIp: '203.0.113.10',
        ipv6: ['2001:db8:a::10'],
        securityGroups: ['sg-web'],
      },
      {
        id: 'i-app',
        subnet: 'subnet-app',
        privateIp: '10.0.1.10',
        ipv6: ['2001:db8:a:1::10'],
        securityGroups: ['sg-app'],
      },
      { id: 'i-db', subnet: 'subnet-db', privateIp: '10.1.0.10', securityGroups: ['sg-db'] },
    ],
    internetGateways: [{ id: 'igw-a', vpc: 'vpc-a' }],
    egressOnlyInternetGateways: [{ id: 'eigw-a', vpc: 'vpc-a' }],
    natGateways: [
      { id: 'nat-a', subnet: 'subnet-web', addresses: [{ privateIp: '10.0.0.5', publicIp: '203.0.113.5' }] },
    ],
    peeringConnections: [{ id: 'pcx-ab', requester: { vpc: 'vpc-a' }, accepter: { vpc: 'vpc-b' } }],
    ...changes.top,
  };
}

function walked(
  document: Json,
  from: string,
  to: string,
  packet: Partial<TypedRequest> = {},
  options: Options = {},
): Connection {
  const topology = topologyOf(document);
  return trace(
    topology,
    probed(topology, {
      from,
      to,
      protocol: 'tcp',
      ...(packet.protocol === undefined ? { port: '443' } : {}),
      ...packet,
    }),
    options,
  );
}

/** The outcome, where each way ends, and the code that stops it. */
function told(connection: Connection): unknown[] {
  const { outcome, forward, return: back } = reportOf(connection);
  const last = back ?? forward;
  return [outcome, forward.disposition, back?.disposition ?? null, last.steps.at(-1)?.code ?? null];
}

function hops(connection: Connection): string[][] {
  const { forward, return: back } = reportOf(connection);
  return [forward.hops, back?.hops ?? []];
}

const outside = '93.184.216.34';

test('from the internet to a public address and back, which the gateway translates (R27)', () => {
  const flow = walked(network(), outside, 'i-web');
  expect(told(flow)).toEqual(['ESTABLISHED', 'ACCEPTED', 'EXITS_NETWORK', null]);
  expect(hops(flow)).toEqual([
    ['igw-a', 'eni-web'],
    ['eni-web', 'igw-a'],
  ]);
});

test('out through a NAT gateway: the client’s NACL sees the client, the internet sees the gateway’s public address', () => {
  const flow = walked(network(), 'i-app', outside);
  expect(told(flow)).toEqual(['ESTABLISHED', 'EXITS_NETWORK', 'ACCEPTED', null]);
  expect(hops(flow)).toEqual([
    ['eni-app', 'nat-a', 'igw-a'],
    ['igw-a', 'nat-a', 'eni-app'],
  ]);
  const changed = reportOf(flow)
    .forward.steps.filter(({ kind }) => kind === 'TRANSFORM')
    .map(({ inbound, outbound }) => [inbound, outbound]);
  expect(changed).toEqual([
    ['TCP 10.0.1.10:32768-61000 → 93.184.216.34:443', 'TCP 10.0.0.5:1024-65535 → 93.184.216.34:443'],
    ['TCP 10.0.0.5:1024-65535 → 93.184.216.34:443', 'TCP 203.0.113.5:1024-65535 → 93.184.216.34:443'],
  ]);
});

test('the subnet of the NAT gateway needs the client ports of the gateway, not of the client (R31, R43)', () => {
  const inbound = [
    { number: 100, action: 'allow', protocol: 'tcp', ports: 443, peer: '10.0.0.0/16' },
    { number: 110, action: 'allow', protocol: 'tcp', ports: '32768-61000', peer: '0.0.0.0/0' },
  ];
  const vpc = { ...(network() as { vpcs: Json[] }).vpcs[0] };
  const networkAcls = (vpc.networkAcls as Json[]).map((acl) =>
    acl.id === 'acl-web' ? { ...acl, inbound } : acl,
  );
  const flow = walked(network({ vpc: { networkAcls } }), 'i-app', outside);
  expect(told(flow)[0]).toBe('INDETERMINATE');
  expect(flow.branches.map(({ outcome, choices }) => [outcome, choices.at(-1)])).toEqual([
    ['RETURN_BLOCKED', 'acl-web ports 1024-32767: denied'],
    ['ESTABLISHED', 'acl-web ports 32768-61000: allowed'],
    ['RETURN_BLOCKED', 'acl-web ports 61001-65535: denied'],
  ]);
});

test('over a peering, with a group named across it (R50)', () => {
  const flow = walked(network(), 'i-app', 'i-db', { port: '5432' });
  expect(told(flow)).toEqual(['ESTABLISHED', 'ACCEPTED', 'ACCEPTED', null]);
  expect(hops(flow)).toEqual([
    ['eni-app', 'pcx-ab', 'eni-db'],
    ['eni-db', 'pcx-ab', 'eni-app'],
  ]);
});

/** What is changed, the flow, and how it ends: outcome, there, back, code. */
type Row = [string, Json, [string, string, Partial<TypedRequest>?], unknown[]];
const routes = (table: string, ...list: Json[]): Json => ({
  routeTables: (((network() as { vpcs: Json[] }).vpcs[0] ?? {}).routeTables as Json[]).map((one) =>
    one.id === table ? { ...one, routes: list } : one,
  ),
});
const peered = (status: string): Json => ({
  top: {
    peeringConnections: [{ id: 'pcx-ab', status, requester: { vpc: 'vpc-a' }, accepter: { vpc: 'vpc-b' } }],
  },
});

const rows: Row[] = [
  [
    'no route to the internet gateway (R26)',
    { vpc: routes('rtb-web') },
    ['i-web', outside],
    ['FORWARD_BLOCKED', 'NO_ROUTE', null, 'NO_ROUTE_TO_DESTINATION'],
  ],
  [
    'a route to the internet gateway and no public address (R26)',
    { vpc: routes('rtb-app', { destination: '0.0.0.0/0', nextHop: 'igw-a' }) },
    ['i-app', outside],
    ['FORWARD_BLOCKED', 'DENIED_IN', null, 'IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS'],
  ],
  [
    'a private address through the internet gateway (R28)',
    {},
    ['i-web', '10.9.0.1'],
    ['FORWARD_BLOCKED', 'DENIED_IN', null, 'IGW_DESTINATION_ADDRESS_NOT_IN_RFC1918_EGRESS'],
  ],
  [
    'a shared address through the internet gateway (R28)',
    {},
    ['i-web', '100.64.0.1'],
    ['FORWARD_BLOCKED', 'DENIED_IN', null, 'IGW_DESTINATION_ADDRESS_NOT_IN_RFC6598_EGRESS'],
  ],
  [
    'unasked from the internet to the NAT gateway (R31)',
    {},
    [outside, '203.0.113.5'],
    ['FORWARD_BLOCKED', 'DENIED_IN', null, 'X_NAT_NO_SESSION'],
  ],
  [
    'a protocol that no NAT gateway passes (R31)',
    {},
    ['i-app', outside, { protocol: '47' }],
    ['FORWARD_BLOCKED', 'DENIED_IN', null, 'PROTOCOL_RESTRICTION'],
  ],
  [
    'a NAT gateway whose subnet has no way out (R30)',
    { vpc: routes('rtb-web') },
    ['i-app', outside],
    ['FORWARD_BLOCKED', 'NO_ROUTE', null, 'NO_ROUTE_TO_DESTINATION'],
  ],
  [
    'a private NAT gateway (R30)',
    {
      top: {
        natGateways: [
          {
            id: 'nat-a',
            connectivity: 'private',
            subnet: 'subnet-web',
            addresses: [{ privateIp: '10.0.0.5' }],
          },
        ],
      },
    },
    ['i-app', outside],
    ['FORWARD_BLOCKED', 'DENIED_IN', null, 'IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS'],
  ],
  [
    'IPv6 out through an egress-only gateway (R36)',
    {},
    ['i-app', '2606:2800::1'],
    ['ESTABLISHED', 'EXITS_NETWORK', 'ACCEPTED', null],
  ],
  [
    'IPv6 in, answered through an egress-only gateway (R36)',
    {
      top: {
        securityGroups: [
          {
            id: 'sg-app',
            vpcs: ['vpc-a'],
            inbound: [{ protocol: 'all', peer: { cidr: '::/0' } }],
            outbound: [anybody],
          },
          { id: 'sg-web', vpcs: ['vpc-a'] },
          { id: 'sg-db', vpcs: ['vpc-b'] },
        ],
      },
    },
    ['2606:2800::1', 'i-app'],
    ['RETURN_BLOCKED', 'ACCEPTED', 'DENIED_IN', 'X_SESSION_ASYMMETRIC'],
  ],
  [
    'IPv6 is not covered by 0.0.0.0/0 (R11)',
    { vpc: routes('rtb-web', { destination: '0.0.0.0/0', nextHop: 'igw-a' }) },
    ['2606:2800::1', 'i-web'],
    ['RETURN_BLOCKED', 'ACCEPTED', 'NO_ROUTE', 'NO_ROUTE_TO_DESTINATION'],
  ],
  [
    'a peering with one route only (R60)',
    { peer: { routeTables: [{ id: 'rtb-db' }] } },
    ['i-app', 'i-db', { port: '5432' }],
    ['RETURN_BLOCKED', 'ACCEPTED', 'NO_ROUTE', 'NO_ROUTE_TO_DESTINATION'],
  ],
  [
    'a peering that nobody accepted (R60)',
    peered('pending-acceptance'),
    ['i-app', 'i-db', { port: '5432' }],
    ['FORWARD_BLOCKED', 'NULL_ROUTED', null, 'BAD_STATE'],
  ],
  [
    'beyond a peering (R59)',
    { vpc: routes('rtb-app', { destination: '0.0.0.0/0', nextHop: 'pcx-ab' }) },
    ['i-app', outside],
    ['FORWARD_BLOCKED', 'NO_ROUTE', null, 'PCX_REQUIRES_ADDRESS_IN_VPC_CIDR'],
  ],
  [
    'no rule names the sender (R46)',
    {},
    ['i-db', 'i-web'],
    ['FORWARD_BLOCKED', 'DENIED_OUT', null, 'SG_HAS_NO_RULES'],
  ],
  [
    'no rule for the port (R46)',
    {},
    ['i-app', 'i-web', { port: '80' }],
    ['FORWARD_BLOCKED', 'DENIED_IN', null, 'ENI_SG_RULES_MISMATCH'],
  ],
  [
    'by the public address, which is no member’s private one (R29, R49)',
    {
      top: {
        securityGroups: [
          {
            id: 'sg-web',
            vpcs: ['vpc-a'],
            inbound: [{ protocol: 'all', peer: { group: 'sg-web' } }],
            outbound: [anybody],
          },
          { id: 'sg-app', vpcs: ['vpc-a'] },
          { id: 'sg-db', vpcs: ['vpc-b'] },
        ],
        instances: [
          {
            id: 'i-web',
            subnet: 'subnet-web',
            privateIp: '10.0.0.10',
            publicIp: '203.0.113.10',
            securityGroups: ['sg-web'],
          },
          {
            id: 'i-twin',
            subnet: 'subnet-web',
            privateIp: '10.0.0.11',
            publicIp: '203.0.113.11',
            securityGroups: ['sg-web'],
          },
        ],
      },
    },
    ['i-twin', '203.0.113.10'],
    ['FORWARD_BLOCKED', 'DENIED_IN', null, 'SG_REFERENCES_NOT_PRESERVED'],
  ],
  [
    'an address in a subnet that nobody has',
    {},
    ['i-app', '10.0.0.77'],
    ['FORWARD_BLOCKED', 'NEIGHBOR_UNREACHABLE', null, 'X_NO_SUCH_ADDRESS'],
  ],
  [
    'a blackhole (R18)',
    {
      vpc: routes(
        'rtb-app',
        { destination: '0.0.0.0/0', nextHop: 'nat-a' },
        { destination: '10.1.0.0/16', nextHop: 'pcx-gone', state: 'blackhole' },
      ),
    },
    ['i-app', 'i-db', { port: '5432' }],
    ['FORWARD_BLOCKED', 'NULL_ROUTED', null, 'BAD_STATE_ROUTE'],
  ],
  [
    'Block Public Access, both ways (R37)',
    { top: { blockPublicAccess: [{ region: 'us-east-1', mode: 'block-bidirectional' }] } },
    ['i-app', outside],
    ['FORWARD_BLOCKED', 'DENIED_OUT', null, 'VPC_BLOCK_PUBLIC_ACCESS_ENABLED'],
  ],
  [
    'Block Public Access, ingress only, lets a NAT gateway out (R37)',
    { top: { blockPublicAccess: [{ region: 'us-east-1', mode: 'block-ingress' }] } },
    ['i-app', outside],
    ['ESTABLISHED', 'EXITS_NETWORK', 'ACCEPTED', null],
  ],
  [
    'Block Public Access, ingress only, lets an egress-only internet gateway out (R37)',
    { top: { blockPublicAccess: [{ region: 'us-east-1', mode: 'block-ingress' }] } },
    ['i-app', '2606:4700::1'],
    ['ESTABLISHED', 'EXITS_NETWORK', 'ACCEPTED', null],
  ],
  [
    'Block Public Access, ingress only, stops who has a public address of its own on the way out as well (R37)',
    { top: { blockPublicAccess: [{ region: 'us-east-1', mode: 'block-ingress' }] } },
    ['i-web', outside],
    ['FORWARD_BLOCKED', 'DENIED_OUT', null, 'VPC_BLOCK_PUBLIC_ACCESS_ENABLED'],
  ],
  [
    'Block Public Access, ingress only, lets nobody in (R37)',
    { top: { blockPublicAccess: [{ region: 'us-east-1', mode: 'block-ingress' }] } },
    [outside, 'i-web'],
    ['FORWARD_BLOCKED', 'DENIED_IN', null, 'VPC_BLOCK_PUBLIC_ACCESS_ENABLED'],
  ],
  [
    '… but into a subnet that is left out (R37)',
    {
      top: {
        blockPublicAccess: [
          {
            region: 'us-east-1',
            mode: 'block-ingress',
            exclusions: [{ of: 'subnet-web', allows: 'bidirectional' }],
          },
        ],
      },
    },
    [outside, 'i-web'],
    ['ESTABLISHED', 'ACCEPTED', 'EXITS_NETWORK', null],
  ],
  [
    'instance metadata is answered on the host (R104)',
    {},
    ['i-db', '169.254.169.254', { port: '80' }],
    ['ESTABLISHED', 'ACCEPTED', null, null],
  ],
  [
    'the Amazon DNS server is not filtered (R44)',
    {},
    ['i-db', '10.1.0.2', { protocol: 'udp', port: '53' }],
    ['ESTABLISHED', 'ACCEPTED', null, null],
  ],
  [
    'a ping inside the VPC',
    {},
    ['i-app', 'i-web', { protocol: 'icmp' }],
    ['ESTABLISHED', 'ACCEPTED', 'ACCEPTED', null],
  ],
  [
    'a protocol without answers',
    {
      top: {
        securityGroups: [
          { id: 'sg-web', vpcs: ['vpc-a'], inbound: [anybody], outbound: [anybody] },
          { id: 'sg-app', vpcs: ['vpc-a'], inbound: [], outbound: [anybody] },
          { id: 'sg-db', vpcs: ['vpc-b'] },
        ],
      },
    },
    ['i-app', 'i-web', { protocol: '47' }],
    ['ONE_WAY_DELIVERED', 'ACCEPTED', null, null],
  ],
];

test.each(rows)('%s', (_, changes, [from, to, packet], expected) => {
  expect(told(walked(network(changes), from, to, packet))).toEqual(expected);
});

/** A belief, what is changed so that it shows, the flow, and the outcome for AWS and for who believes. */
const believed: [BeliefId, Json, [string, string, Partial<TypedRequest>?], string, string][] = [
  [
    'M12',
    {
      vpc: {
        networkAcls: [
          { id: 'acl-web', inbound: allowAll, outbound: [] },
          { id: 'acl-app', inbound: allowAll, outbound: allowAll },
        ],
      },
    },
    ['i-app', 'i-web'],
    'RETURN_BLOCKED',
    'ESTABLISHED',
  ],
  ['M13', {}, ['i-app', 'i-db', { port: '5432' }], 'ESTABLISHED', 'RETURN_BLOCKED'],
  [
    'M17',
    {
      vpc: {
        networkAcls: [
          { id: 'acl-web', inbound: allowAll, outbound: [] },
          { id: 'acl-app', inbound: allowAll, outbound: allowAll },
        ],
      },
    },
    ['i-app', 'i-web', { protocol: 'icmp' }],
    'RETURN_BLOCKED',
    'ESTABLISHED',
  ],
  [
    'M21a',
    { vpc: routes('rtb-app', { destination: '0.0.0.0/0', nextHop: 'igw-a' }) },
    ['i-app', outside],
    'FORWARD_BLOCKED',
    'ESTABLISHED',
  ],
  ['M21b', { vpc: routes('rtb-web') }, ['i-web', outside], 'FORWARD_BLOCKED', 'ESTABLISHED'],
  ['M22', { vpc: routes('rtb-web') }, ['i-app', outside], 'FORWARD_BLOCKED', 'ESTABLISHED'],
  ['M23a', {}, ['i-app', outside], 'ESTABLISHED', 'FORWARD_BLOCKED'],
  ['M23b', {}, [outside, '203.0.113.5'], 'FORWARD_BLOCKED', 'ESTABLISHED'],
  [
    'M25',
    {
      vpc: routes('rtb-app', { destination: '0.0.0.0/0', nextHop: 'pcx-ab' }),
      peer: { routeTables: [{ id: 'rtb-db', routes: [{ destination: '0.0.0.0/0', nextHop: 'nat-b' }] }] },
      top: {
        natGateways: [
          {
            id: 'nat-a',
            subnet: 'subnet-web',
            addresses: [{ privateIp: '10.0.0.5', publicIp: '203.0.113.5' }],
          },
          {
            id: 'nat-b',
            subnet: 'subnet-db',
            addresses: [{ privateIp: '10.1.0.5', publicIp: '203.0.113.6' }],
          },
        ],
      },
    },
    ['i-app', outside],
    'FORWARD_BLOCKED',
    'FORWARD_BLOCKED',
  ],
  [
    'M26',
    { peer: { routeTables: [{ id: 'rtb-db' }] } },
    ['i-app', 'i-db', { port: '5432' }],
    'RETURN_BLOCKED',
    'ESTABLISHED',
  ],
  ['M16', {}, ['i-db', '169.254.169.254', { port: '80' }], 'ESTABLISHED', 'FORWARD_BLOCKED'],
];

test.each(believed)('%s changes the outcome', (id, changes, [from, to, packet], aws, bent) => {
  const document = network(changes);
  expect(walked(document, from, to, packet, { rules: awsRules }).outcome).toBe(aws);
  const other = walked(document, from, to, packet, { rules: bentRules(id) });
  expect(other.outcome).toBe(bent);
  if (aws === bent) expect(told(other)).not.toEqual(told(walked(document, from, to, packet)));
});

test('everything that blocks a flow is named at once, in both directions', () => {
  const nobody = { id: 'acl-web', inbound: [], outbound: [] };
  const document = network({
    vpc: { networkAcls: [nobody, { id: 'acl-app', inbound: allowAll, outbound: allowAll }] },
  });
  const flow = walked(document, 'i-app', 'i-web', { port: '80' }, { explainAll: true });
  expect(
    [...flow.forward.blockers, ...(flow.return?.blockers ?? [])].map(({ code, at }) => [code, at.id]),
  ).toEqual([
    ['SUBNET_ACL_RESTRICTION', 'acl-web'],
    ['ENI_SG_RULES_MISMATCH', 'eni-web'],
    ['SUBNET_ACL_RESTRICTION', 'acl-web'],
  ]);
  expect(flow.outcome).toBe('FORWARD_BLOCKED');
});

test('what is missing makes an answer unknown only where it depends on it', () => {
  const whole = topologyOf(network());
  const without = { ...whole, networkAcls: whole.networkAcls.filter(({ id }) => id !== 'acl-web') };
  const ask = (from: string, to: string, port: string): Connection =>
    trace(without, probed(without, { from, to, protocol: 'tcp', port }));
  expect(ask('i-app', 'i-db', '5432').outcome).toBe('ESTABLISHED');
  const unknown = ask('i-app', 'i-web', '443');
  expect([
    unknown.outcome,
    unknown.forward.disposition,
    unknown.forward.unknowns.map(({ at, code }) => [at.id, code]),
  ]).toEqual(['INDETERMINATE', 'INSUFFICIENT_INFO', [['acl-web', 'X_IMPORT_INCOMPLETE']]]);
});

test('flow logs tell who stopped what (R103)', () => {
  const lines = (connection: Connection): string[] =>
    [...connection.forward.flowLogs, ...(connection.return?.flowLogs ?? [])].map(
      ({ interface: id, flowDirection, action }) => `${id} ${flowDirection} ${action}`,
    );
  expect(lines(walked(network(), 'i-app', 'i-web', { port: '80' }))).toEqual([
    'eni-app egress ACCEPT',
    'eni-web ingress REJECT',
  ]);
  const silent = {
    vpc: {
      networkAcls: [
        { id: 'acl-web', inbound: allowAll, outbound: [] },
        { id: 'acl-app', inbound: allowAll, outbound: allowAll },
      ],
    },
  };
  expect(lines(walked(network(silent), 'i-app', 'i-web'))).toEqual([
    'eni-app egress ACCEPT',
    'eni-web ingress ACCEPT',
    'eni-web egress REJECT',
  ]);
  expect(lines(walked(network(), 'i-db', 'i-web'))).toEqual(['eni-db egress REJECT']);
  expect(lines(walked(network({ vpc: routes('rtb-web') }), 'i-web', outside))).toEqual([
    'eni-web egress ACCEPT',
  ]);
});

const twins = (more: Json): Json => ({
  top: {
    instances: [
      { id: 'i-web', subnet: 'subnet-web', privateIp: '10.0.0.10', securityGroups: ['sg-open'] },
      { id: 'i-twin', subnet: 'subnet-web', privateIp: '10.0.0.11', securityGroups: ['sg-open'], ...more },
    ],
    securityGroups: [{ id: 'sg-open', vpcs: ['vpc-a', 'vpc-b'], inbound: [anybody], outbound: [anybody] }],
    natGateways: [],
    egressOnlyInternetGateways: [],
  },
  vpc: {
    networkAcls: [
      { id: 'acl-web', inbound: [], outbound: [] },
      { id: 'acl-app', inbound: allowAll, outbound: allowAll },
    ],
    ...routes('rtb-app'),
  },
});

test('inside one subnet nothing is routed and no network ACL is read (R19, R40)', () => {
  const { forward, outcome } = reportOf(walked(network(twins({})), 'i-web', 'i-twin'));
  expect(outcome).toBe('ESTABLISHED');
  expect(forward.steps.map(({ kind, detail }) => detail ?? kind)).toEqual([
    'ORIGINATE',
    'SECURITY_GROUP',
    'SECURITY_GROUP',
    'DELIVER',
  ]);
});

test.each([
  ['checks destinations', {}, 'DENIED_IN', 'ENI_SOURCE_DEST_CHECK_RESTRICTION'],
  [
    'does not check and passes nothing on',
    { sourceDestCheck: false, forwards: 'nothing' },
    'DENIED_IN',
    'ENI_ADDRESS_RESTRICTION',
  ],
  [
    'has software nobody knows',
    { sourceDestCheck: false, forwards: 'unknown' },
    'INSUFFICIENT_INFO',
    'UNKNOWN_RESOURCE',
  ],
  ['passes on', { sourceDestCheck: false, forwards: 'router' }, 'EXITS_NETWORK', null],
])('a middlebox that %s (R25)', (_, more, disposition, code) => {
  const changes = twins(more) as { top: Json; vpc: Json };
  const app = {
    id: 'i-app',
    subnet: 'subnet-app',
    privateIp: '10.0.1.10',
    publicIp: '203.0.113.12',
    securityGroups: ['sg-open'],
  };
  const document = network({
    top: { ...changes.top, instances: [...(changes.top.instances as Json[]), app] },
    vpc: { ...routes('rtb-app', { destination: '0.0.0.0/0', nextHop: 'eni-twin' }) },
  });
  const { forward } = reportOf(walked(document, 'i-app', outside));
  expect([forward.disposition, forward.steps.at(-1)?.code ?? null]).toEqual([disposition, code]);
});

test('a group that is associated with a second VPC counts there too (R57)', () => {
  const document = network({
    top: {
      securityGroups: [
        {
          id: 'sg-both',
          vpcs: ['vpc-a', 'vpc-b'],
          inbound: [{ protocol: 'tcp', ports: 5432, peer: { group: 'sg-both' } }],
          outbound: [anybody],
        },
        { id: 'sg-web', vpcs: ['vpc-a'] },
      ],
      instances: [
        { id: 'i-app', subnet: 'subnet-app', privateIp: '10.0.1.10', securityGroups: ['sg-both'] },
        { id: 'i-db', subnet: 'subnet-db', privateIp: '10.1.0.10', securityGroups: ['sg-both'] },
      ],
    },
  });
  expect(walked(document, 'i-app', 'i-db', { port: '5432' }).outcome).toBe('ESTABLISHED');
});

test('the flow log shows the primary address, and pkt- the one that was meant (R100)', () => {
  const document = network({
    top: {
      interfaces: [
        {
          id: 'eni-two',
          subnet: 'subnet-web',
          addresses: [{ privateIp: '10.0.0.20' }, { privateIp: '10.0.0.21' }],
          securityGroups: ['sg-web'],
        },
      ],
    },
  });
  const [record] = walked(document, 'i-app', 'eni-two').forward.flowLogs.slice(-1);
  expect(record?.dstaddr).toEqual(record?.pktDstaddr);
  const other = walked(document, 'i-app', '10.0.0.21').forward.flowLogs.at(-1);
  expect([other?.dstaddr, other?.pktDstaddr].map((one) => one && formatIp(one))).toEqual([
    '10.0.0.20',
    '10.0.0.21',
  ]);
});

test('an answer to a NAT gateway needs no route back over the peering it came by (R35)', () => {
  const document = network({
    vpc: { ...routes('rtb-app', { destination: '10.1.0.0/16', nextHop: 'nat-a' }) },
    peer: { routeTables: [{ id: 'rtb-db' }] },
    top: {
      natGateways: [
        {
          id: 'nat-a',
          connectivity: 'private',
          subnet: 'subnet-web',
          addresses: [{ privateIp: '10.0.0.5' }],
        },
      ],
      securityGroups: [
        { id: 'sg-app', vpcs: ['vpc-a'], inbound: [], outbound: [anybody] },
        { id: 'sg-web', vpcs: ['vpc-a'] },
        {
          id: 'sg-db',
          vpcs: ['vpc-b'],
          inbound: [{ protocol: 'tcp', ports: 5432, peer: { cidr: '10.0.0.0/16' } }],
          outbound: [],
        },
      ],
    },
  });
  const vpcs = document.vpcs as Json[];
  const tables = (vpcs[0]?.routeTables as Json[]).map((one) =>
    one.id === 'rtb-web' ? { ...one, routes: [{ destination: '10.1.0.0/16', nextHop: 'pcx-ab' }] } : one,
  );
  const flow = walked(
    { ...document, vpcs: [{ ...vpcs[0], routeTables: tables }, vpcs[1]] },
    'i-app',
    'i-db',
    { port: '5432' },
  );
  expect(told(flow)).toEqual(['ESTABLISHED', 'ACCEPTED', 'ACCEPTED', null]);
});

test('between two strangers there is no way to walk', () => {
  expect(() => walked(network(), outside, '198.51.100.7')).toThrow(
    'Neither 93.184.216.34 nor 198.51.100.7 is in this network',
  );
});

test('groups track what their rules do not open to everybody both ways, and all that goes through a NAT gateway (R53, R54)', () => {
  const open = { protocol: 'tcp', ports: 'all', peer: { cidr: '0.0.0.0/0' } };
  const groups = (outbound: Json[]): Json => ({
    top: {
      securityGroups: [
        { id: 'sg-web', vpcs: ['vpc-a'], inbound: [open], outbound },
        { id: 'sg-app', vpcs: ['vpc-a'], inbound: [open], outbound: [open] },
        { id: 'sg-db', vpcs: ['vpc-b'] },
      ],
    },
  });
  const tracked = (connection: Connection): unknown[] =>
    connection.sessions
      .filter(({ kind }) => kind === 'SECURITY_GROUP')
      .map(({ owner, tracked: one }) => [owner.id, one]);
  expect(tracked(walked(network(groups([open])), 'i-app', 'i-web'))).toEqual([
    ['eni-app', false],
    ['eni-web', false],
  ]);
  expect(tracked(walked(network(groups([])), 'i-app', 'i-web'))).toEqual([
    ['eni-app', false],
    ['eni-web', true],
  ]);
  expect(tracked(walked(network(groups([open])), 'i-app', outside))).toEqual([['eni-app', true]]);
});

test('a NAT instance sends on under its own address, and the answer back to the client', () => {
  const changes = twins({ sourceDestCheck: false, forwards: 'nat', publicIp: '203.0.113.11' }) as {
    top: Json;
    vpc: Json;
  };
  const app = { id: 'i-app', subnet: 'subnet-app', privateIp: '10.0.1.10', securityGroups: ['sg-open'] };
  const tables = ((network() as { vpcs: Json[] }).vpcs[0] ?? {}).routeTables as Json[];
  const document = network({
    top: { ...changes.top, instances: [...(changes.top.instances as Json[]), app] },
    vpc: {
      routeTables: [
        tables[0],
        { id: 'rtb-app', routes: [{ destination: '0.0.0.0/0', nextHop: 'eni-twin' }] },
      ],
    },
  });
  const topology = topologyOf({ ...document, egressOnlyInternetGateways: [] });
  const flow = trace(
    topology,
    probed(topology, { from: 'i-app', to: outside, protocol: 'tcp', port: '443' }),
  );
  expect(told(flow)).toEqual(['ESTABLISHED', 'EXITS_NETWORK', 'ACCEPTED', null]);
  expect(hops(flow)).toEqual([
    ['eni-app', 'eni-twin', 'igw-a'],
    ['igw-a', 'eni-twin', 'eni-app'],
  ]);
});

test('a stopped instance neither sends nor answers', () => {
  const whole = topologyOf(network());
  const stopped = {
    ...whole,
    instances: whole.instances.map((one) =>
      one.id === 'i-web' ? { ...one, state: 'stopped' as const } : one,
    ),
  };
  const ends = (from: string, to: string): unknown[] =>
    told(trace(stopped, probed(stopped, { from, to, protocol: 'tcp', port: '443' })));
  expect(ends('i-app', 'i-web')).toEqual(['FORWARD_BLOCKED', 'DENIED_IN', null, 'BAD_STATE']);
  expect(ends('i-web', outside)).toEqual(['FORWARD_BLOCKED', 'DENIED_OUT', null, 'BAD_STATE']);
});

test.each([
  ['missing', 'ESTABLISHED'],
  ['refused', 'INDETERMINATE'],
] as const)('Block Public Access whose setting is %s: %s', (why, outcome) => {
  const topology = {
    ...topologyOf(network()),
    incomplete: [{ what: 'blockPublicAccess', why, says: 'It was not given.' }],
  };
  expect(
    trace(topology, probed(topology, { from: outside, to: 'i-web', protocol: 'tcp', port: '443' })).outcome,
  ).toBe(outcome);
});

describe('a regional NAT gateway (R34)', () => {
  const regional = (more: Json = {}): Json =>
    network({
      vpc: {
        routeTables: [
          { id: 'rtb-web', routes: [{ destination: '0.0.0.0/0', nextHop: 'igw-a' }] },
          {
            id: 'rtb-app',
            routes: [
              { destination: '0.0.0.0/0', nextHop: 'nat-a' },
              { destination: '::/0', nextHop: 'eigw-a' },
            ],
          },
          { id: 'rtb-nat', routes: [{ destination: '0.0.0.0/0', nextHop: 'igw-a' }] },
        ],
      },
      top: {
        natGateways: [
          {
            id: 'nat-a',
            vpc: 'vpc-a',
            mode: 'regional',
            routeTable: 'rtb-nat',
            addresses: [{ publicIp: '203.0.113.5', zone: 'use1-az1' }],
          },
        ],
        ...more,
      },
    });

  test('leads out of its zone without a subnet, and back', () => {
    const flow = walked(regional(), 'i-app', outside);
    expect(told(flow)).toEqual(['ESTABLISHED', 'EXITS_NETWORK', 'ACCEPTED', null]);
    expect(hops(flow)[0]).toEqual(['eni-app', 'nat-a', 'igw-a']);
  });

  test.each([
    ['to a private address', {}, '172.20.0.1', 'IGW_DESTINATION_ADDRESS_NOT_IN_RFC1918_EGRESS'],
    [
      'under Block Public Access',
      { blockPublicAccess: [{ region: 'us-east-1', mode: 'block-bidirectional' }] },
      outside,
      'VPC_BLOCK_PUBLIC_ACCESS_ENABLED',
    ],
  ])('lets nothing out %s', (_, more, to, code) => {
    expect(reportOf(walked(regional(more), 'i-app', to)).forward.steps.at(-1)?.code).toBe(code);
  });

  test('has no way in from a zone where it has no address', () => {
    const elsewhere = {
      natGateways: [
        {
          id: 'nat-a',
          vpc: 'vpc-a',
          mode: 'regional',
          routeTable: 'rtb-nat',
          addresses: [{ publicIp: '203.0.113.5', zone: 'use1-az2' }],
        },
      ],
    };
    expect(told(walked(regional(elsewhere), 'i-app', outside))).toEqual([
      'FORWARD_BLOCKED',
      'NULL_ROUTED',
      null,
      'REGIONAL_NGW_ROUTE_AZ_RESTRICTION',
    ]);
  });
});

test('behind a route that is missing everything else that blocks is named as well', () => {
  const silent = { id: 'sg-db', vpcs: ['vpc-b'], inbound: [], outbound: [] };
  const groups = (network() as { securityGroups: Json[] }).securityGroups.map((one) =>
    one.id === 'sg-db' ? silent : one,
  );
  const document = network({
    vpc: routes('rtb-app'),
    peer: { routeTables: [{ id: 'rtb-db' }] },
    top: { securityGroups: groups },
  });
  const flow = walked(document, 'i-app', 'i-db', { port: '5432' }, { explainAll: true });
  expect(
    [...flow.forward.blockers, ...(flow.return?.blockers ?? [])].map(({ code, at }) => [code, at.id]),
  ).toEqual([
    ['NO_ROUTE_TO_DESTINATION', 'rtb-app'],
    ['SG_HAS_NO_RULES', 'eni-db'],
    ['NO_ROUTE_TO_DESTINATION', 'rtb-db'],
  ]);
  expect(told(walked(document, 'i-app', 'i-db', { port: '5432' }))).toEqual([
    'FORWARD_BLOCKED',
    'NO_ROUTE',
    null,
    'NO_ROUTE_TO_DESTINATION',
  ]);
});

test.each([
  ['to the internet by a NAT gateway', 'i-app', outside, ['eni-app', 'nat-a', 'igw-a']],
  ['to the internet over IPv6', 'i-app', '2606:2800::1', ['eni-app', 'eigw-a']],
])('a missing route %s is assumed', (_, from, to, way) => {
  const flow = walked(network({ vpc: routes('rtb-app') }), from, to, {}, { explainAll: true });
  expect(hops(flow)[0]).toEqual(way);
  expect([flow.outcome, flow.forward.blockers.map(({ code }) => code)]).toEqual([
    'FORWARD_BLOCKED',
    ['NO_ROUTE_TO_DESTINATION'],
  ]);
});
