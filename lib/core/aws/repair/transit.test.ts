import { describe, expect, it } from 'vitest';
import { trace } from '@/lib/core/aws/trace/trace';
import type { LoadBalancer, TargetGroup } from '@/lib/core/aws/topology/load-balancing';
import type { Topology } from '@/lib/core/aws/topology/topology';
import type { TransitGatewayRouteTable } from '@/lib/core/aws/topology/transit-gateway';
import { prefix } from '@/lib/core/net/prefix';
import {
  attachment,
  card,
  group,
  network,
  open,
  subnet,
  table,
  transitGateway,
  vpc,
} from '@/tests/support/repair-network';
import { flow } from '@/tests/support/repair-reference';
import { repairs } from './repairs';

const rtb = (
  id: string,
  of: string,
  propagations: string[],
  routes: TransitGatewayRouteTable['routes'] = [],
): TransitGatewayRouteTable => ({
  ...{ id, transitGateway: of, routes, propagations, propagated: 'derived' },
});

/** VPC A and VPC B on one transit gateway, with a zone each has in common; it works as it stands. */
function hub(parts: Partial<Topology> = {}): Topology {
  return network({
    vpcs: [vpc('vpc-a', '10.0.0.0/16'), vpc('vpc-b', '10.1.0.0/16')],
    subnets: [
      subnet('subnet-a', 'vpc-a', '10.0.0.0/24'),
      subnet('subnet-b', 'vpc-b', '10.1.0.0/24'),
      subnet('subnet-b2', 'vpc-b', '10.1.1.0/24', { zone: 'use1-az2' }),
    ],
    routeTables: [
      table('rtb-a', 'vpc-a', '10.0.0.0/16 local, 10.0.0.0/8 tgw-1', { main: true }),
      table('rtb-b', 'vpc-b', '10.1.0.0/16 local, 10.0.0.0/8 tgw-1', { main: true }),
    ],
    networkAcls: [open('vpc-a')],
    securityGroups: [group('sg-a', 'vpc-a', ''), group('sg-b', 'vpc-b', 'tcp 443 10.0.0.0/16')],
    interfaces: [
      card('eni-a', 'subnet-a', '10.0.0.10', 'sg-a'),
      card('eni-b', 'subnet-b', '10.1.0.10', 'sg-b'),
      card('eni-b2', 'subnet-b2', '10.1.1.10', 'sg-b'),
    ],
    transitGateways: [transitGateway('tgw-1')],
    transitGatewayAttachments: [
      attachment('tgw-attach-a', 'tgw-1', 'vpc-a', 'subnet-a', { routeTable: 'tgw-rtb-1' }),
      attachment('tgw-attach-b', 'tgw-1', 'vpc-b', 'subnet-b, subnet-b2', { routeTable: 'tgw-rtb-1' }),
    ],
    transitGatewayRouteTables: [rtb('tgw-rtb-1', 'tgw-1', ['tgw-attach-a', 'tgw-attach-b'])],
    ...parts,
  });
}

const request = flow('eni-a', '10.0.0.10', '10.1.0.10', 443);
const toZone2 = flow('eni-a', '10.0.0.10', '10.1.1.10', 443);
const attachments = (a: object, b: object): Partial<Topology> => ({
  transitGatewayAttachments: [
    attachment('tgw-attach-a', 'tgw-1', 'vpc-a', 'subnet-a', { routeTable: 'tgw-rtb-1', ...a }),
    attachment('tgw-attach-b', 'tgw-1', 'vpc-b', 'subnet-b, subnet-b2', { routeTable: 'tgw-rtb-1', ...b }),
  ],
});
const tables = (...made: TransitGatewayRouteTable[]): Partial<Topology> => ({
  transitGatewayRouteTables: made,
});

function firstOf(topology: Topology, goal = request): string[] {
  return repairs(topology, [goal]).repairs[0]?.says ?? [];
}

describe('the smallest repair over a transit gateway', () => {
  it('is none where nothing is broken', () => {
    for (const goal of [request, toZone2]) expect(trace(hub(), goal.probe).outcome).toBe('ESTABLISHED');
  });

  it('of a zone without an attachment subnet is a subnet there', () => {
    expect(firstOf(hub(attachments({}, { subnets: ['subnet-b'] })), toZone2)).toEqual([
      'Add subnet-b2 to tgw-attach-b, which has no subnet in its zone.',
    ]);
  });

  it('of an attachment without a table is an association', () => {
    expect(firstOf(hub(attachments({ routeTable: null }, {})))).toEqual([
      'Associate tgw-attach-a with tgw-rtb-1.',
    ]);
  });

  it('of an attachment that does not propagate is a static route to the subnet, and propagation after it', () => {
    const { repairs: found } = repairs(hub(tables(rtb('tgw-rtb-1', 'tgw-1', ['tgw-attach-a']))), [request]);
    expect(found.slice(0, 2).map(({ says }) => says)).toEqual([
      ['Add to tgw-rtb-1 the static route 10.1.0.0/24 → tgw-attach-b.'],
      ['Let tgw-attach-b propagate into tgw-rtb-1.'],
    ]);
  });

  it('of an attachment that does not propagate, where two subnets of it are asked for, is to propagate', () => {
    const broken = hub(tables(rtb('tgw-rtb-1', 'tgw-1', ['tgw-attach-a'])));
    expect(repairs(broken, [request, toZone2]).repairs[0]?.says).toEqual([
      'Let tgw-attach-b propagate into tgw-rtb-1.',
    ]);
  });

  it('of a missing way to another transit gateway is a static route over their peering', () => {
    const broken = hub({
      transitGateways: [transitGateway('tgw-1'), transitGateway('tgw-2', { region: 'eu-west-1' })],
      routeTables: [
        table('rtb-a', 'vpc-a', '10.0.0.0/16 local, 10.0.0.0/8 tgw-1', { main: true }),
        table('rtb-b', 'vpc-b', '10.1.0.0/16 local, 10.0.0.0/8 tgw-2', { main: true }),
      ],
      transitGatewayAttachments: [
        attachment('tgw-attach-a', 'tgw-1', 'vpc-a', 'subnet-a', { routeTable: 'tgw-rtb-1' }),
        attachment('tgw-attach-b', 'tgw-2', 'vpc-b', 'subnet-b', { routeTable: 'tgw-rtb-2' }),
        attachment('tgw-attach-1', 'tgw-1', 'tgw-attach-2', '', { kind: 'peering', routeTable: 'tgw-rtb-1' }),
        attachment('tgw-attach-2', 'tgw-2', 'tgw-attach-1', '', { kind: 'peering', routeTable: 'tgw-rtb-2' }),
      ],
      ...tables(
        rtb('tgw-rtb-1', 'tgw-1', ['tgw-attach-a']),
        rtb(
          'tgw-rtb-2',
          'tgw-2',
          ['tgw-attach-b'],
          [
            {
              destination: prefix('10.0.0.0/16'),
              attachments: ['tgw-attach-2'],
              origin: 'static',
              state: 'active',
            },
          ],
        ),
      ),
    });
    expect(firstOf(broken)).toEqual(['Add to tgw-rtb-1 the static route 10.1.0.0/24 → tgw-attach-1.']);
  });

  it('of a blackhole is to take it out', () => {
    const blackhole = {
      destination: prefix('10.1.0.0/24'),
      attachments: [],
      origin: 'static',
      state: 'blackhole',
    } as const;
    const routes = [{ ...blackhole, attachments: [] as string[] }];
    expect(firstOf(hub(tables(rtb('tgw-rtb-1', 'tgw-1', ['tgw-attach-a', 'tgw-attach-b'], routes))))).toEqual(
      ['Remove from tgw-rtb-1 the blackhole route to 10.1.0.0/24.'],
    );
  });

  it('of a rule that names a group across it is to let groups be named', () => {
    const broken = hub({
      securityGroups: [group('sg-a', 'vpc-a', ''), group('sg-b', 'vpc-b', 'tcp 443 sg-a')],
    });
    const { repairs: found } = repairs(broken, [request]);
    expect(found.map(({ opens, says }) => [opens, says])).toEqual([
      // Either lets one client in to two servers.
      [2n * 65536n, ['Turn on security group referencing for tgw-1, tgw-attach-a, tgw-attach-b.']],
      [2n * 65536n, ['Add to sg-b an inbound rule: TCP 443 from 10.0.0.10/32.']],
    ]);
  });

  it('of firewalls in two zones that each see half of a flow is appliance mode', () => {
    const zones = [1, 2].map((n) => ({ zone: `use1-az${n}`, n }));
    const inspected = hub({
      vpcs: [vpc('vpc-a', '10.0.0.0/16'), vpc('vpc-b', '10.1.0.0/16'), vpc('vpc-fw', '10.9.0.0/16')],
      subnets: [
        ...hub().subnets,
        ...zones.flatMap(({ zone, n }) => [
          subnet(`subnet-in${n}`, 'vpc-fw', `10.9.${n}.0/24`, { zone, routeTable: `rtb-in${n}` }),
          subnet(`subnet-fw${n}`, 'vpc-fw', `10.9.1${n}.0/24`, { zone, routeTable: 'rtb-fw' }),
        ]),
      ],
      routeTables: [
        ...hub().routeTables,
        table('rtb-fw', 'vpc-fw', '10.9.0.0/16 local, 10.0.0.0/8 tgw-1', { main: true }),
        ...zones.map(({ n }) => table(`rtb-in${n}`, 'vpc-fw', `10.9.0.0/16 local, 10.0.0.0/8 eni-fw${n}`)),
      ],
      securityGroups: [...hub().securityGroups, group('sg-fw', 'vpc-fw', 'all 0.0.0.0/0')],
      interfaces: [
        ...hub().interfaces,
        ...zones.map(({ n }) =>
          card(`eni-fw${n}`, `subnet-fw${n}`, `10.9.1${n}.10`, 'sg-fw', {
            attachedTo: `i-fw${n}`,
            sourceDestCheck: false,
          }),
        ),
      ],
      instances: zones.map(({ n }) => ({
        ...{
          id: `i-fw${n}`,
          interfaces: [`eni-fw${n}`],
          state: 'running',
          forwards: 'router',
          stateful: true,
        },
      })),
      transitGatewayAttachments: [
        ...hub().transitGatewayAttachments,
        attachment('tgw-attach-fw', 'tgw-1', 'vpc-fw', 'subnet-in1, subnet-in2', {
          routeTable: 'tgw-rtb-fw',
        }),
      ],
      ...tables(
        rtb(
          'tgw-rtb-1',
          'tgw-1',
          [],
          [
            {
              destination: prefix('0.0.0.0/0'),
              attachments: ['tgw-attach-fw'],
              origin: 'static',
              state: 'active',
            },
          ],
        ),
        rtb('tgw-rtb-fw', 'tgw-1', ['tgw-attach-a', 'tgw-attach-b']),
      ),
    });
    expect(firstOf(inspected, toZone2)).toEqual(['Turn on appliance mode for tgw-attach-fw.']);
  });
});

describe('the smallest repair behind a load balancer', () => {
  it('whose node has no target in its own zone is cross-zone load balancing', () => {
    const balancer: LoadBalancer = {
      ...{ id: 'nlb-a', kind: 'NLB', scheme: 'internal', vpc: 'vpc-b', state: 'active', crossZone: 'off' },
      zones: [
        { zone: 'use1-az1', subnet: 'subnet-b', interface: 'eni-nlb' },
        { zone: 'use1-az2', subnet: 'subnet-b2', interface: 'eni-nlb2' },
      ],
      inboundRulesOnPrivateLink: false,
      listeners: [
        {
          ...{ id: 'listener-a', protocol: 'TCP', ports: { from: 443, to: 443 }, conditional: false },
          forwards: [{ targetGroup: 'tg-a', weight: 1 }],
        },
      ],
    };
    const targets: TargetGroup = {
      ...{ id: 'tg-a', vpc: 'vpc-b', targetType: 'ip', protocol: 'TCP', port: 443, crossZone: 'inherit' },
      ...{ preserveClientIp: 'off', stickiness: 'none' },
      targets: [{ id: '10.1.1.10', port: 443, zone: 'use1-az2', health: 'healthy' }],
    };
    const node = { kind: 'load-balancer', attachedTo: 'nlb-a' } as const;
    const broken = hub({
      securityGroups: [group('sg-a', 'vpc-a', ''), group('sg-b', 'vpc-b', 'tcp 443 10.0.0.0/8')],
      interfaces: [
        ...hub().interfaces,
        card('eni-nlb', 'subnet-b', '10.1.0.20', '', node),
        card('eni-nlb2', 'subnet-b2', '10.1.1.20', '', node),
      ],
      loadBalancers: [balancer],
      targetGroups: [targets],
    });
    expect(firstOf(broken, flow('eni-a', '10.0.0.10', '10.1.0.20', 443))).toEqual([
      'Turn on cross-zone load balancing for nlb-a.',
    ]);
  });
});
