import { expect, test } from 'vitest';
import type { Topology } from '@/lib/core/aws/topology/topology';
import { fixture, imported, readable } from '@/tests/support/import-fixture';

const { topology } = imported(fixture('shop'));
const one = (list: keyof Topology, id: string) =>
  readable((topology[list] as { id: string }[]).find((member) => member.id === id));
const elb = 'arn:aws:elasticloadbalancing:us-east-1:111122223333';
const everyPort = { from: 0, to: 65535 };

test('describe-vpcs: blocks that are associated, the primary one first', () => {
  expect(one('vpcs', 'vpc-0shop')).toMatchObject({
    region: 'us-east-1',
    owner: '111122223333',
    name: 'shop',
    cidrs4: ['10.0.0.0/16', '10.9.0.0/16'],
    cidrs6: ['2600:1f18:1:ab00::/56'],
  });
});

test('describe-vpc-attribute: each attribute from its own call, unknown without', () => {
  expect(one('vpcs', 'vpc-0shop')).toMatchObject({ dnsSupport: true, dnsHostnames: false });
  expect(one('vpcs', 'vpc-0data')).toMatchObject({ dnsSupport: 'unknown', dnsHostnames: 'unknown' });
});

test('describe-subnets: the zone by its id, the table and the list that name the subnet', () => {
  expect(one('subnets', 'subnet-0pub')).toEqual({
    id: 'subnet-0pub',
    vpc: 'vpc-0shop',
    zone: 'use1-az4',
    owner: '111122223333',
    name: 'public a',
    cidr4: '10.0.0.0/24',
    cidrs6: ['2600:1f18:1:ab00::/64'],
    routeTable: 'rtb-0pub',
    networkAcl: 'acl-0web',
  });
  expect(one('subnets', 'subnet-0priv')).toMatchObject({ routeTable: null, networkAcl: 'acl-0default' });
});

test.each([
  ['10.0.0.0/16', 'local', 'local', 'local', 'active'],
  ['0.0.0.0/0', 'nat', 'nat-0one', 'static', 'active'],
  ['10.1.0.0/16', 'tgw', 'tgw-0hub', 'static', 'active'],
  ['10.2.0.0/16', 'pcx', 'pcx-0tools', 'static', 'active'],
  ['::/0', 'eigw', 'eigw-0one', 'static', 'active'],
  [{ prefixList: 'pl-63a5400a' }, 'vpce', 'vpce-0s3', 'static', 'active'],
  [{ prefixList: 'pl-0office' }, 'tgw', 'tgw-0hub', 'static', 'active'],
  ['172.16.0.0/16', 'vgw', 'vgw-0one', 'propagated', 'active'],
  ['192.168.1.0/24', 'eni', 'eni-0fw', 'static', 'active'],
  ['192.168.2.0/24', 'eni', 'eni-0fw', 'static', 'active'],
  ['192.168.3.0/24', 'unsupported', 'cagw-0one', 'static', 'active'],
  ['192.168.4.0/24', 'unsupported', 'lgw-0one', 'static', 'active'],
  ['192.168.5.0/24', 'unsupported', expect.stringContaining('core-network'), 'static', 'active'],
  ['192.168.6.0/24', 'nat', 'nat-0gone', 'static', 'blackhole'],
  ['192.168.7.0/24', 'gwlbe', 'vpce-0gwlb', 'static', 'active'],
])('describe-route-tables: %j leads to %s %s', (destination, kind, id, origin, state) => {
  const table = one('routeTables', 'rtb-0main') as { routes: unknown[] };
  expect(table.routes).toContainEqual({ destination, nextHop: { kind, id }, origin, state });
});

test('describe-route-tables: main, gateway and propagating', () => {
  expect(one('routeTables', 'rtb-0main')).toMatchObject({
    main: true,
    gateway: null,
    propagating: ['vgw-0one'],
    name: 'main',
    vpc: 'vpc-0shop',
  });
  expect(one('routeTables', 'rtb-0edge')).toMatchObject({
    main: false,
    gateway: 'igw-0one',
    propagating: [],
  });
  expect((one('routeTables', 'rtb-0pub') as { routes: unknown[] }).routes).toContainEqual({
    destination: '0.0.0.0/0',
    nextHop: { kind: 'igw', id: 'igw-0one' },
    origin: 'static',
    state: 'active',
  });
});

test('describe-network-acls: both directions without *, protocols as numbers, ICMP by type and code', () => {
  expect(one('networkAcls', 'acl-0web')).toEqual({
    id: 'acl-0web',
    vpc: 'vpc-0shop',
    inbound: [
      { number: 100, action: 'deny', protocol: 17, ports: { from: 53, to: 53 }, peer: '198.51.100.7/32' },
      { number: 110, action: 'allow', protocol: 6, ports: { from: 443, to: 443 }, peer: '0.0.0.0/0' },
      {
        number: 120,
        action: 'allow',
        protocol: 1,
        ports: everyPort,
        icmp: { type: 8, code: -1 },
        peer: '0.0.0.0/0',
      },
      {
        number: 130,
        action: 'allow',
        protocol: 58,
        ports: everyPort,
        icmp: { type: -1, code: -1 },
        peer: '::/0',
      },
      { number: 140, action: 'allow', protocol: 47, ports: everyPort, peer: '10.0.0.0/8' },
    ],
    outbound: [
      { number: 100, action: 'allow', protocol: 6, ports: { from: 1024, to: 65535 }, peer: '0.0.0.0/0' },
    ],
  });
});

test('describe-security-groups: one rule for each peer, ICMP in the place of ports, -1 for all', () => {
  const web = one('securityGroups', 'sg-0web') as { inbound: unknown[]; outbound: unknown[] };
  expect(web).toMatchObject({ name: 'web', owner: '111122223333' });
  expect(web.inbound).toHaveLength(7);
  expect(web.inbound).toContainEqual({
    protocol: 1,
    ports: everyPort,
    icmp: { type: 8, code: -1 },
    peer: { kind: 'cidr', prefix: '10.0.0.0/8' },
  });
  expect(web.inbound).toContainEqual({
    protocol: 58,
    ports: everyPort,
    icmp: { type: -1, code: -1 },
    peer: { kind: 'cidr', prefix: '::/0' },
  });
  expect(web.inbound).toContainEqual({
    protocol: 6,
    ports: { from: 22, to: 22 },
    peer: { kind: 'prefix-list', id: 'pl-0office' },
  });
  expect(web.inbound).toContainEqual({
    protocol: 50,
    ports: everyPort,
    peer: { kind: 'cidr', prefix: '10.0.0.0/8' },
  });
  expect(web.inbound).toContainEqual({
    protocol: 6,
    ports: { from: 5432, to: 5432 },
    peer: { kind: 'group', id: 'sg-0gone', stale: true },
  });
  expect(web.outbound).toEqual([
    { protocol: 'all', ports: everyPort, peer: { kind: 'cidr', prefix: '0.0.0.0/0' } },
  ]);
});

test('describe-security-group-rules: ids of rules, and a group that was described no other way', () => {
  expect((one('securityGroups', 'sg-0web') as { inbound: unknown[] }).inbound).toContainEqual({
    id: 'sgr-0web',
    protocol: 6,
    ports: { from: 8080, to: 8090 },
    peer: { kind: 'group', id: 'sg-0alb' },
  });
  expect((one('securityGroups', 'sg-0alb') as { inbound: unknown[] }).inbound).toContainEqual({
    id: 'sgr-0https',
    protocol: 6,
    ports: { from: 443, to: 443 },
    peer: { kind: 'cidr', prefix: '0.0.0.0/0' },
  });
  expect(one('securityGroups', 'sg-0shared')).toEqual({
    id: 'sg-0shared',
    vpcs: [],
    inbound: [],
    outbound: [
      { id: 'sgr-0shared', protocol: 'all', ports: everyPort, peer: { kind: 'cidr', prefix: '::/0' } },
    ],
  });
});

test('describe-security-group-vpc-associations: VPCs that a group was associated with', () => {
  expect(one('securityGroups', 'sg-0web')).toMatchObject({ vpcs: ['vpc-0shop', 'vpc-0tools'] });
});

test('describe-stale-security-groups: a rule that AWS calls stale is stale', () => {
  expect((one('securityGroups', 'sg-0web') as { inbound: unknown[] }).inbound).toContainEqual({
    protocol: 6,
    ports: { from: 5432, to: 5432 },
    peer: { kind: 'group', id: 'sg-0tools', stale: true },
  });
});

test('describe-instances: interfaces by device, terminated ones left out, forwarding unknown without the check', () => {
  expect(topology.instances).toEqual([
    { id: 'i-0fw', name: 'firewall', interfaces: ['eni-0fw'], state: 'stopped', forwards: 'unknown' },
    {
      id: 'i-0web',
      name: 'web',
      interfaces: ['eni-0web', 'eni-0second'],
      state: 'running',
      forwards: 'nothing',
    },
  ]);
  expect(one('interfaces', 'eni-0second')).toMatchObject({
    subnet: 'subnet-0priv',
    kind: 'instance',
    attachedTo: 'i-0web',
    addresses: [{ private: '10.0.2.12', public: null, elastic: false }],
  });
});

test('describe-network-interfaces: addresses with the primary first, groups, check, and whose it is', () => {
  expect(one('interfaces', 'eni-0web')).toEqual({
    id: 'eni-0web',
    subnet: 'subnet-0priv',
    owner: '111122223333',
    name: 'web nic',
    kind: 'instance',
    attachedTo: 'i-0web',
    addresses: [
      { private: '10.0.2.10', public: null, elastic: false },
      { private: '10.0.2.11', public: '54.210.1.9', elastic: true },
    ],
    ipv6: ['2600:1f18:1:ab02::10'],
    securityGroups: ['sg-0web'],
    sourceDestCheck: true,
  });
  expect(one('interfaces', 'eni-0fw')).toMatchObject({
    sourceDestCheck: false,
    addresses: [{ private: '10.0.0.5', public: '54.210.1.5', elastic: false }],
  });
});

test.each([
  ['eni-0nat', 'nat-gateway', 'nat-0one'],
  ['eni-0alba', 'load-balancer', `${elb}:loadbalancer/app/shop/50dc6c495c0c9188`],
  ['eni-0nlb', 'load-balancer', `${elb}:loadbalancer/net/queue/a1b2c3d4e5f60718`],
  ['eni-0ssm', 'interface-endpoint', 'vpce-0ssm'],
  ['eni-0gwlbe', 'gwlb-endpoint', 'vpce-0gwlb'],
  ['eni-0tgw', 'transit-gateway-attachment', 'tgw-attach-0data'],
  ['eni-0fn', 'lambda', null],
  ['eni-0db', 'other', null],
])('describe-network-interfaces: %s is a %s of %s', (id, kind, attachedTo) => {
  expect(one('interfaces', id)).toMatchObject({ kind, attachedTo });
});

test('describe-addresses: an elastic address that the interface does not show', () => {
  const eni = one('interfaces', 'eni-0web') as { addresses: unknown[] };
  expect(eni.addresses[1]).toEqual({ private: '10.0.2.11', public: '54.210.1.9', elastic: true });
});

test('describe-internet-gateways, -egress-only-internet-gateways and -vpn-gateways: the VPC while attached', () => {
  expect(topology.internetGateways).toEqual([
    { id: 'igw-0free', vpc: null },
    { id: 'igw-0one', vpc: 'vpc-0shop', name: 'shop igw' },
  ]);
  expect(topology.egressOnlyInternetGateways).toEqual([{ id: 'eigw-0one', vpc: 'vpc-0shop' }]);
  expect(topology.virtualPrivateGateways).toEqual([{ id: 'vgw-0one', vpc: 'vpc-0shop', name: 'office vgw' }]);
});

test('describe-nat-gateways: zonal with its subnet, regional with its table and zones', () => {
  expect(one('natGateways', 'nat-0one')).toEqual({
    id: 'nat-0one',
    vpc: 'vpc-0shop',
    name: 'shop nat',
    subnet: 'subnet-0pub',
    connectivity: 'public',
    mode: 'zonal',
    state: 'available',
    addresses: [{ private: '10.0.0.6', public: '54.210.1.6', interface: 'eni-0nat', zone: 'use1-az4' }],
    routeTable: null,
  });
  expect(one('natGateways', 'nat-0regional')).toMatchObject({
    subnet: null,
    mode: 'regional',
    routeTable: 'rtb-0nat',
    addresses: [{ private: null, public: '54.210.2.1', interface: null, zone: 'use1-az6' }],
  });
});

test('describe-vpc-peering-connections: both sides, and what each resolves where it says so', () => {
  expect(one('peeringConnections', 'pcx-0tools')).toEqual({
    id: 'pcx-0tools',
    name: 'shop-tools',
    status: 'active',
    requester: { vpc: 'vpc-0shop', region: 'us-east-1', owner: '111122223333', resolvesDns: 'unknown' },
    accepter: { vpc: 'vpc-0tools', region: 'us-east-1', owner: '111122223333', resolvesDns: true },
  });
});

test('describe-transit-gateways: Region and options', () => {
  expect(one('transitGateways', 'tgw-0hub')).toEqual({
    id: 'tgw-0hub',
    region: 'us-east-1',
    name: 'hub',
    vpnEcmp: false,
    securityGroupReferencing: true,
  });
  expect(one('transitGateways', 'tgw-0far')).toMatchObject({
    region: 'eu-west-1',
    vpnEcmp: true,
    securityGroupReferencing: false,
  });
});

test('describe-transit-gateway-attachments, -vpc-attachments and get-…-associations: what hangs where', () => {
  expect(one('transitGatewayAttachments', 'tgw-attach-0data')).toEqual({
    id: 'tgw-attach-0data',
    transitGateway: 'tgw-0hub',
    name: 'data',
    kind: 'vpc',
    resource: 'vpc-0data',
    subnets: ['subnet-0data'],
    applianceMode: true,
    securityGroupReferencing: true,
    state: 'available',
    routeTable: 'tgw-rtb-0spokes',
  });
  // The list of attachments is silent on it; the table's own associations are not.
  expect(one('transitGatewayAttachments', 'tgw-attach-0vpn')).toMatchObject({
    kind: 'vpn',
    resource: 'vpn-0one',
    routeTable: 'tgw-rtb-0spokes',
  });
  expect(one('transitGatewayAttachments', 'tgw-attach-0dx')).toMatchObject({
    kind: 'direct-connect-gateway',
    routeTable: null,
  });
});

test('describe-transit-gateway-peering-attachments: two sides that name each other', () => {
  expect(one('transitGatewayAttachments', 'tgw-attach-0peer')).toMatchObject({
    transitGateway: 'tgw-0hub',
    kind: 'peering',
    resource: 'tgw-attach-0peer@tgw-0far',
  });
  expect(one('transitGatewayAttachments', 'tgw-attach-0peer@tgw-0far')).toMatchObject({
    transitGateway: 'tgw-0far',
    kind: 'peering',
    resource: 'tgw-attach-0peer',
    routeTable: 'tgw-rtb-0far',
  });
});

test('describe-transit-gateway-route-tables, search-…-routes, get-…-propagations and get-…-prefix-list-references', () => {
  expect(one('transitGatewayRouteTables', 'tgw-rtb-0spokes')).toEqual({
    id: 'tgw-rtb-0spokes',
    transitGateway: 'tgw-0hub',
    name: 'spokes',
    routes: [
      {
        destination: '10.0.0.0/16',
        attachments: ['tgw-attach-0shop'],
        origin: 'propagated',
        state: 'active',
      },
      {
        destination: '10.1.0.0/16',
        attachments: ['tgw-attach-0data'],
        origin: 'propagated',
        state: 'active',
      },
      { destination: '10.5.0.0/16', attachments: ['tgw-attach-0peer'], origin: 'static', state: 'active' },
      { destination: '10.66.0.0/16', attachments: [], origin: 'static', state: 'blackhole' },
      {
        destination: { prefixList: 'pl-0office' },
        attachments: ['tgw-attach-0vpn'],
        origin: 'static',
        state: 'active',
      },
    ],
    propagations: ['tgw-attach-0data', 'tgw-attach-0shop'],
    propagated: 'listed',
  });
  expect(one('transitGatewayRouteTables', 'tgw-rtb-0far')).toMatchObject({
    routes: [{ destination: '10.0.0.0/8', attachments: ['tgw-attach-0peer@tgw-0far'] }],
    propagations: 'unknown',
  });
});

test('describe-vpc-endpoints: three kinds, with their policies', () => {
  expect(one('endpoints', 'vpce-0s3')).toEqual({
    id: 'vpce-0s3',
    kind: 'gateway',
    vpc: 'vpc-0shop',
    service: 'com.amazonaws.us-east-1.s3',
    serviceRegion: 'us-east-1',
    state: 'available',
    routeTables: ['rtb-0main'],
    subnets: [],
    interfaces: [],
    privateDns: false,
    loadBalancer: null,
    policy: [
      {
        effect: 'allow',
        principals: ['arn:aws:iam::111122223333:root'],
        actions: ['s3:GetObject', 's3:List*'],
        resources: ['arn:aws:s3:::shop-bucket/*'],
      },
    ],
  });
  expect(one('endpoints', 'vpce-0ssm')).toMatchObject({
    kind: 'interface',
    name: 'ssm',
    subnets: ['subnet-0priv'],
    interfaces: ['eni-0ssm'],
    privateDns: true,
    policy: 'full-access',
  });
  expect(one('endpoints', 'vpce-0gwlb')).toMatchObject({
    kind: 'gateway-load-balancer',
    state: 'pending-acceptance',
    serviceRegion: 'us-east-1',
  });
});

test('describe-vpn-connections and -customer-gateways: tunnels, routing and static routes', () => {
  expect(one('vpnConnections', 'vpn-0one')).toEqual({
    id: 'vpn-0one',
    name: 'to office',
    customerGateway: 'cgw-0one',
    attachedTo: 'tgw-0hub',
    routing: 'bgp',
    staticRoutes: [],
    announces: 'unknown',
    tunnels: [
      { id: '34.1.1.1', state: 'up' },
      { id: '34.1.1.2', state: 'down' },
      { id: '34.1.1.3', state: 'unknown' },
    ],
  });
  expect(one('vpnConnections', 'vpn-0static')).toMatchObject({
    attachedTo: 'vgw-0one',
    routing: 'static',
    staticRoutes: ['172.16.0.0/16'],
  });
  expect(topology.vpnConnections).toHaveLength(2);
  expect(readable(topology.customerGateways)).toEqual([
    { id: 'cgw-0one', name: 'office', address: '203.0.113.12', onPremises: 'behind-cgw-0one' },
  ]);
});

test('describe-prefix-lists, -managed-prefix-lists and get-managed-prefix-list-entries', () => {
  expect(readable(topology.prefixLists)).toEqual([
    {
      id: 'pl-0office',
      name: 'offices',
      region: 'us-east-1',
      owner: 'customer',
      maxEntries: 10,
      entries: ['203.0.113.0/24'],
    },
    {
      id: 'pl-63a5400a',
      name: 'com.amazonaws.us-east-1.s3',
      region: 'us-east-1',
      owner: 'aws',
      entries: ['52.216.0.0/15', '54.231.0.0/16'],
    },
  ]);
  expect(readable(topology.services)).toEqual([
    {
      name: 'com.amazonaws.us-east-1.s3',
      region: 'us-east-1',
      prefixList: 'pl-63a5400a',
      prefixes: ['52.216.0.0/15', '54.231.0.0/16'],
    },
  ]);
});

test('describe-vpc-block-public-access-options and -exclusions', () => {
  expect(topology.blockPublicAccess).toEqual([
    { region: 'us-east-1', mode: 'block-ingress', exclusions: [{ of: 'subnet-0pub', allows: 'egress' }] },
  ]);
});

test('describe-availability-zones: Regions with the ids of their zones', () => {
  expect(topology.regions).toContainEqual({ name: 'us-east-1', zones: ['use1-az1', 'use1-az4', 'use1-az6'] });
});

test('describe-flow-logs', () => {
  expect(topology.flowLogs).toEqual([
    { id: 'fl-0one', of: 'vpc-0shop', traffic: 'REJECT' },
    { id: 'fl-0tgw', of: 'tgw-0hub', traffic: 'ALL' },
  ]);
});

test('describe-load-balancers, -attributes, -listeners and -rules', () => {
  expect(one('loadBalancers', `${elb}:loadbalancer/app/shop/50dc6c495c0c9188`)).toMatchObject({
    name: 'shop',
    kind: 'ALB',
    scheme: 'internet-facing',
    vpc: 'vpc-0shop',
    state: 'active',
    zones: [
      { zone: 'use1-az4', subnet: 'subnet-0pub', interface: 'eni-0alba' },
      { zone: 'use1-az6', subnet: 'subnet-0pubb', interface: null },
    ],
    crossZone: 'on',
    listeners: [
      {
        protocol: 'HTTPS',
        ports: { from: 443, to: 443 },
        forwards: [
          { targetGroup: `${elb}:targetgroup/web-v2/2222222222222222`, weight: 20 },
          { targetGroup: `${elb}:targetgroup/web/1111111111111111`, weight: 80 },
        ],
        conditional: true,
      },
      { protocol: 'HTTP', forwards: [], conditional: false },
    ],
  });
  expect(one('loadBalancers', `${elb}:loadbalancer/net/queue/a1b2c3d4e5f60718`)).toMatchObject({
    kind: 'NLB',
    scheme: 'internal',
    crossZone: 'off',
    inboundRulesOnPrivateLink: false,
    listeners: [{ protocol: 'TCP', ports: { from: 5000, to: 5000 }, conditional: false }],
  });
  expect(one('loadBalancers', `${elb}:loadbalancer/gwy/inspect/0011223344556677`)).toMatchObject({
    kind: 'GWLB',
    state: 'provisioning',
    crossZone: 'unknown',
    listeners: [{ protocol: 'GENEVE', ports: everyPort }],
  });
});

test('describe-target-groups, -target-group-attributes and -target-health', () => {
  expect(one('targetGroups', `${elb}:targetgroup/web/1111111111111111`)).toEqual({
    id: `${elb}:targetgroup/web/1111111111111111`,
    name: 'web',
    vpc: 'vpc-0shop',
    targetType: 'instance',
    protocol: 'HTTP',
    port: 8080,
    crossZone: 'inherit',
    preserveClientIp: 'default',
    stickiness: 'cookie',
    targets: [
      { id: 'i-0fw', port: 8080, zone: 'use1-az4', health: 'unhealthy' },
      { id: 'i-0web', port: 8080, zone: 'use1-az4', health: 'healthy' },
    ],
  });
  expect(one('targetGroups', `${elb}:targetgroup/queue/3333333333333333`)).toMatchObject({
    crossZone: 'on',
    preserveClientIp: 'on',
    stickiness: 'none',
    targets: [
      { id: '10.0.2.10', zone: 'use1-az4', health: 'unhealthy' },
      { id: '10.1.0.20', zone: null, health: 'unknown' },
      { id: '192.168.9.9', zone: null, health: 'unused' },
    ],
  });
  expect(one('targetGroups', `${elb}:targetgroup/inspect/4444444444444444`)).toMatchObject({
    stickiness: '2-tuple',
    targets: 'unknown',
  });
  expect(one('targetGroups', `${elb}:targetgroup/web-v2/2222222222222222`)).toMatchObject({
    crossZone: 'unknown',
    preserveClientIp: 'unknown',
    stickiness: 'unknown',
  });
});

test('describe-virtual-interfaces, -direct-connect-gateways and -associations', () => {
  expect(topology.virtualInterfaces).toMatchObject([
    {
      id: 'dxvif-0priv',
      name: 'office private',
      kind: 'private',
      attachedTo: 'vgw-0one',
      state: 'available',
    },
    { id: 'dxvif-0pub', kind: 'public', attachedTo: null, state: 'pending' },
    { id: 'dxvif-0transit', kind: 'transit', attachedTo: 'dxgw-0000-1111', state: 'down' },
  ]);
  expect(readable(topology.directConnectGateways)).toEqual([
    {
      id: 'dxgw-0000-1111',
      name: 'office dx',
      associations: [{ gateway: 'tgw-0hub', allowed: ['10.0.0.0/15'], state: 'associated' }],
    },
  ]);
});

test('secrets and descriptions that nothing needs are not copied', () => {
  const text = JSON.stringify(readable(topology));
  for (const secret of ['TOPSECRET', 'ami-0abc', 'CustomerGatewayConfiguration', 'eipassoc'])
    expect(text).not.toContain(secret);
});
