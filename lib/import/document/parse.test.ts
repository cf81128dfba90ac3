import { expect, test } from 'vitest';
import type { Topology } from '@/lib/core/aws/topology/topology';
import { formatPrefix } from '@/lib/core/net/prefix';
import { formatIp } from '@/lib/core/net/ip';
import { parseTopologyDocument } from './parse';
import type { Problem } from './problem';

/** A small network in which everything is right. Tests change one thing. */
function small(): Record<string, never> & { vpcs: Record<string, unknown>[] } {
  return JSON.parse(`{
    "vpcs": [{
      "id": "vpc-shop", "region": "us-east-1", "cidrs": ["10.0.0.0/16"],
      "subnets": [
        { "id": "subnet-a", "zone": "use1-az1", "cidr": "10.0.0.0/24", "routeTable": "rtb-a", "networkAcl": "acl-a" },
        { "id": "subnet-b", "zone": "use1-az2", "cidr": "10.0.1.0/24" }
      ],
      "routeTables": [{ "id": "rtb-a", "routes": [{ "destination": "0.0.0.0/0", "nextHop": "igw-shop" }] }],
      "networkAcls": [{ "id": "acl-a", "inbound": [{ "number": 100, "action": "allow", "protocol": "tcp", "ports": 443, "peer": "0.0.0.0/0" }] }]
    }],
    "securityGroups": [{ "id": "sg-a", "vpcs": ["vpc-shop"], "inbound": [{ "protocol": "tcp", "ports": 443, "peer": { "group": "sg-a" } }] }],
    "instances": [
      { "id": "i-a", "subnet": "subnet-a", "privateIp": "10.0.0.10", "publicIp": "203.0.113.10", "securityGroups": ["sg-a"] },
      { "id": "i-b", "subnet": "subnet-b" }
    ],
    "internetGateways": [{ "id": "igw-shop", "vpc": "vpc-shop" }],
    "natGateways": [{ "id": "nat-a", "subnet": "subnet-a", "addresses": [{ "publicIp": "203.0.113.5" }] }],
    "transitGateways": [{ "id": "tgw-1", "region": "us-east-1" }],
    "transitGatewayAttachments": [{ "id": "tgw-attach-1", "transitGateway": "tgw-1", "resource": "vpc-shop", "subnets": ["subnet-b"] }]
  }`);
}

/** The document with the value at a path changed; undefined takes the field away. */
function changed(path: string, value: unknown): string {
  const document = small();
  const parts = path.split(/[.[\]]+/).filter(Boolean);
  const last = parts.pop() as string;
  const at = parts.reduce<Record<string, unknown>>(
    (inside, part) => inside[part] as Record<string, unknown>,
    document as unknown as Record<string, unknown>,
  );
  if (value === undefined) delete at[last];
  else at[last] = value;
  return JSON.stringify(document);
}

function topologyOf(text: string): Topology {
  const parsed = parseTopologyDocument(text);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return parsed.topology;
}

function problemsOf(text: string): Problem[] {
  const parsed = parseTopologyDocument(text);
  return parsed.ok ? [] : parsed.problems;
}

test('what AWS adds by itself need not be written', () => {
  const made = topologyOf(JSON.stringify(small()));
  expect(made.regions).toEqual([{ name: 'us-east-1', zones: ['use1-az1', 'use1-az2'] }]);
  expect(made.vpcs[0]).toMatchObject({ dnsSupport: true, dnsHostnames: false });
  const main = made.routeTables.find((table) => table.main);
  expect(main).toMatchObject({ id: 'rtb-main-vpc-shop', vpc: 'vpc-shop' });
  for (const { id, routes } of made.routeTables)
    expect(
      routes.filter(({ origin }) => origin === 'local').map(({ destination }) => destination),
      id,
    ).toEqual([{ family: 4, network: 0x0a000000, length: 16 }]);
  expect(made.subnets.map(({ networkAcl }) => networkAcl)).toEqual(['acl-a', 'acl-default-vpc-shop']);
  expect(made.networkAcls.find(({ id }) => id === 'acl-default-vpc-shop')?.outbound).toHaveLength(2);
  expect(made.networkAcls.find(({ id }) => id === 'acl-a')?.outbound).toEqual([]);
  expect(made.securityGroups.map(({ id }) => id)).toEqual(['sg-a', 'sg-default-vpc-shop']);
  const group = made.securityGroups[0];
  expect(group?.outbound.map(({ peer }) => peer.kind === 'cidr' && formatPrefix(peer.prefix))).toEqual([
    '0.0.0.0/0',
    '::/0',
  ]);
});

test('what stands in a subnet has an interface with an address there', () => {
  const { interfaces, instances, natGateways } = topologyOf(JSON.stringify(small()));
  expect(
    interfaces.map(({ id, kind, attachedTo, addresses, sourceDestCheck }) => [
      id,
      kind,
      attachedTo,
      ...addresses.map((one) => formatIp(one.private)),
      sourceDestCheck,
    ]),
  ).toEqual([
    ['eni-a', 'instance', 'i-a', '10.0.0.10', true],
    ['eni-b', 'instance', 'i-b', '10.0.1.254', true],
    ['eni-nat-a', 'nat-gateway', 'nat-a', '10.0.0.254', false],
    ['eni-tgw-attach-1-use1-az2', 'transit-gateway-attachment', 'tgw-attach-1', '10.0.1.253', false],
  ]);
  expect(instances[0]).toEqual({ id: 'i-a', interfaces: ['eni-a'], state: 'running', forwards: 'nothing' });
  expect(natGateways[0]).toMatchObject({ vpc: 'vpc-shop', connectivity: 'public', state: 'available' });
  expect(natGateways[0]?.addresses[0]).toMatchObject({
    private: { family: 4, value: 0x0a0000fe },
    interface: 'eni-nat-a',
  });
});

test('gateways are as AWS makes them', () => {
  const made = topologyOf(JSON.stringify(small()));
  expect(made.transitGateways[0]).toMatchObject({ vpnEcmp: true, securityGroupReferencing: false });
  expect(made.transitGatewayAttachments[0]).toMatchObject({
    kind: 'vpc',
    applianceMode: false,
    securityGroupReferencing: true,
    state: 'available',
    routeTable: null,
  });
});

test('what is used together stands in one VPC', () => {
  const subnet = {
    id: 'subnet-o',
    zone: 'use1-az1',
    cidr: '10.1.0.0/24',
    routeTable: 'rtb-a',
    networkAcl: 'acl-a',
  };
  const other = { id: 'vpc-other', region: 'us-east-1', cidrs: ['10.1.0.0/16'], subnets: [subnet] };
  const document = JSON.parse(changed('vpcs[1]', other)) as Record<string, Record<string, unknown>[]>;
  document.instances?.push({ id: 'i-o', subnet: 'subnet-o', securityGroups: ['sg-a'] });
  document.transitGatewayAttachments?.push({
    id: 'tgw-attach-o',
    transitGateway: 'tgw-1',
    resource: 'vpc-other',
    subnets: ['subnet-a'],
  });
  expect(problemsOf(JSON.stringify(document))).toEqual([
    {
      path: 'vpcs[1].subnets[0].routeTable',
      reason: 'rtb-a belongs to vpc-shop, but subnet-o to vpc-other.',
    },
    {
      path: 'vpcs[1].subnets[0].networkAcl',
      reason: 'acl-a belongs to vpc-shop, but subnet-o to vpc-other.',
    },
    { path: 'instances[2].securityGroups[0]', reason: 'sg-a is not associated with vpc-other.' },
    {
      path: 'transitGatewayAttachments[1].subnets[0]',
      reason: 'subnet-a belongs to vpc-shop, but the attachment to vpc-other.',
    },
  ]);
});

test('a VPC with a main table gets no other, and a local route that leads elsewhere stays alone (R15)', () => {
  const text = changed('vpcs[0].routeTables', [
    { id: 'rtb-a', main: true, routes: [{ destination: '10.0.0.0/16', nextHop: 'eni-a', origin: 'local' }] },
  ]);
  const { routeTables } = topologyOf(text);
  expect(routeTables).toHaveLength(1);
  expect(routeTables[0]?.routes).toEqual([
    {
      destination: { family: 4, network: 0x0a000000, length: 16 },
      nextHop: { kind: 'eni', id: 'eni-a' },
      origin: 'local',
      state: 'active',
    },
  ]);
});

test('a blackhole, a stale rule and a deleted peering may name what is gone', () => {
  expect(
    problemsOf(
      changed('vpcs[0].routeTables[0].routes[0]', {
        destination: '10.9.0.0/16',
        nextHop: 'pcx-gone',
        state: 'blackhole',
      }),
    ),
  ).toEqual([]);
  expect(problemsOf(changed('securityGroups[0].inbound[0].peer', { group: 'sg-gone', stale: true }))).toEqual(
    [],
  );
  const gone = { vpc: 'vpc-gone', region: 'us-east-1' };
  expect(
    problemsOf(
      changed('peeringConnections', [
        { id: 'pcx-1', status: 'deleted', requester: { vpc: 'vpc-shop' }, accepter: gone },
      ]),
    ),
  ).toEqual([]);
});

test.each<[string, unknown, string, RegExp]>([
  // structure
  [
    'vpcs[0].subnets[1].cdir',
    '10.0.1.0/24',
    'vpcs[0].subnets[1].cdir',
    /no field “cdir” here; did you mean “cidr”/,
  ],
  ['instanses', [], 'instanses', /did you mean “instances”/],
  ['vpcs[0].region', undefined, 'vpcs[0].region', /missing: a text/],
  ['vpcs[0].cidrs', '10.0.0.0/16', 'vpcs[0].cidrs', /list in brackets belongs here, not “10.0.0.0\/16”/],
  ['instances[0].privatIp', '10.0.0.11', 'instances[0].privatIp', /did you mean “privateIp”/],
  [
    'vpcs[0].networkAcls[0].inbound[0].action',
    'alow',
    'vpcs[0].networkAcls[0].inbound[0].action',
    /One of “allow”, “deny” belongs here, not “alow”; did you mean “allow”/,
  ],
  [
    'vpcs[0].networkAcls[0].inbound[0].number',
    40000,
    'vpcs[0].networkAcls[0].inbound[0].number',
    /most .* is 32766/,
  ],
  [
    'vpcs[0].networkAcls[0].inbound[0].ports',
    '443-80',
    'vpcs[0].networkAcls[0].inbound[0].ports',
    /starts at 443, above its end 80/,
  ],
  [
    'vpcs[0].networkAcls[0].inbound[0].protocol',
    'tpc',
    'vpcs[0].networkAcls[0].inbound[0].protocol',
    /did you mean “tcp”/,
  ],
  [
    'securityGroups[0].inbound[0].peer',
    { group: 'sg-a', cidr: '0.0.0.0/0' },
    'securityGroups[0].inbound[0].peer',
    /exactly one of/,
  ],
  [
    'vpcs[0].routeTables[0].routes[0].destination',
    '0.0.0.0',
    'vpcs[0].routeTables[0].routes[0].destination',
    /slash and a length/,
  ],
  // blocks and addresses
  [
    'vpcs[0].subnets[1].cidr',
    '10.0.1.7/24',
    'vpcs[0].subnets[1].cidr',
    /host bits set; the block that holds it is 10\.0\.1\.0\/24/,
  ],
  [
    'vpcs[0].subnets[1].cidr',
    '10.1.1.0/24',
    'vpcs[0].subnets[1].cidr',
    /lies outside its VPC: vpc-shop has 10\.0\.0\.0\/16/,
  ],
  [
    'vpcs[0].subnets[1].cidr',
    '10.0.0.128/25',
    'vpcs[0].subnets[1].cidr',
    /overlaps 10\.0\.0\.0\/24, subnet-a/,
  ],
  ['vpcs[0].subnets[1].cidr', '10.0.1.0/29', 'vpcs[0].subnets[1].cidr', /from \/16 to \/28/],
  [
    'instances[0].privateIp',
    '10.0.1.10',
    'instances[0].privateIp',
    /outside subnet-a, which has 10\.0\.0\.0\/24/,
  ],
  ['instances[0].privateIp', '10.0.0.3', 'instances[0].privateIp', /five addresses .* AWS keeps/],
  ['instances[0].privateIp', '10.0.0.255', 'instances[0].privateIp', /five addresses .* AWS keeps/],
  ['instances[0].privateIp', '010.0.0.10', 'instances[0].privateIp', /leading zero/],
  [
    'natGateways[0].addresses[0].privateIp',
    '10.0.0.10',
    'natGateways[0].addresses[0].privateIp',
    /belongs to eni-a already/,
  ],
  [
    'natGateways[0].addresses[0].publicIp',
    '203.0.113.10',
    'natGateways[0].addresses[0].publicIp',
    /belongs to eni-a already/,
  ],
  ['natGateways[0].addresses[0].publicIp', undefined, 'natGateways[0].addresses[0]', /needs an Elastic IP/],
  // references
  [
    'vpcs[0].subnets[0].routeTable',
    'rtb-b',
    'vpcs[0].subnets[0].routeTable',
    /not among the route tables; did you mean “rtb-a”/,
  ],
  [
    'vpcs[0].routeTables[0].routes[0].nextHop',
    'igw-shp',
    'vpcs[0].routeTables[0].routes[0].nextHop',
    /nothing called “igw-shp” .* did you mean “igw-shop”/,
  ],
  [
    'vpcs[0].routeTables[0].routes[0].nextHop',
    { kind: 'nat', id: 'igw-shop' },
    'vpcs[0].routeTables[0].routes[0].nextHop',
    /nothing called/,
  ],
  ['instances[0].subnet', 'subnet-c', 'instances[0].subnet', /not among the subnets/],
  [
    'instances[0].securityGroups[0]',
    'sg-b',
    'instances[0].securityGroups[0]',
    /not among the security groups; did you mean “sg-a”/,
  ],
  [
    'securityGroups[0].inbound[0].peer.group',
    'sg-gone',
    'securityGroups[0].inbound[0].peer.group',
    /not among/,
  ],
  [
    'transitGatewayAttachments[0].resource',
    'vpc-x',
    'transitGatewayAttachments[0].resource',
    /not among the VPCs/,
  ],
  [
    'transitGatewayAttachments[0].subnets',
    ['subnet-b', 'subnet-z'],
    'transitGatewayAttachments[0].subnets[1]',
    /not among the subnets/,
  ],
  ['internetGateways[0].vpc', 'vpc-x', 'internetGateways[0].vpc', /not among the VPCs/],
  // what is there once
  ['instances[1].id', 'i-a', 'instances[1].id', /already the id of instances\[0\]/],
  ['securityGroups[0].id', 'default', 'securityGroups[0].id', /meaning of its own/],
  [
    'natGateways[0].id',
    `nat-${'x'.repeat(196)}`,
    'natGateways[0].addresses[0].id',
    /made for this, .* is too long/,
  ],
  ['vpcs[0].subnets[0].zone', 'use1 az1', 'vpcs[0].subnets[0].zone', /zone is named by its id/],
  ['natGateways[0].id', 'igw-shop', 'natGateways[0].id', /already the id of internetGateways\[0\]/],
  [
    'internetGateways[1]',
    { id: 'igw-2', vpc: 'vpc-shop' },
    'internetGateways[1].vpc',
    /has igw-shop already/,
  ],
  [
    'vpcs[0].routeTables',
    [
      { id: 'rtb-a', main: true },
      { id: 'rtb-z', main: true },
    ],
    'vpcs[0].routeTables[1].main',
    /has the main table rtb-a already/,
  ],
  [
    'vpcs[0].networkAcls[0].inbound[1]',
    { number: 100, action: 'deny', peer: '0.0.0.0/0' },
    'vpcs[0].networkAcls[0].inbound[1].number',
    /Entry 100 is there already/,
  ],
])('%s = %j is refused at %s', (path, value, at, reason) => {
  const problems = problemsOf(changed(path, value));
  expect(problems.map((problem) => problem.path)).toContain(at);
  expect(problems.find((problem) => problem.path === at)?.reason).toMatch(reason);
});

test('a byte order mark in front is no mistake', () => {
  expect(problemsOf(`\uFEFF${JSON.stringify(small())}`)).toEqual([]);
});

test('all problems are said at once, up to twenty', () => {
  const document = {
    vpcs: Array.from({ length: 30 }, (_, i) => ({ id: `vpc-${i}`, cidrs: ['10.0.0.1/16'] })),
  };
  const problems = problemsOf(JSON.stringify(document));
  expect(problems).toHaveLength(20);
  expect(problems[0]).toMatchObject({ path: 'vpcs[0].region' });
  expect(problems[1]).toMatchObject({ path: 'vpcs[0].cidrs[0]' });
  const unknown = Object.fromEntries(Array.from({ length: 5000 }, (_, i) => [`field${i}`, i]));
  expect(problemsOf(JSON.stringify(unknown))).toHaveLength(20);
});

test('a document that would be a burden is refused before it is read', () => {
  expect(problemsOf(' '.repeat(5_000_001))[0]?.reason).toMatch(/at most 5 million/);
  expect(problemsOf(`{"vpcs":${'['.repeat(100_000)}${']'.repeat(100_000)}}`)[0]?.reason).toMatch(
    /levels deep/,
  );
  expect(problemsOf(`{"vpcs":[${'0,'.repeat(500_000)}0]}`)[0]?.reason).toMatch(/values/);
  expect(problemsOf('{"vpcs":[{"__proto__":{"id":"vpc-a"}}]}')).toEqual([
    { path: 'vpcs[0].__proto__', reason: '“__proto__” cannot be the name of a field.' },
  ]);
  expect(problemsOf('{"vpcs":[{"constructor":1,"id":"vpc-a","region":"r"}]}')[0]?.path).toBe(
    'vpcs[0].constructor',
  );
  expect(({} as Record<string, unknown>).id).toBeUndefined();
});

test.each(['', 'vpcs: []', '{', 'null', '3', '[]', '"text"', '\u0000', '{"vpcs":{}}'])(
  '%j is refused',
  (text) => {
    const problems = problemsOf(text);
    expect(problems).toHaveLength(1);
    expect(problems[0]?.reason).toMatch(/\.$/);
  },
);

test('many mistakes in a large document are told in a moment', () => {
  const subnets = Array.from({ length: 6_000 }, (_, i) => ({
    id: `subnet-${i}`,
    zone: 'use1-az1',
    cidrs6: [`2001:db8:0:${i.toString(16)}::/64`],
    routeTable: `rtb-${i}-lost`,
  }));
  const tables = Array.from({ length: 6_000 }, (_, i) => ({ id: `rtb-${i}-here` }));
  const vpc = { id: 'vpc-a', region: 'r', cidrs6: ['2001:db8::/44'], subnets, routeTables: tables };
  const before = process.cpuUsage();
  const problems = problemsOf(JSON.stringify({ vpcs: [vpc] }));
  expect(process.cpuUsage(before).user / 1e6).toBeLessThan(10);
  expect(problems).toHaveLength(20);
  expect(problems[0]?.path).toBe('vpcs[0].subnets[0].routeTable');
});
