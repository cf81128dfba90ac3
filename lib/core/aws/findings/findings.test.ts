import { describe, expect, it } from 'vitest';
import type { VpcEndpoint } from '@/lib/core/aws/topology/endpoint';
import type { LoadBalancer, TargetGroup } from '@/lib/core/aws/topology/load-balancing';
import type { NatGateway } from '@/lib/core/aws/topology/gateways';
import type { Topology } from '@/lib/core/aws/topology/topology';
import { fraction } from '@/lib/core/net/fraction';
import { ipv4 } from '@/lib/core/net/ip';
import { prefix } from '@/lib/core/net/prefix';
import {
  acl,
  attachment,
  card,
  group,
  network,
  open,
  peering,
  subnet,
  table,
  transitGateway,
  vpc,
} from '@/tests/support/repair-network';
import { referenceNetwork } from '@/tests/support/repair-reference';
import type { Finding, FindingKind } from './finding';
import { findingKinds, findings } from './findings';

/** `has` finds just this; each of `hasNot` does not. */
type Case = { rule: Finding['rule']; says: string; has: Topology; hasNot: Record<string, Topology> };

const local = '10.0.0.0/16 local';

/** One VPC with one subnet that reads its main table. */
function one(routes: string, parts: Partial<Topology> = {}): Topology {
  return network({
    vpcs: [vpc('vpc-a', '10.0.0.0/16')],
    subnets: [subnet('subnet-a', 'vpc-a', '10.0.0.0/24')],
    routeTables: [table('rtb-a', 'vpc-a', routes === '' ? local : `${local}, ${routes}`, { main: true })],
    networkAcls: [open('vpc-a')],
    ...parts,
  });
}

function two(a: string, b: string, parts: Partial<Topology> = {}): Topology {
  return network({
    vpcs: [vpc('vpc-a', '10.0.0.0/16'), vpc('vpc-b', '10.1.0.0/16')],
    routeTables: [table('rtb-a', 'vpc-a', a, { main: true }), table('rtb-b', 'vpc-b', b, { main: true })],
    peeringConnections: [peering('pcx-ab', 'vpc-a', 'vpc-b')],
    ...parts,
  });
}

const acls = (inbound: string, outbound: string): Topology =>
  network({ networkAcls: [acl('acl-a', 'vpc-a', inbound, outbound)] });
const incomplete = (what: string, topology: Topology): Topology => ({
  ...topology,
  incomplete: [...topology.incomplete, { what, why: 'missing', says: 'It was not given.' }],
});
const nat = (more: Partial<NatGateway> = {}): NatGateway => ({
  ...{ id: 'nat-a', vpc: 'vpc-a', subnet: 'subnet-a', connectivity: 'public', mode: 'zonal' },
  ...{ state: 'available', addresses: [], routeTable: null },
  ...more,
});
const gateway: Partial<Topology> = { internetGateways: [{ id: 'igw-a', vpc: 'vpc-a' }] };
const cards = (addresses: string, more: Partial<Topology['interfaces'][number]> = {}): Partial<Topology> => ({
  interfaces: [card('eni-a', 'subnet-a', addresses, '', more)],
});
const endpoint = (routeTables: string[]): VpcEndpoint => ({
  ...{ id: 'vpce-s3', kind: 'gateway', vpc: 'vpc-a', service: 'com.amazonaws.us-east-1.s3' },
  ...{ serviceRegion: 'us-east-1', state: 'available', routeTables, subnets: [], interfaces: [] },
  ...{ privateDns: false, loadBalancer: null, policy: 'full-access' },
});

function balanced(targets: TargetGroup['targets'], groups: Topology['securityGroups'] = []): Topology {
  const balancer: LoadBalancer = {
    ...{ id: 'alb-a', kind: 'ALB', scheme: 'internal', vpc: 'vpc-a', state: 'active', crossZone: 'default' },
    zones: [{ zone: 'use1-az1', subnet: 'subnet-a', interface: 'eni-alb' }],
    inboundRulesOnPrivateLink: false,
    listeners: [
      {
        ...{ id: 'listener-a', protocol: 'HTTP', ports: { from: 80, to: 80 }, conditional: false },
        forwards: [{ targetGroup: 'tg-a', weight: 1 }],
      },
    ],
  };
  return network({
    loadBalancers: [balancer],
    targetGroups: [
      {
        ...{ id: 'tg-a', vpc: 'vpc-a', targetType: 'instance', protocol: 'HTTP', port: 80 },
        ...{ crossZone: 'inherit', preserveClientIp: 'default', stickiness: 'none', targets },
      },
    ],
    instances: [{ id: 'i-web', interfaces: ['eni-web'], state: 'running', forwards: 'nothing' }],
    securityGroups: groups,
    interfaces: [
      card('eni-alb', 'subnet-a', '10.0.0.9', 'sg-alb', { kind: 'load-balancer', attachedTo: 'alb-a' }),
      card('eni-web', 'subnet-a', '10.0.0.10', groups.length > 0 ? 'sg-web' : '', { attachedTo: 'i-web' }),
    ],
  });
}

const target = { id: 'i-web', port: 80, zone: 'use1-az1', health: 'healthy' } as const;
const twoSubnets = [
  subnet('subnet-a', 'vpc-a', '10.0.0.0/24'),
  subnet('subnet-b', 'vpc-a', '10.0.1.0/24', { zone: 'use1-az2' }),
];
const attached = (
  subnets: string,
  routeTable: string | null | 'unknown' = 'tgw-rtb-a',
): Partial<Topology> => ({
  transitGateways: [transitGateway('tgw-a')],
  transitGatewayAttachments: [attachment('tgw-attach-a', 'tgw-a', 'vpc-a', subnets, { routeTable })],
});
const manyRules = Array.from({ length: 61 }, (_, at) => `tcp ${at + 1} 0.0.0.0/0`).join();
const numbers = (count: number): string =>
  Array.from({ length: count }, (_, at) => `${at + 1} allow tcp ${at + 1} 0.0.0.0/0`).join();

const cases: Record<FindingKind, Case> = {
  'blackhole-route': {
    rule: 'R18',
    says: 'The route of rtb-a to 10.1.0.0/16 is a blackhole: pcx-ab does not take packets.',
    has: one('0.0.0.0/0 igw-a, 10.1.0.0/16 pcx-ab blackhole'),
    hasNot: { 'a live route': one('10.1.0.0/16 pcx-ab') },
  },
  'one-sided-peering-route': {
    rule: 'R60',
    says: 'vpc-a has a route to pcx-ab and vpc-b has none, so nothing comes back.',
    has: two('10.0.0.0/16 local, 10.1.0.0/16 pcx-ab', '10.1.0.0/16 local'),
    hasNot: {
      'routes on both sides': two('10.1.0.0/16 pcx-ab', '10.0.0.0/16 pcx-ab'),
      'routes on neither side': two('10.0.0.0/16 local', '10.1.0.0/16 local'),
      'tables of the far side that were not given': two('10.1.0.0/16 pcx-ab', '', {
        routeTables: [table('rtb-a', 'vpc-a', '10.1.0.0/16 pcx-ab', { main: true })],
      }),
      'tables that were not all given': incomplete(
        'routeTables',
        two('10.1.0.0/16 pcx-ab', '10.1.0.0/16 local'),
      ),
      'a far side that was not given': two('10.1.0.0/16 pcx-ab', '10.1.0.0/16 local', {
        vpcs: [vpc('vpc-a', '10.0.0.0/16')],
      }),
    },
  },
  'nat-without-way-out': {
    rule: 'R30',
    says: 'nat-a is in subnet-a, whose table rtb-a has no route to an internet gateway, so it leads nowhere.',
    has: one('10.1.0.0/16 pcx-ab', { natGateways: [nat()] }),
    hasNot: {
      'a way out': one('0.0.0.0/0 igw-a', { natGateways: [nat()] }),
      'a private one': one('10.1.0.0/16 pcx-ab', { natGateways: [nat({ connectivity: 'private' })] }),
      'a regional one': one('10.1.0.0/16 pcx-ab', { natGateways: [nat({ mode: 'regional', subnet: null })] }),
      'a table that is not known': one('10.1.0.0/16 pcx-ab', {
        natGateways: [nat()],
        subnets: [subnet('subnet-a', 'vpc-a', '10.0.0.0/24', { routeTable: 'unknown' })],
      }),
    },
  },
  'public-address-without-route': {
    rule: 'R26',
    says: 'eni-a has the public address 203.0.113.1, and rtb-a of subnet-a has no route to an internet gateway.',
    has: one('10.1.0.0/16 pcx-ab', cards('10.0.0.10=203.0.113.1')),
    hasNot: {
      'a route': one('0.0.0.0/0 igw-a', cards('10.0.0.10=203.0.113.1')),
      'a way by a firewall': one('0.0.0.0/0 gwlbe-a', cards('10.0.0.10=203.0.113.1')),
      'no public address': one('10.1.0.0/16 pcx-ab', cards('10.0.0.10')),
    },
  },
  'internet-route-without-public-address': {
    rule: 'R26',
    says: 'subnet-a has a route to an internet gateway in rtb-a, and none of its interfaces has a public address.',
    has: one('0.0.0.0/0 igw-a', { ...gateway, ...cards('10.0.0.10') }),
    hasNot: {
      'a public address': one('0.0.0.0/0 igw-a', { ...gateway, ...cards('10.0.0.10=203.0.113.1') }),
      'IPv6 with a route': one('::/0 igw-a', { ...gateway, ...cards('10.0.0.10, 2001:db8::1') }),
      'an endpoint of a Gateway Load Balancer': one('0.0.0.0/0 igw-a', {
        ...gateway,
        ...cards('10.0.0.10', { kind: 'gwlb-endpoint' }),
      }),
      'a target of an accelerator': one('0.0.0.0/0 igw-a', {
        ...gateway,
        ...cards('10.0.0.10', { attachedTo: 'i-a' }),
        accelerators: [
          {
            ...{ id: 'accelerator-a', addresses: [] },
            listeners: [
              {
                ...{ protocol: 'TCP', ports: { from: 443, to: 443 } },
                groups: [
                  {
                    ...{ region: 'us-east-1', dial: 100, near: fraction(1, 1) },
                    endpoints: [{ id: 'i-a', weight: 128, preserveClientIp: true, health: 'healthy' }],
                  },
                ],
              },
            ],
          },
        ],
      }),
      'nobody there yet': one('0.0.0.0/0 igw-a', gateway),
      'interfaces that were not all given': incomplete(
        'interfaces',
        one('0.0.0.0/0 igw-a', cards('10.0.0.10')),
      ),
    },
  },
  'internet-gateway-unused': {
    rule: 'R26',
    says: 'igw-a is attached to vpc-a, and no route table of it has a route there.',
    has: one('10.1.0.0/16 pcx-ab', gateway),
    hasNot: {
      'a route': one('0.0.0.0/0 igw-a', gateway),
      'a detached one': one('10.1.0.0/16 pcx-ab', { internetGateways: [{ id: 'igw-a', vpc: null }] }),
      'tables that were not given': one('', { ...gateway, routeTables: [] }),
    },
  },
  'subnet-isolated': {
    rule: 'R10',
    says: 'subnet-a reaches nothing beyond its VPC, and nothing beyond reaches it: no route of rtb-a works but the local one.',
    has: one(''),
    hasNot: {
      'a route': one('10.1.0.0/16 pcx-ab'),
      'a route to a prefix list that is not known': one('pl-a vpce-s3'),
      'a table that was not whole': incomplete('routeTables', one('')),
      'a transit gateway that comes in there': one('', attached('subnet-a')),
      'a gateway that propagates': one('', {
        routeTables: [table('rtb-a', 'vpc-a', local, { main: true, propagating: ['vgw-a'] })],
      }),
    },
  },
  'route-never-wins': {
    rule: 'R13',
    says: 'No packet takes the route of rtb-a to 10.0.5.0/24 over vgw-a: the local route holds its block, and comes before what is propagated.',
    has: one('10.0.5.0/24 vgw-a propagated, 10.1.0.0/16 pcx-ab'),
    hasNot: {
      'a longer static route': one('10.0.5.0/24 eni-a'),
      'half of it covered': one('10.1.0.0/16 pcx-ab, 10.1.0.0/17 pcx-ac'),
      'a prefix list that is not known': one('pl-a pcx-ab, 10.1.0.0/16 pcx-ab'),
    },
  },
  'main-table-unused': {
    rule: 'R10',
    says: 'No subnet reads rtb-main, the main table of vpc-a: each is associated with another.',
    has: one('', {
      subnets: [subnet('subnet-a', 'vpc-a', '10.0.0.0/24', { routeTable: 'rtb-b' })],
      routeTables: [
        table('rtb-main', 'vpc-a', local, { main: true }),
        table('rtb-b', 'vpc-a', `${local}, 10.1.0.0/16 pcx-ab`),
      ],
    }),
    hasNot: {
      'a subnet without a table of its own': one('10.1.0.0/16 pcx-ab'),
      'a subnet of which that is not known': one('10.1.0.0/16 pcx-ab', {
        subnets: [subnet('subnet-a', 'vpc-a', '10.0.0.0/24', { routeTable: 'unknown' })],
      }),
      'subnets that were not all given': incomplete(
        'subnets',
        one('10.1.0.0/16 pcx-ab', {
          subnets: [subnet('subnet-a', 'vpc-a', '10.0.0.0/24', { routeTable: 'rtb-b' })],
        }),
      ),
    },
  },
  'acl-asymmetric': {
    rule: 'R39',
    says: 'The inbound entry 100 of acl-a lets TCP 443 in from 0.0.0.0/0, and the outbound entries deny the answers to client ports.',
    has: acls('100 allow tcp 443 0.0.0.0/0', '100 allow tcp 1024-50000 0.0.0.0/0'),
    hasNot: {
      'answers that pass': acls('100 allow tcp 443 0.0.0.0/0', '100 allow tcp 1024-65535 0.0.0.0/0'),
      'answers denied to whom requests are denied too': acls(
        '90 deny all 192.0.2.0/24, 100 allow tcp 443 0.0.0.0/0',
        '90 deny all 192.0.2.0/24, 100 allow tcp 1024-65535 0.0.0.0/0',
      ),
      'an entry for answers, beside one for requests': acls(
        '100 allow tcp 1024-65535 0.0.0.0/0',
        '100 allow tcp 443 0.0.0.0/0',
      ),
      'an entry that denies': acls('100 deny tcp 443 0.0.0.0/0', ''),
    },
  },
  'acl-entry-shadowed': {
    rule: 'R38',
    says: 'The inbound entry 120 of acl-a never decides anything: entries with lower numbers match every packet that it matches.',
    has: acls(
      '120 deny tcp 443 10.0.0.0/8, 100 allow tcp 0-443 0.0.0.0/1, 110 allow tcp 400-65535 0.0.0.0/0',
      '100 allow all 0.0.0.0/0',
    ),
    hasNot: {
      'one port left': acls(
        '100 allow tcp 0-442 0.0.0.0/0, 110 deny tcp 443 10.0.0.0/8',
        '100 allow all 0.0.0.0/0',
      ),
      'the other family': acls('100 allow all 0.0.0.0/0, 110 deny all ::/0', '100 allow all 0.0.0.0/0'),
    },
  },
  'stale-group-reference': {
    rule: 'R52',
    says: 'An inbound rule of sg-a names sg-b, which is gone or no longer peered: it matches nothing.',
    has: network({ securityGroups: [group('sg-a', 'vpc-a', 'tcp 443 sg-b stale')] }),
    hasNot: {
      'a group of somebody else': network({ securityGroups: [group('sg-a', 'vpc-a', 'tcp 443 sg-b')] }),
      'a peer': two('10.1.0.0/16 pcx-ab', '10.0.0.0/16 pcx-ab', {
        securityGroups: [group('sg-a', 'vpc-a', 'tcp 443 sg-b'), group('sg-b', 'vpc-b', '')],
      }),
      'peerings that were not given': incomplete(
        'peeringConnections',
        network({ securityGroups: [group('sg-a', 'vpc-a', 'tcp 443 sg-b'), group('sg-b', 'vpc-b', '')] }),
      ),
      'a transit gateway between': network({
        securityGroups: [group('sg-a', 'vpc-a', 'tcp 443 sg-b'), group('sg-b', 'vpc-b', '')],
        transitGateways: [transitGateway('tgw-a')],
        transitGatewayAttachments: [
          attachment('tgw-attach-a', 'tgw-a', 'vpc-a', ''),
          attachment('tgw-attach-b', 'tgw-a', 'vpc-b', ''),
        ],
      }),
      'one group in both VPCs': network({
        securityGroups: [group('sg-a', 'vpc-a', 'tcp 443 sg-b'), group('sg-b', 'vpc-b, vpc-a', '')],
      }),
    },
  },
  'peering-overlap': {
    rule: 'R58',
    says: 'pcx-ab joins vpc-a and vpc-b, of which the blocks 10.1.0.0/16 and 10.1.128.0/17 overlap.',
    has: network({
      vpcs: [vpc('vpc-a', '10.0.0.0/16, 10.1.0.0/16'), vpc('vpc-b', '10.2.0.0/16, 10.1.128.0/17')],
      peeringConnections: [peering('pcx-ab', 'vpc-a', 'vpc-b')],
    }),
    hasNot: {
      'blocks apart': two('10.1.0.0/16 pcx-ab', '10.0.0.0/16 pcx-ab'),
      'a peering that is gone': network({
        vpcs: [vpc('vpc-a', '10.0.0.0/16'), vpc('vpc-b', '10.0.0.0/16')],
        peeringConnections: [peering('pcx-ab', 'vpc-a', 'vpc-b', { status: 'deleted' })],
      }),
    },
  },
  'transit-overlap': {
    rule: 'R72',
    says: 'Of vpc-a and vpc-b on tgw-a the blocks 10.0.0.0/16 and 10.0.0.0/17 overlap, and only one of them is propagated.',
    has: network({
      vpcs: [vpc('vpc-a', '10.0.0.0/16'), vpc('vpc-b', '10.0.0.0/17')],
      transitGateways: [transitGateway('tgw-a')],
      transitGatewayAttachments: [
        attachment('tgw-attach-b', 'tgw-a', 'vpc-b', '', { routeTable: 'tgw-rtb-a' }),
        attachment('tgw-attach-a', 'tgw-a', 'vpc-a', '', { routeTable: 'tgw-rtb-a' }),
      ],
    }),
    hasNot: {
      'blocks apart': two('', '', {
        transitGateways: [transitGateway('tgw-a')],
        transitGatewayAttachments: [
          attachment('tgw-attach-b', 'tgw-a', 'vpc-b', ''),
          attachment('tgw-attach-a', 'tgw-a', 'vpc-a', ''),
        ],
      }),
      'an attachment that is gone': network({
        vpcs: [vpc('vpc-a', '10.0.0.0/16'), vpc('vpc-b', '10.0.0.0/17')],
        transitGateways: [transitGateway('tgw-a')],
        transitGatewayAttachments: [
          attachment('tgw-attach-b', 'tgw-a', 'vpc-b', '', { state: 'deleted' }),
          attachment('tgw-attach-a', 'tgw-a', 'vpc-a', ''),
        ],
      }),
    },
  },
  'attachment-unassociated': {
    rule: 'R64',
    says: 'tgw-attach-a is associated with no route table of tgw-a, so what comes in by it goes nowhere.',
    has: network(attached('subnet-a', null)),
    hasNot: {
      'a table': network(attached('subnet-a')),
      'a table that is not known': network(attached('subnet-a', 'unknown')),
    },
  },
  'zone-without-attachment': {
    rule: 'R69',
    says: 'subnet-b in use1-az2 routes to tgw-a, and tgw-attach-a has no subnet there.',
    has: one('10.1.0.0/16 tgw-a', { subnets: twoSubnets, ...attached('subnet-a') }),
    hasNot: {
      'every zone': one('10.1.0.0/16 tgw-a', { subnets: twoSubnets, ...attached('subnet-a, subnet-b') }),
      'no route there': one('10.1.0.0/16 pcx-ab', { subnets: twoSubnets, ...attached('subnet-a') }),
      'a subnet that was not given': one('10.1.0.0/16 tgw-a', {
        subnets: twoSubnets,
        ...attached('subnet-a, subnet-c'),
      }),
    },
  },
  'gateway-endpoint-unassociated': {
    rule: 'R79',
    says: 'vpce-s3 for com.amazonaws.us-east-1.s3 is not associated with rtb-a, which subnet-a reads.',
    has: one('10.1.0.0/16 pcx-ab', { endpoints: [endpoint(['rtb-b'])] }),
    hasNot: {
      'the table': one('10.1.0.0/16 pcx-ab', { endpoints: [endpoint(['rtb-a'])] }),
      'an interface endpoint': one('10.1.0.0/16 pcx-ab', {
        endpoints: [{ ...endpoint([]), kind: 'interface' }],
      }),
    },
  },
  'target-outside-zones': {
    rule: 'R88',
    says: 'i-web of tg-a is in a zone that alb-a is not enabled for, and gets nothing.',
    has: balanced([{ ...target, zone: 'use1-az2' }]),
    hasNot: {
      'an enabled zone': balanced([target]),
      'no zone': balanced([{ ...target, zone: null }]),
      'targets that are not known': balanced('unknown'),
    },
  },
  'no-healthy-target': {
    rule: 'R90',
    says: 'None of the targets of tg-a is healthy.',
    has: balanced([{ ...target, health: 'unhealthy' }]),
    hasNot: {
      'one healthy': balanced([{ ...target, health: 'unhealthy' }, target]),
      'one unknown': balanced([
        { ...target, health: 'unhealthy' },
        { ...target, health: 'unknown' },
      ]),
      'no targets': balanced([]),
    },
  },
  'balancer-group-not-named': {
    rule: 'R94',
    says: 'sg-web of i-web lets in neither sg-alb nor the addresses of alb-a, which sends under its own.',
    has: balanced([target], [group('sg-web', 'vpc-a', 'tcp 443 sg-alb, tcp 80 192.0.2.0/24')]),
    hasNot: {
      'the group': balanced([target], [group('sg-web', 'vpc-a', 'tcp 80 sg-alb')]),
      'its address': balanced([target], [group('sg-web', 'vpc-a', 'tcp 0-100 10.0.0.0/16')]),
      'a prefix list that is not known': balanced([target], [group('sg-web', 'vpc-a', 'all pl-a')]),
      'a group that was not given': balanced([target]),
    },
  },
  'over-quota': {
    rule: 'R9',
    says: 'acl-a has 21 inbound entries; the quota is 20 unless AWS raised it.',
    has: acls(numbers(21), '100 allow tcp 1024-65535 0.0.0.0/0'),
    hasNot: { 'as many as there may be': acls(numbers(20), '100 allow tcp 1024-65535 0.0.0.0/0') },
  },
};

function saysOf(topology: Topology, kind: FindingKind): string[] {
  return findings(topology)
    .filter((found) => found.kind === kind)
    .map(({ says }) => says);
}

describe.each(findingKinds)('%s', (kind) => {
  const { rule, says, has, hasNot } = cases[kind];

  it('is found where it is, once, and nothing else with it', () => {
    const found = findings(has);
    expect(found.map((one) => [one.kind, one.rule, one.says])).toEqual([[kind, rule, says]]);
    expect(found[0]?.components.length).toBeGreaterThan(0);
    for (const { id } of found[0]?.components ?? []) expect(JSON.stringify(ids(has))).toContain(`"${id}"`);
  });

  it.each(Object.keys(hasNot))('is not found in a network with %s', (name) => {
    const topology = hasNot[name];
    expect(topology && saysOf(topology, kind)).toEqual([]);
  });
});

/** Every id and name of one that a topology speaks of. */
function ids(value: unknown): unknown {
  if (typeof value === 'bigint') return value.toString();
  if (Array.isArray(value)) return value.map(ids);
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([name, field]) => [name, ids(field)]));
  return value;
}

/** A smaller count over a quota is another sentence. */
const isCount = (says: string): boolean => says.includes('the quota is');

/** The topology with each value that may be unknown made so, one kind after the other. */
function withUnknowns(topology: Topology): Topology[] {
  const veil = <Name extends keyof Topology>(
    list: Name,
    unknown: Partial<Record<keyof Topology[Name][number], 'unknown'>>,
  ): Topology => ({
    ...topology,
    [list]: (topology[list] as readonly object[]).map((member) => ({ ...member, ...unknown })),
  });
  return [
    veil('subnets', { routeTable: 'unknown' }),
    veil('subnets', { networkAcl: 'unknown' }),
    veil('prefixLists', { entries: 'unknown' }),
    veil('transitGatewayAttachments', { routeTable: 'unknown' }),
    veil('targetGroups', { targets: 'unknown' }),
    veil('loadBalancers', { listeners: 'unknown' }),
    veil('endpoints', { policy: 'unknown' }),
  ];
}

describe('findings', () => {
  it('are none in a network that is as it should be, but for a main table that nobody reads', () => {
    expect(findings(referenceNetwork()).map(({ kind }) => kind)).toEqual(['main-table-unused']);
  });

  const every = [
    referenceNetwork(),
    ...Object.values(cases).flatMap(({ has, hasNot }) => [has, ...Object.values(hasNot)]),
  ];

  it('never grow when a list is not known to be whole, and when part of it or all of it is missing', () => {
    for (const topology of every) {
      const known = findings(topology).map(({ says }) => says);
      for (const [name, list] of Object.entries(topology)) {
        const parts = [list, [], list.slice(1), list.slice(0, -1)];
        for (const part of name === 'incomplete' ? [] : parts) {
          const found = findings(incomplete(name, { ...topology, [name]: part })).map(({ says }) => says);
          expect(known, name).toEqual(expect.arrayContaining(found.filter((one) => !isCount(one))));
        }
      }
    }
  });

  it('never grow when a value that may be unknown is', () => {
    for (const topology of every) {
      const known = findings(topology).map(({ says }) => says);
      for (const veiled of withUnknowns(topology))
        expect(known).toEqual(expect.arrayContaining(findings(veiled).map(({ says }) => says)));
    }
  });

  it('stand in an order that no order of lists changes', () => {
    for (const { has } of Object.values(cases)) {
      const turned: Topology = structuredClone(has);
      for (const list of Object.values(turned)) list.reverse();
      expect(findings(turned).map(({ says }) => says)).toEqual(findings(has).map(({ says }) => says));
    }
  });
});

describe('variants of a finding', () => {
  it('an isolated subnet is said to hold public addresses', () => {
    expect(findings(one('', cards('10.0.0.10=203.0.113.1'))).map(({ rule, says }) => [rule, says])).toEqual([
      [
        'R26',
        'subnet-a reaches nothing beyond its VPC, and nothing beyond reaches it: no route of rtb-a works but the local one, although eni-a has a public address.',
      ],
    ]);
  });

  it('a route loses to the same block and to the halves of its block', () => {
    const rules = (routes: string, lists: Topology['prefixLists'] = []): [string, string | undefined][] =>
      findings(one(routes, { prefixLists: lists })).map((found) => [found.rule, found.components[0]?.row]);
    expect(rules('10.1.0.0/16 vgw-a propagated, 10.1.0.0/16 pcx-ab')).toEqual([
      ['R12', '10.1.0.0/16 → vgw-a'],
    ]);
    expect(rules('10.1.0.0/16 pcx-ab, 10.1.0.0/17 tgw-a, 10.1.128.0/17 vgw-a propagated')).toEqual([
      ['R11', '10.1.0.0/16 → pcx-ab'],
    ]);
    const list = { id: 'pl-a', name: 'a', region: 'us-east-1', owner: 'customer' } as const;
    const entries = [prefix('10.1.0.0/16'), prefix('10.2.0.0/16')];
    expect(rules('pl-a pcx-ab, 10.1.0.0/16 tgw-a, 10.2.0.0/16 tgw-a', [{ ...list, entries }])).toEqual([
      ['R12', 'pl-a → pcx-ab'],
    ]);
    expect(rules('pl-a pcx-ab, 10.1.0.0/16 tgw-a', [{ ...list, entries }])).toEqual([]);
    // Local strikes the halves out, so that they take nothing from the static route.
    expect(rules('10.0.5.0/24 eni-a, 10.0.5.0/25 vgw-a propagated, 10.0.5.128/25 vgw-a propagated')).toEqual([
      ['R13', '10.0.5.0/25 → vgw-a'],
      ['R13', '10.0.5.128/25 → vgw-a'],
    ]);
  });

  it('a network ACL lets requests out and denies the answers, or lets everything in and nothing out', () => {
    const answers =
      'The outbound entry 100 of acl-a lets TCP 443 out to 0.0.0.0/0, and the inbound entries deny what is answered to client ports.';
    expect(
      saysOf(
        acls(
          '100 allow udp 0-65535 0.0.0.0/0',
          '100 allow tcp 443 0.0.0.0/0, 110 allow udp 0-65535 0.0.0.0/0',
        ),
        'acl-asymmetric',
      ),
    ).toEqual([answers]);
    const nothing =
      'The inbound entry 100 of acl-a lets everything in from 0.0.0.0/0, and the outbound entries deny the answers to client ports.';
    expect(saysOf(acls('100 allow all 0.0.0.0/0', ''), 'acl-asymmetric')).toEqual([nothing]);
  });

  it('a reference is stale where nothing joins the VPCs', () => {
    const groups = [group('sg-a', 'vpc-a', '', 'tcp 443 sg-b'), group('sg-b', 'vpc-b', '')];
    const gone = peering('pcx-ab', 'vpc-a', 'vpc-b', { status: 'deleted' });
    expect(
      saysOf(network({ securityGroups: groups, peeringConnections: [gone] }), 'stale-group-reference'),
    ).toEqual(['An outbound rule of sg-a names sg-b, and nothing joins their VPCs: it matches nothing.']);
  });

  it('quotas are counted for rules, groups, blocks, NAT gateways and propagated routes', () => {
    const gateways = Array.from({ length: 6 }, (_, at) => nat({ id: `nat-${at}` }));
    const propagated = Array.from({ length: 101 }, (_, at) => `172.16.${at}.0/24 vgw-a propagated`).join();
    const crowded = one(`0.0.0.0/0 igw-a, ${propagated}`, {
      vpcs: [vpc('vpc-a', '10.0.0.0/16, 10.1.0.0/16, 10.2.0.0/16, 10.3.0.0/16, 10.4.0.0/16, 10.5.0.0/16')],
      securityGroups: [group('sg-a', 'vpc-a', manyRules, '')],
      interfaces: [
        card('eni-a', 'subnet-a', '10.0.0.10', 'sg-a, sg-b, sg-c, sg-d, sg-e, sg-f', {
          addresses: [{ private: ipv4('10.0.0.10'), public: ipv4('203.0.113.9'), elastic: true }],
        }),
      ],
      natGateways: gateways,
    });
    expect(saysOf(crowded, 'over-quota')).toEqual([
      'eni-a has 6 security groups; the quota is 5 unless AWS raised it.',
      'rtb-a has 101 propagated routes; the quota is 100 unless AWS raised it.',
      'sg-a has 61 inbound IPv4 rules; the quota is 60 unless AWS raised it.',
      'use1-az1 has 6 NAT gateways; the quota is 5 unless AWS raised it.',
      'vpc-a has 6 IPv4 blocks; the quota is 5 unless AWS raised it.',
    ]);
  });
});
