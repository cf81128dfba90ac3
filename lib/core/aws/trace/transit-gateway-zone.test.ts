import { describe, expect, test } from 'vitest';
import { fraction } from '@/lib/core/net/fraction';
import { bentRules } from '@/lib/core/aws/beliefs';
import type { BeliefId } from '@/lib/core/aws/rule';
import type { TransitGatewayAttachment } from '@/lib/core/aws/topology/transit-gateway';
import { https, NetworkBuilder } from '@/tests/support/network';
import { trace, type Connection, type Options } from './trace';

const zoneOf = (n: number): string => `use1-az${n}`;

/** A VPC with one workload subnet and one attachment subnet in each of some zones. */
function spoke(
  net: NetworkBuilder,
  name: string,
  block: string,
  used: readonly number[],
  table: string,
): void {
  net.vpc(`vpc-${name}`, `${block}.0.0/16`);
  for (const n of used) {
    net.subnet(`subnet-${name}${n}`, `vpc-${name}`, `${block}.${n}.0/24`, {
      ...{ zone: zoneOf(n), routes: { '0.0.0.0/0': 'tgw-1' } },
    });
    net.subnet(`subnet-${name}${n}-tgw`, `vpc-${name}`, `${block}.${100 + n}.0/28`, { zone: zoneOf(n) });
    net.instance(`${name}${n}`, `subnet-${name}${n}`, `${block}.${n}.10`);
  }
  net.attach(`attach-${name}`, 'tgw-1', 'vpc', `vpc-${name}`, {
    ...{ subnets: used.map((n) => `subnet-${name}${n}-tgw`), routeTable: table },
  });
}

function go(net: NetworkBuilder, from: string, to: string, options: Options = {}): Connection {
  return trace(net.topology, https(net.topology, from, to), options);
}

function last(connection: Connection): string[] {
  return (connection.return ?? connection.forward).blockers.map(({ code, at }) => `${code} ${at.id}`);
}

function change(net: NetworkBuilder, id: string, to: Partial<TransitGatewayAttachment>): NetworkBuilder {
  for (const one of net.topology.transitGatewayAttachments) if (one.id === id) Object.assign(one, to);
  return net;
}

function subnetsEntered({ forward, return: back }: Connection): (string | undefined)[] {
  return [...forward.steps, ...(back?.steps ?? [])]
    .filter(({ kind, rule }) => kind === 'FORWARD' && rule === 'R70')
    .map(({ subnet }) => subnet);
}

describe('the zone that a packet comes from (R69)', () => {
  function twoZones(): NetworkBuilder {
    const net = new NetworkBuilder();
    spoke(net, 'a', '10.1', [1, 2], 'tgw-rtb-1');
    spoke(net, 'b', '10.2', [1], 'tgw-rtb-1');
    net.transitGateway('tgw-1').transitTable('tgw-rtb-1', 'tgw-1', {}, ['attach-a', 'attach-b']);
    return change(net, 'attach-a', { subnets: ['subnet-a1-tgw'] });
  }

  test('a zone with an attachment subnet sends, whichever subnet of it the sender is in', () => {
    expect(go(twoZones(), 'a1', '10.2.1.10').outcome).toBe('ESTABLISHED');
  });

  test('a zone without one does not, though some believe it (M32)', () => {
    const found = go(twoZones(), 'a2', '10.2.1.10');
    expect(found.forward.disposition).toBe('NULL_ROUTED');
    expect(last(found)).toEqual(['TGW_ROUTE_AZ_RESTRICTION attach-a']);
    expect(go(twoZones(), 'a2', '10.2.1.10', { rules: bentRules('M32') }).outcome).toBe('ESTABLISHED');
  });

  test('the answer of a zone without one dies at its own attachment', () => {
    const found = go(twoZones(), 'b1', '10.1.2.10');
    expect(found.outcome).toBe('RETURN_BLOCKED');
    expect(last(found)).toEqual(['TGW_ROUTE_AZ_RESTRICTION attach-a']);
  });

  test('to explain everything the packet goes on and meets the next obstacle too', () => {
    const net = twoZones();
    for (const one of net.topology.transitGatewayRouteTables) one.propagations = ['attach-a'];
    const { forward } = go(net, 'a2', '10.2.1.10', { explainAll: true });
    expect(forward.blockers.map(({ code }) => code)).toEqual([
      'TGW_ROUTE_AZ_RESTRICTION',
      'TGW_RTB_NO_ROUTE_TO_TGW_ATTACHMENT',
    ]);
  });

  test('subnets that were not given leave the answer open', () => {
    expect(go(change(twoZones(), 'attach-a', { subnets: [] }), 'a1', '10.2.1.10').outcome).toBe(
      'INDETERMINATE',
    );
  });
});

describe('the zone in which a packet comes out (R70)', () => {
  function threeZones(): NetworkBuilder {
    const net = new NetworkBuilder();
    spoke(net, 'a', '10.1', [1, 4], 'tgw-rtb-1');
    spoke(net, 'b', '10.2', [1, 2], 'tgw-rtb-1');
    return net.transitGateway('tgw-1').transitTable('tgw-rtb-1', 'tgw-1', {}, ['attach-a', 'attach-b']);
  }

  test('it is the packet’s own, even if the destination is in another', () => {
    expect(subnetsEntered(go(threeZones(), 'a1', '10.2.2.10')).slice(0, 1)).toEqual(['subnet-b1-tgw']);
  });

  test('without a subnet there it is any of the attachment’s, each as likely', () => {
    const net = threeZones();
    const found = go(net, 'a4', '10.2.2.10');
    const choice = found.forward.steps.find(({ detail }) => detail === 'AZ');
    expect(choice?.candidates).toEqual([
      { ref: { kind: 'subnet', id: 'subnet-b1-tgw', row: 'use1-az1' }, lost: null, share: fraction(1, 2) },
      { ref: { kind: 'subnet', id: 'subnet-b2-tgw', row: 'use1-az2' }, lost: null, share: fraction(1, 2) },
    ]);
    expect(found.outcome).toBe('ESTABLISHED');
  });

  test('where one of them lets the packet pass and the other does not, nobody can say', () => {
    const net = threeZones().acl('acl-shut', 'vpc-b', [], []);
    for (const one of net.topology.subnets) if (one.id === 'subnet-b1-tgw') one.networkAcl = 'acl-shut';
    const found = go(net, 'a4', '10.2.2.10');
    expect(found.outcome).toBe('INDETERMINATE');
    expect(new Set(found.branches.map(({ outcome }) => outcome))).toEqual(
      new Set(['FORWARD_BLOCKED', 'ESTABLISHED']),
    );
  });
});

describe('centralised egress', () => {
  /** A spoke whose way to the internet leads through an egress VPC with a NAT gateway. */
  function egress(attachmentRoutes: Record<string, string>): NetworkBuilder {
    const net = new NetworkBuilder();
    spoke(net, 'a', '10.1', [1], 'tgw-rtb-spokes');
    return net
      .vpc('vpc-egress', '10.9.0.0/16')
      .internetGateway('igw-1', 'vpc-egress')
      .subnet('subnet-public', 'vpc-egress', '10.9.1.0/24', {
        routes: { '0.0.0.0/0': 'igw-1', '10.1.0.0/16': 'tgw-1' },
      })
      .subnet('subnet-tgw', 'vpc-egress', '10.9.2.0/28', { routes: attachmentRoutes })
      .nat('nat-1', 'subnet-public', '10.9.1.5', '203.0.113.5')
      .attach('attach-egress', 'tgw-1', 'vpc', 'vpc-egress', {
        subnets: ['subnet-tgw'],
        routeTable: 'tgw-rtb-egress',
      })
      .transitGateway('tgw-1')
      .transitTable('tgw-rtb-spokes', 'tgw-1', { '0.0.0.0/0': 'attach-egress' })
      .transitTable('tgw-rtb-egress', 'tgw-1', {}, ['attach-a']);
  }

  test('it works with the attachment in a private subnet, whose table leads to the NAT gateway', () => {
    const found = go(egress({ '0.0.0.0/0': 'nat-1' }), 'a1', '198.51.100.7');
    expect(found.outcome).toBe('ESTABLISHED');
    expect(found.forward.hops.map(({ id }) => id)).toEqual([
      ...['eni-a1', 'attach-a', 'tgw-1', 'attach-egress', 'nat-1', 'igw-1', 'internet'],
    ]);
  });

  test('it dies at the internet gateway with the attachment in a public subnet', () => {
    const found = go(egress({ '0.0.0.0/0': 'igw-1' }), 'a1', '198.51.100.7');
    expect(last(found)).toEqual(['IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS igw-1']);
  });

  test('it dies in the attachment subnet when its table leads nowhere', () => {
    expect(last(go(egress({}), 'a1', '198.51.100.7'))).toEqual(['NO_ROUTE_TO_DESTINATION rtb-subnet-tgw']);
  });

  test('the answer dies when the NAT gateway’s subnet has no route to the spoke', () => {
    const net = egress({ '0.0.0.0/0': 'nat-1' });
    for (const one of net.topology.routeTables)
      if (one.id === 'rtb-subnet-public')
        one.routes = one.routes.filter(({ nextHop }) => nextHop.kind !== 'tgw');
    const found = go(net, 'a1', '198.51.100.7');
    expect(found.outcome).toBe('RETURN_BLOCKED');
  });
});

describe('an inspection VPC (R71)', () => {
  /** Spokes in two zones, and a stateful firewall in each zone of an inspection VPC. */
  function inspection(
    applianceMode: TransitGatewayAttachment['applianceMode'],
    stateful = true,
  ): NetworkBuilder {
    const net = new NetworkBuilder();
    spoke(net, 'a', '10.1', [1, 2], 'tgw-rtb-spokes');
    spoke(net, 'b', '10.2', [1, 2], 'tgw-rtb-spokes');
    net.vpc('vpc-i', '10.9.0.0/16');
    for (const n of [1, 2])
      net
        .subnet(`subnet-i${n}`, 'vpc-i', `10.9.${n}.0/24`, {
          zone: zoneOf(n),
          routes: { '0.0.0.0/0': 'tgw-1' },
        })
        .subnet(`subnet-i${n}-tgw`, 'vpc-i', `10.9.${100 + n}.0/28`, {
          ...{ zone: zoneOf(n), routes: { '0.0.0.0/0': `eni-fw${n}` } },
        })
        .instance(`fw${n}`, `subnet-i${n}`, `10.9.${n}.10`, { forwards: 'router', stateful });
    return net
      .attach('attach-i', 'tgw-1', 'vpc', 'vpc-i', {
        ...{ subnets: ['subnet-i1-tgw', 'subnet-i2-tgw'], routeTable: 'tgw-rtb-i', applianceMode },
      })
      .transitGateway('tgw-1')
      .transitTable('tgw-rtb-spokes', 'tgw-1', { '0.0.0.0/0': 'attach-i' })
      .transitTable('tgw-rtb-i', 'tgw-1', {}, ['attach-a', 'attach-b']);
  }
  const bent = (id: BeliefId): Options => ({ rules: bentRules(id) });
  const firewalls = ({ forward, return: back }: Connection): string[] =>
    [...forward.hops, ...(back?.hops ?? [])].map(({ id }) => id).filter((id) => id.startsWith('eni-fw'));

  test('within one zone the answer meets the same firewall by itself', () => {
    const found = go(inspection(false), 'a1', '10.2.1.10');
    expect(found.outcome).toBe('ESTABLISHED');
    expect(firewalls(found)).toEqual(['eni-fw1', 'eni-fw1']);
  });

  test('between zones it meets the other firewall without appliance mode, which drops it', () => {
    const found = go(inspection(false), 'a1', '10.2.2.10');
    expect(found.outcome).toBe('RETURN_BLOCKED');
    expect(last(found)).toEqual(['X_SESSION_ASYMMETRIC i-fw2']);
    expect(found.return?.disposition).toBe('DENIED_IN');
  });

  test('a firewall that keeps no state passes it all the same', () => {
    const found = go(inspection(false, false), 'a1', '10.2.2.10');
    expect(found.outcome).toBe('ESTABLISHED');
    expect(firewalls(found)).toEqual(['eni-fw1', 'eni-fw2']);
  });

  test('whoever believes that the flow keeps its zone anyway (M33) sees it pass', () => {
    expect(go(inspection(false), 'a1', '10.2.2.10', bent('M33')).outcome).toBe('ESTABLISHED');
  });

  test('in appliance mode either zone is possible, and the answer keeps it', () => {
    const found = go(inspection(true), 'a1', '10.2.2.10');
    expect(found.outcome).toBe('ESTABLISHED');
    const choice = found.forward.steps.find(({ detail }) => detail === 'AZ');
    expect(choice?.candidates?.map(({ ref, share }) => [ref.row, share])).toEqual([
      ['use1-az1', fraction(1, 2)],
      ['use1-az2', fraction(1, 2)],
    ]);
    expect(new Set(firewalls(found)).size).toBe(1);
  });

  test('in appliance mode a flow within one zone stays in it, and one to the internet keeps the source’s', () => {
    expect(firewalls(go(inspection(true), 'a2', '10.2.2.10'))).toEqual(['eni-fw2', 'eni-fw2']);
    expect(firewalls(go(inspection(true), 'a2', '198.51.100.7'))).toEqual(['eni-fw2']);
  });

  test('in appliance mode every way of the flow is symmetric, whichever zone is taken', () => {
    const net = inspection(true).acl('acl-shut', 'vpc-i', [], []);
    for (const one of net.topology.subnets) if (one.id === 'subnet-i1') one.networkAcl = 'acl-shut';
    const found = go(net, 'a1', '10.2.2.10');
    expect(found.outcome).toBe('INDETERMINATE');
    expect(found.branches.map(({ outcome }) => outcome).sort()).toEqual(['ESTABLISHED', 'FORWARD_BLOCKED']);
  });

  test('a mode that was not given matters only between zones', () => {
    expect(go(inspection('unknown'), 'a1', '10.2.1.10').outcome).toBe('ESTABLISHED');
    const found = go(inspection('unknown'), 'a1', '10.2.2.10');
    expect(found.forward.steps.at(-1)).toMatchObject({ kind: 'UNKNOWN', rule: 'R71' });
  });

  test('a firewall in between hides the sender’s groups', () => {
    const net = inspection(true)
      .group('sg-web', 'vpc-a', [])
      .group('sg-named', 'vpc-b', [
        { protocol: 'all', ports: { from: 0, to: 65535 }, peer: { kind: 'group', id: 'sg-web' } },
      ])
      .instance('web', 'subnet-a1', '10.1.1.20', { groups: ['sg-web'] })
      .instance('named', 'subnet-b1', '10.2.1.20', { groups: ['sg-named'] });
    for (const one of net.topology.transitGateways) one.securityGroupReferencing = true;
    for (const one of net.topology.transitGatewayAttachments) one.securityGroupReferencing = true;
    expect(last(go(net, 'web', '10.2.1.20'))).toEqual(['SG_REFERENCES_NOT_PRESERVED eni-named']);
  });
});
