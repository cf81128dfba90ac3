import { describe, expect, it } from 'vitest';
import { trace } from '@/lib/core/aws/trace/trace';
import { icmp } from '@/lib/core/net/protocol';
import type { Topology } from '@/lib/core/aws/topology/topology';
import { acl, card, group, network, open, peering, subnet, table, vpc } from '@/tests/support/repair-network';
import { flow, referenceGoals, referenceNetwork } from '@/tests/support/repair-reference';
import { applyEdits } from './edits';
import type { Goal } from './goal';
import { repairs } from './repairs';

/** A client in VPC A and a server in VPC B, peered; each part of it can be had otherwise. */
function pair(parts: Partial<Topology> = {}): Topology {
  return network({
    vpcs: [vpc('vpc-a', '10.0.0.0/16'), vpc('vpc-b', '10.1.0.0/16')],
    subnets: [subnet('subnet-a', 'vpc-a', '10.0.0.0/24'), subnet('subnet-b', 'vpc-b', '10.1.0.0/24')],
    routeTables: [
      table('rtb-a', 'vpc-a', '10.0.0.0/16 local, 10.1.0.0/16 pcx-ab', { main: true }),
      table('rtb-b', 'vpc-b', '10.1.0.0/16 local, 10.0.0.0/16 pcx-ab', { main: true }),
    ],
    networkAcls: [open('vpc-a')],
    securityGroups: [group('sg-a', 'vpc-a', ''), group('sg-b', 'vpc-b', 'tcp 443 10.0.0.0/16')],
    interfaces: [
      card('eni-a', 'subnet-a', '10.0.0.10', 'sg-a'),
      card('eni-a2', 'subnet-a', '10.0.0.11', 'sg-a'),
      card('eni-b', 'subnet-b', '10.1.0.10', 'sg-b'),
    ],
    peeringConnections: [peering('pcx-ab', 'vpc-a', 'vpc-b')],
    ...parts,
  });
}

const request = flow('eni-a', '10.0.0.10', '10.1.0.10', 443);

function firstOf(topology: Topology, ...goals: Goal[]): string[] {
  return repairs(topology, goals).repairs[0]?.says ?? [];
}

const withA = (routes: string): Topology['routeTables'] => [
  table('rtb-a', 'vpc-a', routes, { main: true }),
  table('rtb-b', 'vpc-b', '10.1.0.0/16 local, 10.0.0.0/16 pcx-ab', { main: true }),
];
const aclB = (inbound: string, outbound: string): Partial<Topology> => ({
  subnets: [
    subnet('subnet-a', 'vpc-a', '10.0.0.0/24'),
    subnet('subnet-b', 'vpc-b', '10.1.0.0/24', { networkAcl: 'acl-b' }),
  ],
  networkAcls: [open('vpc-a'), acl('acl-b', 'vpc-b', inbound, outbound)],
});

describe('the smallest repair', () => {
  it('of a missing route is a route to the block of the destination’s subnet', () => {
    expect(firstOf(pair({ routeTables: withA('10.0.0.0/16 local') }), request)).toEqual([
      'Add to rtb-a: 10.1.0.0/24 → pcx-ab.',
    ]);
  });

  it('of a blackhole in front of a route that works is to take it out', () => {
    const routes = '10.0.0.0/16 local, 10.1.0.0/16 pcx-ab, 10.1.0.0/24 eni-gone blackhole';
    expect(firstOf(pair({ routeTables: withA(routes) }), request)).toEqual([
      'Remove from rtb-a the blackhole route to 10.1.0.0/24.',
    ]);
  });

  it('of a blackhole alone is another target', () => {
    const routes = '10.0.0.0/16 local, 10.1.0.0/24 pcx-old blackhole';
    expect(firstOf(pair({ routeTables: withA(routes) }), request)).toEqual([
      'In rtb-a, replace the target of 10.1.0.0/24 with pcx-ab.',
    ]);
  });

  it('of a subnet on the wrong table is another table, where other subnets read the wrong one too', () => {
    const broken = pair({
      subnets: [
        subnet('subnet-a', 'vpc-a', '10.0.0.0/24'),
        subnet('subnet-a2', 'vpc-a', '10.0.1.0/24'),
        subnet('subnet-b', 'vpc-b', '10.1.0.0/24'),
      ],
      routeTables: [
        ...withA('10.0.0.0/16 local'),
        table('rtb-far', 'vpc-a', '10.0.0.0/16 local, 10.1.0.0/24 pcx-ab'),
      ],
    });
    expect(firstOf(broken, request)).toEqual(['Associate subnet-a with rtb-far.']);
  });

  it('of a network ACL that denies requests is an entry for this client and port, before the one that denies', () => {
    const broken = pair(
      aclB('100 deny tcp 443 10.0.0.0/8, 200 allow all 0.0.0.0/0', '100 allow all 0.0.0.0/0'),
    );
    expect(firstOf(broken, request)).toEqual([
      'Add to acl-b inbound entry 50: allow TCP 443 from 10.0.0.10/32.',
    ]);
  });

  it('of a network ACL that denies answers is an entry for all ports of the client', () => {
    const broken = pair(
      aclB('100 allow all 0.0.0.0/0', '100 allow tcp 1024-40000 0.0.0.0/0, 110 allow tcp 443 0.0.0.0/0'),
    );
    expect(firstOf(broken, request)).toEqual([
      'Add to acl-b outbound entry 120: allow TCP 32768-61000 to 10.0.0.10/32.',
    ]);
  });

  it('of two entries in the wrong order is to swap their numbers', () => {
    const broken = pair(
      aclB('90 deny tcp 443 10.0.0.10/32, 100 allow tcp 443 10.0.0.10/32', '100 allow all 0.0.0.0/0'),
    );
    expect(firstOf(broken, request)).toEqual(['Swap the numbers of inbound entries 90 and 100 of acl-b.']);
  });

  it('of a security group names the sender’s group where a reference means it, and else its address', () => {
    const broken = pair({
      securityGroups: [group('sg-a', 'vpc-a', ''), group('sg-b', 'vpc-b', '')],
      interfaces: [
        card('eni-a', 'subnet-a', '10.0.0.10', 'sg-a'),
        card('eni-b', 'subnet-b', '10.1.0.10', 'sg-b'),
      ],
    });
    expect(firstOf(broken, request)).toEqual(['Add to sg-b an inbound rule: TCP 443 from sg-a.']);
    const far = peering('pcx-ab', 'vpc-a', 'vpc-b');
    far.accepter.region = 'eu-west-1';
    expect(firstOf({ ...broken, peeringConnections: [far] }, request)).toEqual([
      'Add to sg-b an inbound rule: TCP 443 from 10.0.0.10/32.',
    ]);
  });

  it('of a group without outbound rules is an outbound rule', () => {
    const broken = pair({
      securityGroups: [group('sg-a', 'vpc-a', '', ''), group('sg-b', 'vpc-b', 'tcp 443 10.0.0.0/16')],
    });
    expect(firstOf(broken, request)).toEqual(['Add to sg-a an outbound rule: TCP 443 to sg-b.']);
  });

  it('of a ping names its type and code', () => {
    const ping: Goal = {
      ...request,
      probe: {
        ...request.probe,
        header: {
          ...request.probe.header,
          protocol: icmp,
          icmp: { type: 8, code: 0 },
          sourcePorts: { from: 0, to: 0 },
          destinationPorts: { from: 0, to: 0 },
        },
      },
    };
    expect(firstOf(pair(), ping)).toEqual([
      'Add to sg-b an inbound rule: ICMP type 8 code 0 from 10.0.0.10/32.',
    ]);
    const list = aclB('100 allow tcp 443 0.0.0.0/0', '100 allow all 0.0.0.0/0');
    const groups = [group('sg-a', 'vpc-a', ''), group('sg-b', 'vpc-b', 'icmp 10.0.0.0/16')];
    expect(firstOf(pair({ ...list, securityGroups: groups }), ping)).toEqual([
      'Add to acl-b inbound entry 110: allow ICMP type 8 code 0 from 10.0.0.10/32.',
    ]);
  });

  it('of a peering that nobody accepted is to accept it', () => {
    const routes = '10.0.0.0/16 local, 10.1.0.0/16 pcx-ab blackhole';
    const broken = pair({
      routeTables: withA(routes),
      peeringConnections: [peering('pcx-ab', 'vpc-a', 'vpc-b', { status: 'pending-acceptance' })],
    });
    expect(firstOf(broken, request)).toEqual(['Accept pcx-ab.']);
  });

  it('of an instance without a public address is an Elastic IP address', () => {
    const broken = referenceNetwork();
    const [web] = broken.interfaces;
    if (web) web.addresses = [{ ...web.addresses[0], public: null } as (typeof web.addresses)[number]];
    expect(firstOf(broken, ...referenceGoals)).toEqual([
      'Associate an Elastic IP address, such as 203.0.113.10, with 10.0.0.10 of eni-web.',
    ]);
    expect(firstOf(broken, flow('eni-web', '10.0.0.10', '203.0.113.254', 443))).toEqual([
      'Associate an Elastic IP address, such as 203.0.113.253, with 10.0.0.10 of eni-web.',
    ]);
  });

  it('of a detached internet gateway is to attach it', () => {
    const broken: Topology = { ...referenceNetwork(), internetGateways: [{ id: 'igw-a', vpc: null }] };
    expect(firstOf(broken, ...referenceGoals)).toEqual(['Attach igw-a to vpc-a.']);
  });

  it('of an appliance that checks sources and destinations is to turn the check off', () => {
    const broken = network({
      vpcs: [vpc('vpc-a', '10.0.0.0/16')],
      subnets: [
        subnet('subnet-app', 'vpc-a', '10.0.1.0/24', { routeTable: 'rtb-app' }),
        subnet('subnet-box', 'vpc-a', '10.0.2.0/24', { routeTable: 'rtb-box' }),
      ],
      routeTables: [
        table('rtb-edge', 'vpc-a', '10.0.0.0/16 local, 10.0.1.0/24 eni-box', { gateway: 'igw-a' }),
        table('rtb-app', 'vpc-a', '10.0.0.0/16 local, 0.0.0.0/0 eni-box', { main: true }),
        table('rtb-box', 'vpc-a', '10.0.0.0/16 local, 0.0.0.0/0 igw-a'),
      ],
      networkAcls: [open('vpc-a')],
      securityGroups: [
        group('sg-app', 'vpc-a', 'tcp 443 0.0.0.0/0'),
        group('sg-box', 'vpc-a', 'all 0.0.0.0/0'),
      ],
      interfaces: [
        card('eni-app', 'subnet-app', '10.0.1.10=203.0.113.1', 'sg-app'),
        card('eni-box', 'subnet-box', '10.0.2.10=203.0.113.2', 'sg-box', { attachedTo: 'i-box' }),
      ],
      instances: [{ id: 'i-box', interfaces: ['eni-box'], state: 'running', forwards: 'router' }],
      internetGateways: [{ id: 'igw-a', vpc: 'vpc-a' }],
    });
    expect(firstOf(broken, flow('internet', '198.51.100.7', '203.0.113.1', 443))).toEqual([
      'Turn off the source/destination check of eni-box.',
    ]);
  });

  it('of Block Public Access leaves out no more than the subnet, and no more than what is opened from inside', () => {
    const broken: Topology = {
      ...referenceNetwork(),
      blockPublicAccess: [{ region: 'us-east-1', mode: 'block-bidirectional', exclusions: [] }],
    };
    expect(firstOf(broken, flow('eni-web', '10.0.0.10', '192.0.2.80', 443))).toEqual([
      'Leave subnet-web out of Block Public Access of us-east-1, for what is opened from inside only.',
    ]);
    expect(firstOf(broken, flow('internet', '198.51.100.7', '203.0.113.10', 443))).toEqual([
      'Leave subnet-web out of Block Public Access of us-east-1, in both directions.',
    ]);
  });
});

describe('two edits', () => {
  it('route a peering from both sides', () => {
    const broken = pair({
      routeTables: [
        table('rtb-a', 'vpc-a', '10.0.0.0/16 local', { main: true }),
        table('rtb-b', 'vpc-b', '10.1.0.0/16 local', { main: true }),
      ],
    });
    const found = repairs(broken, [request]);
    expect(found.repairs[0]?.says).toEqual([
      'Add to rtb-a: 10.1.0.0/24 → pcx-ab.',
      'Add to rtb-b: 10.0.0.0/24 → pcx-ab.',
    ]);
    expect(found.repairs.every(({ edits }) => edits.length === 2)).toBe(true);
    expect(repairs(broken, [request], { mostEdits: 1 }).repairs).toEqual([]);
  });

  it('open a network ACL and a security group', () => {
    const broken = pair({
      ...aclB('100 allow tcp 80 0.0.0.0/0', '100 allow all 0.0.0.0/0'),
      securityGroups: [group('sg-a', 'vpc-a', ''), group('sg-b', 'vpc-b', 'tcp 80 10.0.0.0/16')],
    });
    expect([...firstOf(broken, request)].sort()).toEqual([
      'Add to acl-b inbound entry 110: allow TCP 443 from 10.0.0.10/32.',
      'Add to sg-b an inbound rule: TCP 443 from 10.0.0.10/32.',
    ]);
  });

  it('are not listed where one of them is enough, or where both together are what one is', () => {
    const broken = referenceNetwork();
    broken.routeTables[1]?.routes.splice(1, 1);
    const { repairs: found } = repairs(broken, referenceGoals);
    expect(found.map(({ says }) => says.join(' '))).toEqual([
      'Add to rtb-public: 0.0.0.0/0 → igw-a.',
      'Associate subnet-web with rtb-main. Add to rtb-main: 0.0.0.0/0 → igw-a.',
    ]);
  });
});

describe('what must stay blocked', () => {
  const closed = pair({ securityGroups: [group('sg-a', 'vpc-a', ''), group('sg-b', 'vpc-b', '')] });
  const low = flow('eni-a', '10.0.0.10', '10.1.0.10', 80);
  const between = flow('eni-a', '10.0.0.10', '10.1.0.10', 100, 'stay-blocked');
  const neighbour = flow('eni-a2', '10.0.0.11', '10.1.0.10', 443, 'stay-blocked');

  it('forbids a rule for all ports from the lowest to the highest that is asked for', () => {
    expect(repairs(closed, [low, request]).repairs[0]?.edits).toHaveLength(1);
    const { repairs: found } = repairs(closed, [low, request, between]);
    expect(found.length).toBeGreaterThan(0);
    expect(found.every(({ edits }) => edits.length === 2)).toBe(true);
  });

  it('forbids a reference to a group that a neighbour has too', () => {
    const says = (goals: Goal[]): string[] => repairs(closed, goals).repairs.flatMap((one) => one.says);
    expect(says([request])).toContain('Add to sg-b an inbound rule: TCP 443 from sg-a.');
    expect(says([request, neighbour])).toEqual(['Add to sg-b an inbound rule: TCP 443 from 10.0.0.10/32.']);
  });
});

describe('the search', () => {
  it('finds nothing where nothing helps, and says that it looked everywhere', () => {
    const nobody = repairs(pair(), [flow('eni-a', '10.0.0.10', '10.1.0.99', 443)]);
    expect(nobody).toMatchObject({ repairs: [], gaveUp: false, alreadyMet: false });
    const both = repairs(pair({ routeTables: withA('10.0.0.0/16 local') }), [
      request,
      { ...request, must: 'stay-blocked' },
    ]);
    expect(both).toMatchObject({ repairs: [], gaveUp: false });
  });

  it('makes no repair of what must stay blocked and passes', () => {
    expect(repairs(pair(), [{ ...request, must: 'stay-blocked' }])).toMatchObject({
      repairs: [],
      alreadyMet: false,
    });
  });

  it('never walks more flows than it may, and says when that was too few', () => {
    const broken = pair({ routeTables: withA('10.0.0.0/16 local') });
    const whole = repairs(broken, [request]);
    expect(whole.gaveUp).toBe(false);
    for (let walks = 0; walks < whole.walks; walks++) {
      const part = repairs(broken, [request], { walks });
      expect(part).toMatchObject({ walks, gaveUp: true });
    }
    expect(repairs(broken, [request], { walks: whole.walks })).toEqual(whole);
  });

  it('finds the same in whatever order the lists stand', () => {
    const broken = referenceNetwork();
    broken.routeTables[2]?.routes.splice(1, 1);
    const turned: Topology = structuredClone(broken);
    for (const list of Object.values(turned)) list.reverse();
    for (const one of turned.routeTables) one.routes.reverse();
    for (const one of turned.networkAcls) one.inbound.reverse();
    const texts = (topology: Topology): string[] =>
      repairs(topology, referenceGoals).repairs.map(({ says, opens }) => `${opens} ${says.join(' ')}`);
    expect(texts(turned)).toEqual(texts(broken));
    expect(texts(broken).length).toBeGreaterThan(0);
  });

  it('lists repairs that work, the smaller first', () => {
    const broken = pair({ securityGroups: [group('sg-a', 'vpc-a', ''), group('sg-b', 'vpc-b', '')] });
    const { repairs: found } = repairs(broken, [request]);
    for (const { edits } of found)
      expect(trace(applyEdits(broken, edits), request.probe).outcome).toBe('ESTABLISHED');
    const order = found.map(({ edits, opens }) => BigInt(edits.length) * 2n ** 300n + opens);
    expect(order).toEqual([...order].sort((a, b) => (a < b ? -1 : 1)));
    expect(found.map(({ opens }) => opens)).toEqual([65536n, 2n * 65536n]);
  });
});
