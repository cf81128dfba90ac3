import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatFraction, fraction, sum } from '@/lib/core/net/fraction';
import { formatIp, ipv4 } from '@/lib/core/net/ip';
import { bentRules } from '@/lib/core/aws/beliefs';
import { awsRules } from '@/lib/core/aws/rules';
import type { EndpointGroup } from '@/lib/core/aws/topology/load-balancing';
import type { Topology } from '@/lib/core/aws/topology/topology';
import { forAll } from '@/tests/support/for-all';
import {
  balancer,
  choice,
  group,
  hops,
  host,
  network,
  openGroup,
  send,
  targets,
  told,
  vpc,
} from '@/tests/support/services-network';

type Line = [id: string, weight?: number, health?: 'healthy' | 'unhealthy' | 'unknown'];
const region = (
  name: string,
  near: [number, number],
  dial: number,
  lines: Line[],
  preserveClientIp = true,
): EndpointGroup => ({
  ...{ region: name, near: fraction(...near), dial },
  endpoints: lines.map(([id, weight = 128, health = 'healthy']) => ({
    id,
    weight,
    preserveClientIp,
    health,
  })),
});
const anycast = '75.2.0.1';
const accelerator = (...groups: EndpointGroup[]): Partial<Topology> => ({
  accelerators: [
    {
      ...{ id: 'ga', addresses: [ipv4(anycast), ipv4('99.83.0.1')] },
      listeners: [{ protocol: 'TCP', ports: { from: 80, to: 81 }, groups }],
    },
  ],
});
const gateways = { internetGateways: [{ id: 'igw-1', vpc: 'vpc-1' }] };
/** A private subnet: no route to the internet. */
const world = (rule: string, ...more: Partial<Topology>[]): Topology =>
  network(
    vpc('vpc-1', '10.0.0.0/16', ['nodes use1-az1 10.0.1.0/24', 'apps use1-az1 10.0.3.0/24']),
    openGroup,
    host('app', 'apps', '10.0.3.20', { securityGroups: ['sg-app'] }),
    { securityGroups: [group('sg-app', [rule])] },
    ...more,
  );
const client = '198.51.100.7';
const ok = 'ESTABLISHED / ACCEPTED / EXITS_NETWORK';
const refused = 'FORWARD_BLOCKED / DENIED_IN ENI_SG_RULES_MISMATCH';

test('an accelerator brings a client to a private instance and takes the answer back, without a route', () => {
  const one = send(
    world('tcp 80 198.51.100.7/32', gateways, accelerator(region('us-east-1', [1, 1], 100, [['i-app']]))),
    client,
    anycast,
  );
  expect(told(one)).toBe(ok);
  expect(hops(one)).toEqual(['internet ga eni-app', 'eni-app ga internet']);
  const back = one.return?.steps.findLast(({ outbound }) => outbound)?.outbound;
  expect(back && [formatIp(back.source), formatIp(back.destination)]).toEqual([anycast, client]);
});

test('where the client’s address is not kept, the endpoint sees the accelerator’s', () => {
  const from = (rule: string): string =>
    told(
      send(
        world(rule, gateways, accelerator(region('us-east-1', [1, 1], 100, [['i-app']], false))),
        client,
        anycast,
      ),
    );
  expect(from('tcp 80 75.2.0.1/32')).toBe(ok);
  expect(from('tcp 80 198.51.100.7/32')).toBe(refused);
});

test('an Elastic IP never keeps the client’s address', () => {
  const elastic = (rule: string): string =>
    told(
      send(
        world(
          rule,
          gateways,
          { ...host('eip', 'apps', '10.0.3.30', { public: '54.1.1.1', securityGroups: ['sg-app'] }) },
          accelerator(region('us-east-1', [1, 1], 100, [['54.1.1.1']])),
        ),
        client,
        anycast,
      ),
    );
  expect(elastic('tcp 80 198.51.100.7/32')).toBe(refused);
  expect(elastic('tcp 80 75.2.0.1/32')).toBe(ok);
});

test('a VPC without an internet gateway lets no accelerator in', () => {
  const one = send(
    world('tcp 80 0.0.0.0/0', accelerator(region('us-east-1', [1, 1], 100, [['i-app']]))),
    client,
    anycast,
  );
  expect(told(one)).toBe('FORWARD_BLOCKED / NO_ROUTE NO_POSSIBLE_DESTINATION');
});

test('a listener takes its protocol and ports only', () => {
  const topology = world(
    'all all 0.0.0.0/0',
    gateways,
    accelerator(region('us-east-1', [1, 1], 100, [['i-app']])),
  );
  expect(told(send(topology, client, anycast, { port: 81 }))).toBe(ok);
  const nobody = 'FORWARD_BLOCKED / DENIED_IN NO_POSSIBLE_DESTINATION';
  expect(told(send(topology, client, anycast, { port: 443 }))).toBe(nobody);
  expect(told(send(topology, client, anycast, { protocol: 'udp' }))).toBe(nobody);
  const empty = world('all all 0.0.0.0/0', gateways, accelerator(region('us-east-1', [1, 1], 100, [])));
  expect(told(send(empty, client, anycast))).toBe(nobody);
});

test('through a balancer: client, accelerator, node, target, and back the same way', () => {
  const topology = world(
    'tcp 8080 198.51.100.7/32',
    gateways,
    balancer('nlb', 'NLB', [{ zone: 'use1-az1', subnet: 'nodes', address: '10.0.1.10' }], { tg: 1 }),
    targets('tg', ['i-app use1-az1']),
    accelerator(region('us-east-1', [1, 1], 100, [['nlb']])),
  );
  const one = send(topology, client, anycast);
  expect(told(one)).toBe(ok);
  expect(hops(one)).toEqual(['internet ga nlb eni-app', 'eni-app nlb ga internet']);
});

test('an endpoint that was not given leaves the answer open', () => {
  const one = send(
    world('tcp 80 0.0.0.0/0', gateways, accelerator(region('us-east-1', [1, 1], 100, [['i-gone']]))),
    client,
    anycast,
  );
  expect(told(one)).toBe('INDETERMINATE / INSUFFICIENT_INFO X_IMPORT_INCOMPLETE');
});

const sharesOf = (
  detail: 'ENDPOINT_GROUP' | 'ENDPOINT',
  groups: EndpointGroup[],
  rules = awsRules,
): string[] =>
  (
    choice(
      send(world('tcp 80 0.0.0.0/0', gateways, accelerator(...groups)), client, anycast, { rules }),
      detail,
    ).candidates ?? []
  ).map(({ share }) => (share ? formatFraction(share) : '?'));

// https://docs.aws.amazon.com/global-accelerator/latest/dg/about-endpoint-groups-traffic-dial.html
test('a dial is a share of what is directed to its group already (M45: of everything)', () => {
  const groups = [
    region('us-east-1', [1, 2], 50, [['i-app']]),
    region('eu-west-1', [1, 2], 100, [['i-app']]),
  ];
  expect(sharesOf('ENDPOINT_GROUP', groups)).toEqual(['1/4', '3/4']);
  expect(sharesOf('ENDPOINT_GROUP', groups, bentRules('M45'))).toEqual(['1/2', '1/2']);
});

test('a group without a healthy endpoint hands its clients over, whatever the other’s dial', () => {
  const groups = [
    region('us-east-1', [2, 3], 100, [
      ['i-app', 128, 'unhealthy'],
      ['i-app', 0],
    ]),
    region('eu-west-1', [1, 3], 20, [['i-app']]),
  ];
  expect(sharesOf('ENDPOINT_GROUP', groups)).toEqual(['0', '1']);
});

test('a group that gets nothing is not walked', () => {
  const groups = [region('us-east-1', [1, 2], 0, [['i-app']]), region('eu-west-1', [1, 2], 100, [['i-app']])];
  const one = send(world('tcp 80 0.0.0.0/0', gateways, accelerator(...groups)), client, anycast);
  expect(choice(one, 'ENDPOINT_GROUP').candidates?.map(({ lost }) => lost)).toEqual(['NO_SHARE', null]);
  expect(choice(one, 'ENDPOINT_GROUP').evidence?.map(({ row }) => row)).toEqual(['eu-west-1']);
});

test('where nobody is healthy every group and endpoint is open again', () => {
  const groups = [
    region('us-east-1', [2, 3], 10, [
      ['i-app', 5, 'unhealthy'],
      ['i-app', 9, 'unhealthy'],
    ]),
    region('eu-west-1', [1, 3], 100, [['i-app', 1, 'unhealthy']]),
  ];
  expect(sharesOf('ENDPOINT_GROUP', groups)).toEqual(['2/3', '1/3']);
  expect(sharesOf('ENDPOINT', groups)).toEqual(['1/2', '1/2']);
});

test('which of several groups takes what another turns away no page says: all are walked, without shares', () => {
  const groups = ['a', 'b', 'c'].map((name) => region(name, [1, 3], name === 'a' ? 50 : 100, [['i-app']]));
  expect(sharesOf('ENDPOINT_GROUP', groups)).toEqual(['?', '?', '?']);
});

test('unknown health: shares are not known', () => {
  const groups = [region('us-east-1', [1, 1], 100, [['i-app', 128, 'unknown'], ['i-app']])];
  expect(sharesOf('ENDPOINT', groups)).toEqual(['?', '?']);
});

test('endpoints share by weight among the healthy, and shares sum to 1', () => {
  const lines: Line[] = [
    ['i-app', 128],
    ['i-app', 64],
    ['i-app', 0],
    ['i-app', 99, 'unhealthy'],
  ];
  expect(sharesOf('ENDPOINT', [region('us-east-1', [1, 1], 100, lines)])).toEqual(['2/3', '1/3', '0', '0']);
  const line = fc.tuple(
    fc.constant('i-app'),
    fc.nat(255),
    fc.constantFrom('healthy' as const, 'unhealthy' as const),
  );
  const lines_ = fc.array(line, { minLength: 1, maxLength: 4 });
  const total = (shares: string[]): string =>
    formatFraction(
      sum(
        shares.map((one) => {
          const [n, d = '1'] = one.split('/');
          return fraction(Number(n), Number(d));
        }),
      ),
    );
  forAll(
    [lines_, lines_, fc.integer({ min: 1, max: 9 }), fc.nat(100), fc.integer({ min: 1, max: 100 })],
    (a, b, near, dialA, dialB) => {
      const groups = [region('a', [near, 10], dialA, a), region('b', [10 - near, 10], dialB, b)];
      for (const rules of [awsRules, bentRules('M45')]) {
        const shares = sharesOf('ENDPOINT_GROUP', groups, rules);
        if (!shares.includes('?')) expect(total(shares)).toBe('1');
        expect(total(sharesOf('ENDPOINT', groups, rules))).toBe('1');
      }
    },
    60,
  );
});

test('where the endpoints of two Regions answer differently, the outcome depends on the client', () => {
  const topology = world(
    'tcp 80 0.0.0.0/0',
    gateways,
    host('shut', 'apps', '10.0.3.40', { securityGroups: ['sg-shut'] }),
    { securityGroups: [group('sg-shut', [])] },
    accelerator(
      region('us-east-1', [3, 4], 100, [['i-app']]),
      region('eu-west-1', [1, 4], 100, [['i-shut']]),
    ),
  );
  const one = send(topology, client, anycast);
  expect(one.outcome).toBe('INDETERMINATE');
  expect(one.branches.map(({ choices, outcome }) => [choices[0], outcome])).toEqual([
    ['ga us-east-1', 'ESTABLISHED'],
    ['ga eu-west-1', 'FORWARD_BLOCKED'],
  ]);
});
