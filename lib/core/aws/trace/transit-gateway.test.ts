import { describe, expect, test } from 'vitest';
import { prefix } from '@/lib/core/net/prefix';
import { bentRules } from '@/lib/core/aws/beliefs';
import type { BeliefId } from '@/lib/core/aws/rule';
import { awsRules } from '@/lib/core/aws/rules';
import { allowAll, allowGroup, denyFrom, https, NetworkBuilder } from '@/tests/support/network';
import type { Connection } from './trace';
import { trace } from './trace';

/** Two spokes and a hub with shared services, on one transit gateway with two tables. */
function hubAndSpokes(): NetworkBuilder {
  const net = new NetworkBuilder();
  for (const [name, block] of [
    ['a', '10.1'],
    ['b', '10.2'],
    ['hub', '10.9'],
  ] as const)
    net
      .vpc(`vpc-${name}`, `${block}.0.0/16`)
      .subnet(`subnet-${name}`, `vpc-${name}`, `${block}.0.0/24`, { routes: { '10.0.0.0/8': 'tgw-1' } })
      .instance(name, `subnet-${name}`, `${block}.0.10`)
      .attach(`attach-${name}`, 'tgw-1', 'vpc', `vpc-${name}`, {
        subnets: [`subnet-${name}`],
        routeTable: name === 'hub' ? 'tgw-rtb-hub' : 'tgw-rtb-spokes',
      });
  return net
    .transitGateway('tgw-1')
    .transitTable('tgw-rtb-spokes', 'tgw-1', {}, ['attach-hub'])
    .transitTable('tgw-rtb-hub', 'tgw-1', {}, ['attach-a', 'attach-b']);
}

function last(connection: Connection): unknown {
  return (connection.return ?? connection.forward).blockers.map(({ code, at }) => `${code} ${at.id}`);
}

function go(net: NetworkBuilder, from: string, to: string, id?: BeliefId): Connection {
  return trace(net.topology, https(net.topology, from, to), id ? { rules: bentRules(id) } : {});
}

function tableOf(net: NetworkBuilder, id: string) {
  const found = net.topology.transitGatewayRouteTables.find((one) => one.id === id);
  if (!found) throw new Error(`no ${id}`);
  return found;
}

function attachmentOf(net: NetworkBuilder, id: string) {
  const found = net.topology.transitGatewayAttachments.find((one) => one.id === id);
  if (!found) throw new Error(`no ${id}`);
  return found;
}

describe('association and propagation', () => {
  test('a spoke reaches the hub and the answer comes back, through every component by name', () => {
    const found = go(hubAndSpokes(), 'a', '10.9.0.10');
    expect(found.outcome).toBe('ESTABLISHED');
    expect(found.forward.hops.map(({ id }) => id)).toEqual([
      'eni-a',
      'attach-a',
      'tgw-1',
      'attach-hub',
      'eni-hub',
    ]);
    expect(found.return?.hops.map(({ id }) => id)).toEqual([
      'eni-hub',
      'attach-hub',
      'tgw-1',
      'attach-a',
      'eni-a',
    ]);
  });

  test('spokes do not reach each other, because their table does not hold the other', () => {
    const found = go(hubAndSpokes(), 'a', '10.2.0.10');
    expect(found.forward.disposition).toBe('NO_ROUTE');
    expect(last(found)).toEqual(['TGW_RTB_NO_ROUTE_TO_TGW_ATTACHMENT tgw-rtb-spokes']);
  });

  test('whoever confuses the two (M29) lets spokes reach each other and not the hub', () => {
    const net = hubAndSpokes();
    expect(go(net, 'a', '10.2.0.10', 'M29').outcome).toBe('ESTABLISHED');
    expect(go(net, 'a', '10.9.0.10', 'M29').outcome).toBe('FORWARD_BLOCKED');
  });

  test('a blackhole in the table drops, and is skipped by M07', () => {
    const net = hubAndSpokes();
    tableOf(net, 'tgw-rtb-spokes').routes.push({
      ...{ destination: prefix('10.9.0.0/24'), attachments: [], origin: 'static', state: 'blackhole' },
    });
    const found = go(net, 'a', '10.9.0.10');
    expect(found.forward.disposition).toBe('NULL_ROUTED');
    expect(last(found)).toEqual(['TGW_RTB_BAD_STATE_ROUTE tgw-rtb-spokes']);
    expect(go(net, 'a', '10.9.0.10', 'M07').outcome).toBe('ESTABLISHED');
  });

  test('an attachment that is associated with no table sends nowhere', () => {
    const net = hubAndSpokes();
    attachmentOf(net, 'attach-a').routeTable = null;
    expect(last(go(net, 'a', '10.9.0.10'))).toEqual(['TGW_ATTACH_MISSING_TGW_RTB_ASSOCIATION attach-a']);
  });

  test('an association that was not given leaves the answer open', () => {
    const net = hubAndSpokes();
    attachmentOf(net, 'attach-a').routeTable = 'unknown';
    const found = go(net, 'a', '10.9.0.10');
    expect([found.outcome, found.forward.disposition]).toEqual(['INDETERMINATE', 'INSUFFICIENT_INFO']);
  });

  test('an attachment that is not available carries nothing, in or out', () => {
    for (const id of ['attach-a', 'attach-hub']) {
      const net = hubAndSpokes();
      attachmentOf(net, id).state = 'pending';
      if (id === 'attach-hub') tableOf(net, 'tgw-rtb-spokes').routes.push(toHub());
      expect(last(go(net, 'a', '10.9.0.10'))).toEqual([`BAD_STATE_ATTACHMENT ${id}`]);
    }
  });

  function withoutAttachment(): NetworkBuilder {
    const net = hubAndSpokes();
    const { topology } = net;
    topology.transitGatewayAttachments = topology.transitGatewayAttachments.filter(
      ({ id }) => id !== 'attach-a',
    );
    tableOf(net, 'tgw-rtb-hub').propagations = ['attach-b'];
    return net;
  }

  test('a VPC that is not attached gets nowhere', () => {
    expect(last(go(withoutAttachment(), 'a', '10.9.0.10'))).toEqual(['UNASSOCIATED_COMPONENT tgw-1']);
  });

  test('an attachment that is missing from a list with gaps leaves the answer open', () => {
    const net = withoutAttachment();
    net.topology.incomplete.push({ what: 'transitGatewayAttachments', why: 'missing', says: 'Not given.' });
    expect(go(net, 'a', '10.9.0.10').outcome).toBe('INDETERMINATE');
  });

  test('an attachment’s own interface logs what its network ACL says', () => {
    const net = hubAndSpokes().acl('acl-no', 'vpc-a', [denyFrom(90, '10.1.0.0/16')]);
    net.topology.interfaces.push({
      ...{
        id: 'eni-attach-a',
        subnet: 'subnet-a',
        kind: 'transit-gateway-attachment',
        attachedTo: 'attach-a',
      },
      ...{ addresses: [], ipv6: [], securityGroups: [], sourceDestCheck: false },
    });
    const logs = (one: Connection): string[] =>
      one.forward.flowLogs.map((log) => `${log.interface} ${log.flowDirection} ${log.action}`);
    expect(logs(go(net, 'a', '10.9.0.10')).slice(0, 2)).toEqual([
      'eni-a egress ACCEPT',
      'eni-attach-a ingress ACCEPT',
    ]);
    const shut = {
      ...net.topology,
      subnets: net.topology.subnets.map((one) =>
        one.id === 'subnet-a' ? { ...one, networkAcl: 'acl-no' } : one,
      ),
    };
    const found = trace(shut, https(shut, 'a', '10.9.0.10'));
    expect(logs(found)).toEqual(['eni-a egress ACCEPT', 'eni-attach-a ingress REJECT']);
  });
});

function toHub() {
  return {
    ...{ destination: prefix('10.9.0.0/16'), attachments: ['attach-hub'] },
    ...{ origin: 'static' as const, state: 'active' as const },
  };
}

describe('what a table holds', () => {
  test('listed routes are all there are, whatever propagates', () => {
    const net = hubAndSpokes();
    tableOf(net, 'tgw-rtb-spokes').propagated = 'listed';
    expect(last(go(net, 'a', '10.9.0.10'))).toEqual(['TGW_RTB_NO_ROUTE_TO_TGW_ATTACHMENT tgw-rtb-spokes']);
  });

  test('unknown propagations leave every answer open that a host route does not decide', () => {
    const net = hubAndSpokes();
    Object.assign(tableOf(net, 'tgw-rtb-spokes'), {
      propagations: 'unknown',
      propagated: 'unknown',
      routes: [toHub()],
    });
    const found = go(net, 'a', '10.9.0.10');
    expect(found.forward.unknowns.map(({ code }) => code)).toEqual(['TGW_RTB_ROUTES_ARE_UNKNOWN']);
    const sure = hubAndSpokes();
    Object.assign(tableOf(sure, 'tgw-rtb-spokes'), {
      ...{ propagations: 'unknown', propagated: 'unknown' },
      routes: [{ ...toHub(), destination: prefix('10.9.0.10/32') }],
    });
    expect(go(sure, 'a', '10.9.0.10').outcome).toBe('ESTABLISHED');
  });

  test('of two VPCs with overlapping blocks one does not propagate, and nothing says which', () => {
    const net = hubAndSpokes();
    net
      .vpc('vpc-twin', '10.9.0.0/16')
      .subnet('subnet-twin', 'vpc-twin', '10.9.0.0/24')
      .attach('attach-twin', 'tgw-1', 'vpc', 'vpc-twin', {
        subnets: ['subnet-twin'],
        routeTable: 'tgw-rtb-hub',
      });
    tableOf(net, 'tgw-rtb-spokes').propagations = ['attach-hub', 'attach-twin'];
    const found = go(net, 'a', '10.9.0.10');
    expect(found.forward.steps.at(-1)).toMatchObject({ kind: 'UNKNOWN', rule: 'R72' });
    const decided = hubAndSpokes();
    tableOf(decided, 'tgw-rtb-spokes').routes.push(toHub());
    expect(go(decided, 'a', '10.9.0.10').outcome).toBe('ESTABLISHED');
  });

  test('a prefix list whose entries were not given leaves the answer open', () => {
    const net = hubAndSpokes();
    tableOf(net, 'tgw-rtb-spokes').routes.push({ ...toHub(), destination: { prefixList: 'pl-1' } });
    expect(go(net, 'a', '10.9.0.10').outcome).toBe('INDETERMINATE');
  });

  test('a table that leads back where a packet came from turns it round for ever', () => {
    const net = hubAndSpokes();
    const spoke = net.topology.routeTables.find(({ id }) => id === 'rtb-subnet-a');
    if (!spoke) throw new Error('no table');
    spoke.routes.push({
      ...{
        destination: prefix('192.168.0.0/16'),
        nextHop: { kind: 'tgw', id: 'tgw-1' },
        origin: 'static',
        state: 'active',
      },
    });
    tableOf(net, 'tgw-rtb-spokes').routes.push({
      ...toHub(),
      destination: prefix('192.168.0.0/16'),
      attachments: ['attach-a'],
    });
    expect(go(net, 'a', '192.168.0.1').forward.disposition).toBe('LOOP');
  });
});

describe('routes in the VPCs', () => {
  test('without a route back the answer dies in the hub’s own table, and M30 and M26 believe otherwise', () => {
    const net = hubAndSpokes();
    const table = net.topology.routeTables.find(({ id }) => id === 'rtb-subnet-hub');
    if (!table) throw new Error('no table');
    table.routes = table.routes.filter(({ origin }) => origin === 'local');
    const found = go(net, 'a', '10.9.0.10');
    expect(found.outcome).toBe('RETURN_BLOCKED');
    expect(last(found)).toEqual(['NO_ROUTE_TO_DESTINATION rtb-subnet-hub']);
    expect(go(net, 'a', '10.9.0.10', 'M30').outcome).toBe('ESTABLISHED');
    expect(go(net, 'a', '10.9.0.10', 'M26').outcome).toBe('ESTABLISHED');
  });

  test('M30 takes no route for granted that no transit gateway table holds', () => {
    const net = hubAndSpokes();
    const table = net.topology.routeTables.find(({ id }) => id === 'rtb-subnet-a');
    if (!table) throw new Error('no table');
    table.routes = table.routes.filter(({ origin }) => origin === 'local');
    expect(last(go(net, 'a', '10.2.0.10', 'M30'))).toEqual(['NO_ROUTE_TO_DESTINATION rtb-subnet-a']);
  });

  test('without a route back in the transit gateway the answer dies there, and M26 and M27 believe otherwise', () => {
    const net = hubAndSpokes();
    tableOf(net, 'tgw-rtb-hub').propagations = ['attach-b'];
    const found = go(net, 'a', '10.9.0.10');
    expect(last(found)).toEqual(['TGW_RTB_NO_ROUTE_TO_TGW_ATTACHMENT tgw-rtb-hub']);
    expect(found.outcome).toBe('RETURN_BLOCKED');
    expect(go(net, 'a', '10.9.0.10', 'M26').outcome).toBe('ESTABLISHED');
    expect(go(net, 'a', '10.9.0.10', 'M27').outcome).toBe('ESTABLISHED');
  });
});

describe('network ACLs of attachment subnets (R45)', () => {
  /** The hub's attachment in a subnet of its own. */
  function apart(inbound = [allowAll()], outbound = [allowAll()]): NetworkBuilder {
    const net = hubAndSpokes().acl('acl-attachment', 'vpc-hub', inbound, outbound);
    net.subnet('subnet-attachment', 'vpc-hub', '10.9.1.0/28', { acl: 'acl-attachment' });
    attachmentOf(net, 'attach-hub').subnets = ['subnet-attachment'];
    return net;
  }

  test('outbound entries judge what comes from the transit gateway', () => {
    const found = go(apart([allowAll()], [denyFrom(90, '10.9.0.0/24'), allowAll()]), 'a', '10.9.0.10');
    expect(last(found)).toEqual(['SUBNET_ACL_RESTRICTION acl-attachment']);
    expect(found.forward.disposition).toBe('DENIED_OUT');
  });

  test('inbound entries judge what goes to the transit gateway', () => {
    const found = go(apart([denyFrom(90, '10.9.0.0/24'), allowAll()]), 'a', '10.9.0.10');
    expect(found.outcome).toBe('RETURN_BLOCKED');
    expect(found.return?.disposition).toBe('DENIED_IN');
  });

  test('each direction reads one side of it only', () => {
    const wrongSides = apart(
      [denyFrom(90, '10.1.0.0/16'), allowAll()],
      [denyFrom(90, '10.1.0.0/16'), allowAll()],
    );
    expect(go(wrongSides, 'a', '10.9.0.10').outcome).toBe('ESTABLISHED');
  });

  test('to an instance in the attachment’s own subnet nothing is read, from one both sides are', () => {
    const net = hubAndSpokes().acl('acl-shut', 'vpc-hub', [], []);
    for (const subnet of net.topology.subnets) if (subnet.id === 'subnet-hub') subnet.networkAcl = 'acl-shut';
    const found = go(net, 'a', '10.9.0.10');
    expect(found.forward.disposition).toBe('ACCEPTED');
    expect(found.return?.disposition).toBe('DENIED_OUT');
    const open = hubAndSpokes().acl('acl-half', 'vpc-hub', [], [allowAll()]);
    for (const subnet of open.topology.subnets)
      if (subnet.id === 'subnet-hub') subnet.networkAcl = 'acl-half';
    expect(go(open, 'a', '10.9.0.10').return?.disposition).toBe('DENIED_IN');
  });
});

describe('security groups that name groups over a transit gateway (R51)', () => {
  function named(enabled: { tgw: boolean; a: boolean; hub: boolean }): NetworkBuilder {
    const net = hubAndSpokes()
      .group('sg-web', 'vpc-a', [])
      .group('sg-db', 'vpc-hub', [allowGroup('sg-web')])
      .instance('web', 'subnet-a', '10.1.0.20', { groups: ['sg-web'] })
      .instance('db', 'subnet-hub', '10.9.0.20', { groups: ['sg-db'] });
    for (const one of net.topology.transitGateways) one.securityGroupReferencing = enabled.tgw;
    attachmentOf(net, 'attach-a').securityGroupReferencing = enabled.a;
    attachmentOf(net, 'attach-hub').securityGroupReferencing = enabled.hub;
    return net;
  }
  const on = { tgw: true, a: true, hub: true };

  test('the reference holds when all three are on', () => {
    expect(go(named(on), 'web', '10.9.0.20').outcome).toBe('ESTABLISHED');
  });

  test.each(['tgw', 'a', 'hub'])('it fails when %s is off', (off) => {
    const found = go(named({ ...on, [off]: false }), 'web', '10.9.0.20');
    expect(last(found)).toEqual(['SG_REFERENCING_SUPPORT eni-db']);
  });

  test('a setting that was not given leaves the answer open', () => {
    const net = named(on);
    attachmentOf(net, 'attach-hub').securityGroupReferencing = 'unknown';
    expect(go(net, 'web', '10.9.0.20').outcome).toBe('INDETERMINATE');
  });

  test('it fails in use1-az3', () => {
    const net = named(on);
    for (const subnet of net.topology.subnets) subnet.zone = 'use1-az3';
    expect(last(go(net, 'web', '10.9.0.20'))).toEqual(['SG_REFERENCING_SUPPORT eni-db']);
  });

  test('an outbound rule cannot name the far group, though some believe it (M20)', () => {
    const net = named(on)
      .group('sg-out', 'vpc-a', [], [allowGroup('sg-db')])
      .group('sg-any', 'vpc-hub', [
        {
          protocol: 'all',
          ports: { from: 0, to: 65535 },
          peer: { kind: 'cidr', prefix: prefix('0.0.0.0/0') },
        },
      ])
      .instance('out', 'subnet-a', '10.1.0.30', { groups: ['sg-out'] })
      .instance('db2', 'subnet-hub', '10.9.0.30', { groups: ['sg-db', 'sg-any'] });
    const found = go(net, 'out', '10.9.0.30');
    expect(last(found)).toEqual(['SG_REFERENCES_NOT_PRESERVED eni-out']);
    const bent = { ...awsRules, sgReferenceTgwOutbound: true };
    expect(trace(net.topology, https(net.topology, 'out', '10.9.0.30'), { rules: bent }).outcome).toBe(
      'ESTABLISHED',
    );
  });
});

describe('peering of transit gateways (R67)', () => {
  function peered(routes: Record<string, string>): NetworkBuilder {
    return hubAndSpokes()
      .vpc('vpc-far', '10.20.0.0/16', { region: 'eu-west-1' })
      .subnet('subnet-far', 'vpc-far', '10.20.0.0/24', {
        zone: 'euw1-az1',
        routes: { '10.0.0.0/8': 'tgw-2' },
      })
      .instance('far', 'subnet-far', '10.20.0.10')
      .transitGateway('tgw-2', { region: 'eu-west-1' })
      .attach('attach-far', 'tgw-2', 'vpc', 'vpc-far', { subnets: ['subnet-far'], routeTable: 'tgw-rtb-far' })
      .attach('attach-peer-1', 'tgw-1', 'peering', 'attach-peer-2', { routeTable: 'tgw-rtb-hub' })
      .attach('attach-peer-2', 'tgw-2', 'peering', 'attach-peer-1', { routeTable: 'tgw-rtb-far' })
      .transitTable('tgw-rtb-far', 'tgw-2', { '10.1.0.0/16': 'attach-peer-2' }, ['attach-far'])
      .transitTable('tgw-rtb-a', 'tgw-1', routes);
  }
  const from = (net: NetworkBuilder): NetworkBuilder => {
    attachmentOf(net, 'attach-a').routeTable = 'tgw-rtb-a';
    return net;
  };

  test('with static routes on both sides packets cross, over both attachments', () => {
    const found = go(from(peered({ '10.20.0.0/16': 'attach-peer-1' })), 'a', '10.20.0.10');
    expect(found.outcome).toBe('ESTABLISHED');
    expect(found.forward.hops.map(({ id }) => id)).toEqual([
      ...['eni-a', 'attach-a', 'tgw-1', 'attach-peer-1', 'attach-peer-2', 'tgw-2', 'attach-far', 'eni-far'],
    ]);
  });

  test('nothing propagates over it, though some believe it (M31)', () => {
    const net = from(peered({}));
    tableOf(net, 'tgw-rtb-a').propagations = ['attach-peer-1'];
    expect(last(go(net, 'a', '10.20.0.10'))).toEqual(['TGW_RTB_NO_ROUTE_TO_TGW_ATTACHMENT tgw-rtb-a']);
    expect(go(net, 'a', '10.20.0.10', 'M31').outcome).toBe('ESTABLISHED');
  });

  test('security groups are not seen across it, whatever is enabled', () => {
    const net = from(peered({ '10.20.0.0/16': 'attach-peer-1' }))
      .group('sg-web', 'vpc-a', [])
      .group('sg-named', 'vpc-far', [allowGroup('sg-web')])
      .instance('web', 'subnet-a', '10.1.0.20', { groups: ['sg-web'] })
      .instance('named', 'subnet-far', '10.20.0.20', { groups: ['sg-named'] });
    for (const one of net.topology.transitGateways) one.securityGroupReferencing = true;
    for (const one of net.topology.transitGatewayAttachments) one.securityGroupReferencing = true;
    expect(last(go(net, 'web', '10.20.0.20'))).toEqual(['SG_REFERENCES_NOT_PRESERVED eni-named']);
  });
});
