import { expect, test } from 'vitest';
import { formatIp } from '@/lib/core/net/ip';
import { prefix } from '@/lib/core/net/prefix';
import { bentRules } from '@/lib/core/aws/beliefs';
import type { Topology } from '@/lib/core/aws/topology/topology';
import {
  acl,
  endpoint,
  group,
  hops,
  host,
  network,
  openGroup,
  send,
  table,
  told,
  vpc,
} from '@/tests/support/services-network';

// Documentation ranges stand for S3's addresses in two Regions.
const here = '203.0.113.0/25';
const elsewhere = '203.0.113.128/25';
const bucket = '203.0.113.9';
const s3 = 'com.amazonaws.us-east-1.s3';
const parts: Partial<Topology> = {
  prefixLists: [{ id: 'pl-s3', name: s3, region: 'us-east-1', owner: 'aws', entries: [prefix(here)] }],
  services: [
    { name: s3, region: 'us-east-1', prefixList: 'pl-s3', prefixes: [prefix(here)] },
    {
      name: 'com.amazonaws.eu-west-1.s3',
      region: 'eu-west-1',
      prefixList: null,
      prefixes: [prefix(elsewhere)],
    },
    {
      ...{ name: 'com.amazonaws.eu-west-1.dynamodb', region: 'eu-west-1', prefixList: null },
      prefixes: [prefix('192.0.2.0/24')],
    },
  ],
  endpoints: [endpoint('vpce-s3', 'gateway', { routeTables: ['rtb-app'] })],
};
const app = (lists: Partial<Topology>, securityGroups = ['sg-open'], list = 'acl-open'): Topology =>
  network(
    vpc('vpc-1', '10.0.0.0/16', [`app use1-az1 10.0.0.0/24 rtb-app ${list}`]),
    { routeTables: [table('rtb-app', 'vpc-1', ['10.0.0.0/16 local', 'pl-s3 vpce vpce-s3'])] },
    openGroup,
    host('app', 'app', '10.0.0.5', { securityGroups }),
    parts,
    lists,
  );
const ok = 'ESTABLISHED / ACCEPTED / ACCEPTED';

test('a packet for the service leaves by the prefix list’s route and its answer needs no internet gateway', () => {
  const one = send(app({}), 'eni-app', bucket, { port: 443 });
  expect(told(one)).toBe(ok);
  expect(hops(one)).toEqual([`eni-app vpce-s3 ${s3}`, `${s3} vpce-s3 eni-app`]);
  expect(one.forward.steps.filter(({ kind }) => kind === 'TRANSFORM')).toEqual([]);
  const [asked] = one.sessions.filter(({ kind }) => kind === 'ENDPOINT');
  expect(asked && formatIp(asked.after.source)).toBe('10.0.0.5');
});

test('TCP and ping pass, UDP does not', () => {
  expect(told(send(app({}), 'eni-app', bucket, { protocol: 'icmp' }))).toBe(ok);
  expect(told(send(app({}), 'eni-app', bucket, { protocol: 'udp' }))).toBe(
    'FORWARD_BLOCKED / DENIED_IN VPCE_GATEWAY_PROTOCOL_RESTRICTION',
  );
});

test('groups judge the service’s public addresses, by block or by prefix list (M37: nobody does)', () => {
  const from = (rule: string, id?: 'M37'): string =>
    told(
      send(app({ securityGroups: [group('sg-app', [], [rule])] }, ['sg-app']), 'eni-app', bucket, {
        port: 443,
        ...(id ? { rules: bentRules(id) } : {}),
      }),
    );
  expect(from(`tcp 443 ${here}`)).toBe(ok);
  expect(from('tcp 443 pl-s3')).toBe(ok);
  expect(from('tcp 443 10.0.0.0/16')).toBe('FORWARD_BLOCKED / DENIED_OUT ENI_SG_RULES_MISMATCH');
  expect(from('tcp 443 10.0.0.0/16', 'M37')).toBe(ok);
});

test('the subnet’s list judges both directions (M37: neither)', () => {
  const from = (rules: Parameters<typeof acl>[1], id?: 'M37'): string =>
    told(
      send(app({ networkAcls: [acl('acl-app', rules)] }, ['sg-open'], 'acl-app'), 'eni-app', bucket, {
        ...(id ? { rules: bentRules(id) } : {}),
      }),
    );
  const insideOnly = ['100 allow all all 10.0.0.0/8'];
  expect(from({ outbound: insideOnly })).toBe('FORWARD_BLOCKED / DENIED_OUT SUBNET_ACL_RESTRICTION');
  expect(from({ inbound: insideOnly })).toBe('RETURN_BLOCKED / ACCEPTED / DENIED_IN SUBNET_ACL_RESTRICTION');
  expect(from({ outbound: insideOnly, inbound: insideOnly }, 'M37')).toBe(ok);
});

test('M37 reads groups and lists for everything that the endpoint’s route does not take', () => {
  const topology = app({ securityGroups: [group('sg-app', [], ['tcp 443 10.0.0.0/16'])] }, ['sg-app']);
  const one = send(topology, 'eni-app', '198.51.100.1', { rules: bentRules('M37') });
  expect(told(one)).toBe('FORWARD_BLOCKED / DENIED_OUT ENI_SG_RULES_MISMATCH');
});

test('a bucket of another Region is not in the list (M38: the endpoint takes it there), another service never is', () => {
  expect(told(send(app({}), 'eni-app', '203.0.113.200'))).toBe(
    'FORWARD_BLOCKED / NO_ROUTE NO_ROUTE_TO_DESTINATION',
  );
  const bent = send(app({}), 'eni-app', '203.0.113.200', { rules: bentRules('M38') });
  expect(told(bent)).toBe(ok);
  expect(bent.forward.where.id).toBe('com.amazonaws.eu-west-1.s3');
  expect(send(app({}), 'eni-app', '192.0.2.1', { rules: bentRules('M38') }).outcome).toBe('FORWARD_BLOCKED');
});

test('AWS’s answer stays AWS’s after somebody believed otherwise on the same network', () => {
  const topology = app({});
  send(topology, 'eni-app', '203.0.113.200', { rules: bentRules('M38') });
  expect(send(topology, 'eni-app', '203.0.113.200').outcome).toBe('FORWARD_BLOCKED');
});

/** The endpoint’s VPC with a peer whose table sends the service’s addresses over. */
const peered = (): Topology =>
  network(
    vpc('vpc-1', '10.0.0.0/16', ['app use1-az1 10.0.0.0/24']),
    vpc('vpc-2', '10.2.0.0/16', ['far use1-az1 10.2.0.0/24 rtb-far']),
    openGroup,
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
        table('rtb-far', 'vpc-2', ['10.2.0.0/16 local', '10.0.0.0/16 pcx pcx-1', `${here} pcx pcx-1`]),
      ],
    },
    parts,
  );

test('a peer does not get to the endpoint (M36: it does)', () => {
  const topology = peered();
  topology.routeTables = topology.routeTables.map((one) =>
    one.id === 'rtb-vpc-1'
      ? table(one.id, 'vpc-1', ['10.0.0.0/16 local', 'pl-s3 vpce vpce-s3'], { main: true })
      : one,
  );
  expect(told(send(topology, 'eni-far', bucket))).toBe(
    'FORWARD_BLOCKED / NO_ROUTE PCX_REQUIRES_ADDRESS_IN_VPC_CIDR',
  );
  const bent = send(topology, 'eni-far', bucket, { rules: bentRules('M36') });
  expect(told(bent)).toBe(ok);
  expect(hops(bent)[0]).toBe(`eni-far pcx-1 vpce-s3 ${s3}`);
});

test('M36 changes nothing where the VPC across has no endpoint', () => {
  const one = send(peered(), 'eni-far', bucket, { rules: bentRules('M36') });
  expect(one.outcome).toBe('FORWARD_BLOCKED');
});

test('a packet with another VPC’s source in the endpoint’s own subnet is refused by its source (M36: served)', () => {
  const topology = network(
    app({}),
    vpc('vpc-2', '10.2.0.0/16', ['far use1-az1 10.2.0.0/24']),
    host('far', 'far', '10.2.0.9'),
  );
  // As a transit gateway hands it over: under the spoke's address, in the subnet of its attachment.
  topology.interfaces = topology.interfaces.map((one) => ({ ...one, sourceDestCheck: false }));
  const from = (rules?: ReturnType<typeof bentRules>): string => {
    const spoofed = { ...topology, interfaces: topology.interfaces.map((one) => ({ ...one })) };
    const asked = spoofed.interfaces.find(({ id }) => id === 'eni-app');
    const far = spoofed.interfaces.find(({ id }) => id === 'eni-far');
    if (!asked || !far) throw new Error('no such interfaces');
    asked.addresses = [...far.addresses];
    return told(send(spoofed, 'eni-app', bucket, rules ? { rules } : {}))
      .split(' / ')
      .slice(0, 2)
      .join(' / ');
  };
  expect(from()).toBe('FORWARD_BLOCKED / DENIED_IN VPCE_GATEWAY_EGRESS_SOURCE_ADDRESS_RESTRICTION');
  expect(from(bentRules('M36'))).toMatch(/ACCEPTED/);
});

test('an endpoint that is not available, or another VPC’s, takes nothing', () => {
  const pending = app({});
  pending.endpoints = [endpoint('vpce-s3', 'gateway', { state: 'pending' })];
  expect(told(send(pending, 'eni-app', bucket))).toBe('FORWARD_BLOCKED / NULL_ROUTED BAD_STATE');
  const foreign = network(app({}), vpc('vpc-2', '10.2.0.0/16', []));
  foreign.endpoints = [endpoint('vpce-s3', 'gateway', { vpc: 'vpc-2' })];
  expect(told(send(foreign, 'eni-app', bucket))).toBe('FORWARD_BLOCKED / DENIED_IN UNASSOCIATED_COMPONENT');
});

test('over the internet the service is reached under a public address and answers there', () => {
  const topology = network(
    vpc('vpc-1', '10.0.0.0/16', ['app use1-az1 10.0.0.0/24 rtb-app']),
    { routeTables: [table('rtb-app', 'vpc-1', ['10.0.0.0/16 local', '0.0.0.0/0 igw igw-1'])] },
    { internetGateways: [{ id: 'igw-1', vpc: 'vpc-1' }] },
    openGroup,
    host('app', 'app', '10.0.0.5', { public: '54.1.1.1' }),
    host('private', 'app', '10.0.0.6'),
    { services: parts.services ?? [] },
  );
  const one = send(topology, 'eni-app', bucket, { port: 443 });
  expect(told(one)).toBe(ok);
  expect(hops(one)).toEqual([`eni-app igw-1 internet ${s3}`, `${s3} internet igw-1 eni-app`]);
  expect(told(send(topology, 'eni-private', bucket))).toBe(
    'FORWARD_BLOCKED / DENIED_IN IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS',
  );
});

test('a service that opens a flow itself gets its answer', () => {
  const topology = network(
    vpc('vpc-1', '10.0.0.0/16', ['app use1-az1 10.0.0.0/24 rtb-app']),
    { routeTables: [table('rtb-app', 'vpc-1', ['10.0.0.0/16 local', '0.0.0.0/0 igw igw-1'])] },
    { internetGateways: [{ id: 'igw-1', vpc: 'vpc-1' }] },
    openGroup,
    host('app', 'app', '10.0.0.5', { public: '54.1.1.1' }),
    { services: parts.services ?? [] },
  );
  const one = send(topology, bucket, '54.1.1.1');
  expect(told(one)).toBe(ok);
  expect(one.return?.where.id).toBe(s3);
});
