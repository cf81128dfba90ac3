import { describe, expect, test } from 'vitest';
import { announce, https, httpsFromSite, NetworkBuilder } from '@/tests/support/network';
import { trace, type Connection } from './trace';

const site = '192.168.0.0/16';

/** Two VPCs behind virtual private gateways on one Direct Connect gateway. */
function privateInterface(allowed: Record<string, string[]>): NetworkBuilder {
  const net = new NetworkBuilder();
  for (const [name, block] of [
    ['a', '10.1'],
    ['b', '10.2'],
  ] as const)
    net
      .vpc(`vpc-${name}`, `${block}.0.0/16`)
      .subnet(`subnet-${name}`, `vpc-${name}`, `${block}.0.0/24`, {
        ...{ routes: { [site]: `vgw-${name}`, '10.0.0.0/8': `vgw-${name}` } },
      })
      .instance(name, `subnet-${name}`, `${block}.0.10`)
      .virtualPrivateGateway(`vgw-${name}`, `vpc-${name}`);
  return net
    .directConnectGateway('dxgw-1', allowed)
    .virtualInterface('dxvif-1', 'private', 'dxgw-1', 'site-1', [announce(site)])
    .site('site-1', [site]);
}

/** A VPC behind a transit gateway on a Direct Connect gateway. */
function transitInterface(allowed: string[]): NetworkBuilder {
  return new NetworkBuilder()
    .vpc('vpc-a', '10.1.0.0/16')
    .subnet('subnet-a', 'vpc-a', '10.1.0.0/24', { routes: { [site]: 'tgw-1' } })
    .instance('a', 'subnet-a', '10.1.0.10')
    .transitGateway('tgw-1')
    .attach('attach-a', 'tgw-1', 'vpc', 'vpc-a', { subnets: ['subnet-a'], routeTable: 'tgw-rtb-1' })
    .attach('attach-dx', 'tgw-1', 'direct-connect-gateway', 'dxgw-1', { routeTable: 'tgw-rtb-1' })
    .transitTable('tgw-rtb-1', 'tgw-1', {}, ['attach-a', 'attach-dx'])
    .directConnectGateway('dxgw-1', { 'tgw-1': allowed })
    .virtualInterface('dxvif-1', 'transit', 'dxgw-1', 'site-1', [announce(site)])
    .site('site-1', [site]);
}

function from(net: NetworkBuilder, name: string, to: string): Connection {
  return trace(net.topology, https(net.topology, name, to));
}

function fromSite(net: NetworkBuilder, to: string): Connection {
  return trace(net.topology, httpsFromSite('site-1', '192.168.1.1', to));
}

function last(connection: Connection): string[] {
  return (connection.return ?? connection.forward).blockers.map(({ code, at }) => `${code} ${at.id}`);
}

describe('private virtual interfaces', () => {
  const both = { 'vgw-a': ['10.1.0.0/16'], 'vgw-b': ['10.2.0.0/16'] };

  test('carry packets both ways, to the VPC that has the address', () => {
    const found = from(privateInterface(both), 'a', '192.168.1.1');
    expect(found.outcome).toBe('ESTABLISHED');
    expect(found.forward.hops.map(({ id }) => id)).toEqual(['eni-a', 'vgw-a', 'dxgw-1', 'dxvif-1', 'site-1']);
    expect(fromSite(privateInterface(both), '10.2.0.10').forward.where.id).toBe('eni-b');
  });

  test('never carry packets from one virtual private gateway to another (R78)', () => {
    const found = from(privateInterface(both), 'a', '10.2.0.10');
    expect(found.forward.disposition).toBe('NO_ROUTE');
    expect(last(found)).toEqual(['NO_ROUTE_TO_DESTINATION vgw-a']);
  });

  test('a block that no allowed prefix holds is not announced', () => {
    const found = fromSite(
      privateInterface({ 'vgw-a': ['10.1.0.0/16'], 'vgw-b': ['10.3.0.0/16'] }),
      '10.2.0.10',
    );
    expect(last(found)).toEqual(['NO_ROUTE_TO_DESTINATION site-1']);
  });

  test('the answer dies at the site when the block is not announced', () => {
    const found = from(privateInterface({ 'vgw-a': [] }), 'a', '192.168.1.1');
    expect(found.outcome).toBe('RETURN_BLOCKED');
  });

  test('a wider allowed prefix announces the VPC’s block and nothing beyond', () => {
    const net = privateInterface({ 'vgw-a': ['10.0.0.0/8'] });
    expect(fromSite(net, '10.1.0.10').outcome).toBe('ESTABLISHED');
    expect(last(fromSite(net, '10.9.0.1'))).toEqual(['NO_ROUTE_TO_DESTINATION site-1']);
  });

  test('a site that sends what was not announced loses it at the Direct Connect gateway', () => {
    const net = privateInterface({ 'vgw-a': ['10.1.0.0/16'] });
    for (const one of net.topology.onPremises)
      one.routes = [{ destination: announce('10.0.0.0/8').prefix, via: 'dxvif-1' }];
    expect(last(fromSite(net, '10.2.0.10'))).toEqual(['NO_ROUTE_TO_DESTINATION dxgw-1']);
  });

  test('an association that is not in place yet carries nothing', () => {
    const net = privateInterface(both);
    for (const gateway of net.topology.directConnectGateways)
      for (const one of gateway.associations) one.state = 'associating';
    expect(from(net, 'a', '192.168.1.1').outcome).toBe('FORWARD_BLOCKED');
    expect(fromSite(net, '10.1.0.10').outcome).toBe('FORWARD_BLOCKED');
  });

  test('a gateway that was not given leaves the answer open', () => {
    const net = privateInterface({ 'vgw-a': ['10.1.0.0/16'], 'vgw-lost': ['10.5.0.0/16'] });
    expect(fromSite(net, '10.5.0.1').outcome).toBe('INDETERMINATE');
  });
});

describe('transit virtual interfaces', () => {
  test('carry packets both ways through the transit gateway', () => {
    const found = from(transitInterface(['10.1.0.0/16']), 'a', '192.168.1.1');
    expect(found.outcome).toBe('ESTABLISHED');
    expect(found.forward.hops.map(({ id }) => id)).toEqual([
      ...['eni-a', 'attach-a', 'tgw-1', 'attach-dx', 'dxgw-1', 'dxvif-1', 'site-1'],
    ]);
    expect(found.return?.hops.map(({ id }) => id)).toEqual([
      ...['site-1', 'dxvif-1', 'dxgw-1', 'attach-dx', 'tgw-1', 'attach-a', 'eni-a'],
    ]);
  });

  test('announce exactly the allowed prefixes, even if no VPC has them', () => {
    expect(last(fromSite(transitInterface(['10.1.0.0/24']), '10.1.5.1'))).toEqual([
      'NO_ROUTE_TO_DESTINATION site-1',
    ]);
    const wide = fromSite(transitInterface(['10.0.0.0/8']), '10.9.0.1');
    expect(last(wide)).toEqual(['TGW_RTB_NO_ROUTE_TO_TGW_ATTACHMENT tgw-rtb-1']);
  });

  test('the answer dies at the site when nothing is allowed', () => {
    expect(from(transitInterface([]), 'a', '192.168.1.1').outcome).toBe('RETURN_BLOCKED');
  });

  test('a virtual interface that is down announces nothing', () => {
    const net = transitInterface(['10.1.0.0/16']);
    for (const one of net.topology.virtualInterfaces) one.state = 'down';
    expect(last(from(net, 'a', '192.168.1.1'))).toEqual(['TGW_RTB_NO_ROUTE_TO_TGW_ATTACHMENT tgw-rtb-1']);
  });

  test('an association that is not in place yet carries nothing out either', () => {
    const net = transitInterface(['10.1.0.0/16']);
    for (const gateway of net.topology.directConnectGateways)
      for (const one of gateway.associations) one.state = 'associating';
    expect(last(from(net, 'a', '192.168.1.1'))).toEqual(['UNASSOCIATED_COMPONENT dxgw-1']);
  });

  test('do not reach a virtual private gateway', () => {
    const net = privateInterface({ 'vgw-a': ['10.1.0.0/16'] });
    for (const one of net.topology.virtualInterfaces) one.kind = 'transit';
    expect(last(fromSite(net, '10.1.0.10'))).toEqual(['NO_ROUTE_TO_DESTINATION site-1']);
  });

  test('a site that insists on an interface that is down loses the packet there', () => {
    const net = transitInterface(['10.1.0.0/16']);
    for (const one of net.topology.virtualInterfaces) one.state = 'down';
    expect(last(fromSite(net, '10.1.0.10'))).toEqual(['NO_ROUTE_TO_DESTINATION site-1']);
    const written = transitInterface(['10.1.0.0/16']);
    for (const one of written.topology.virtualInterfaces) one.state = 'down';
    for (const one of written.topology.onPremises)
      one.routes = [{ destination: announce('10.0.0.0/8').prefix, via: 'dxvif-1' }];
    expect(last(fromSite(written, '10.1.0.10'))).toEqual(['BAD_STATE dxvif-1']);
  });

  test('private interfaces do not reach a transit gateway', () => {
    const net = transitInterface(['10.1.0.0/16']);
    for (const one of net.topology.virtualInterfaces) one.kind = 'private';
    expect(fromSite(net, '10.1.0.10').outcome).toBe('FORWARD_BLOCKED');
  });
});
