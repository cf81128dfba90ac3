import { describe, expect, test } from 'vitest';
import { fraction } from '@/lib/core/net/fraction';
import { prefix } from '@/lib/core/net/prefix';
import type { VpnConnection } from '@/lib/core/aws/topology/hybrid';
import { announce, https, httpsFromSite, NetworkBuilder } from '@/tests/support/network';
import { trace, type Connection } from './trace';

const site = '192.168.0.0/16';
const bgp = (text = site, asPathLength = 1): Partial<VpnConnection> => ({
  announces: [announce(text, { asPathLength })],
});

/** A VPC on a transit gateway, and a site with VPN connections to it. */
function overTransit(vpns: Record<string, Partial<VpnConnection>>, propagations?: string[]): NetworkBuilder {
  const net = new NetworkBuilder()
    .vpc('vpc-a', '10.1.0.0/16')
    .subnet('subnet-a', 'vpc-a', '10.1.0.0/24', { routes: { [site]: 'tgw-1' } })
    .instance('a', 'subnet-a', '10.1.0.10')
    .transitGateway('tgw-1')
    .attach('attach-a', 'tgw-1', 'vpc', 'vpc-a', { subnets: ['subnet-a'], routeTable: 'tgw-rtb-1' })
    .site('site-1', [site]);
  for (const [id, options] of Object.entries(vpns))
    net
      .vpn(id, 'tgw-1', 'site-1', options)
      .attach(`attach-${id}`, 'tgw-1', 'vpn', id, { routeTable: 'tgw-rtb-1' });
  const all = ['attach-a', ...Object.keys(vpns).map((id) => `attach-${id}`)];
  return net.transitTable('tgw-rtb-1', 'tgw-1', {}, propagations ?? all);
}

function out(net: NetworkBuilder, to = '192.168.1.1'): Connection {
  return trace(net.topology, https(net.topology, 'a', to));
}

function back(net: NetworkBuilder, to = '10.1.0.10', from = 'site-1'): Connection {
  return trace(net.topology, httpsFromSite(from, '192.168.1.1', to));
}

function last(connection: Connection): string[] {
  return (connection.return ?? connection.forward).blockers.map(({ code, at }) => `${code} ${at.id}`);
}

describe('a site behind a transit gateway', () => {
  test('is reached over its VPN and answers over it', () => {
    const found = out(overTransit({ 'vpn-1': bgp() }));
    expect(found.outcome).toBe('ESTABLISHED');
    expect(found.forward.hops.map(({ id }) => id)).toEqual([
      ...['eni-a', 'attach-a', 'tgw-1', 'attach-vpn-1', 'vpn-1', 'cgw-vpn-1', 'site-1'],
    ]);
    expect(back(overTransit({ 'vpn-1': bgp() })).outcome).toBe('ESTABLISHED');
  });

  test('a static VPN propagates its static routes', () => {
    expect(out(overTransit({ 'vpn-1': { routing: 'static', staticRoutes: [prefix(site)] } })).outcome).toBe(
      'ESTABLISHED',
    );
  });

  test('equal VPNs share flows when the transit gateway allows it, and else nobody says which is used', () => {
    const two = (): NetworkBuilder => overTransit({ 'vpn-1': bgp(), 'vpn-2': bgp() });
    const step = out(two()).forward.steps.find(({ detail }) => detail === 'ECMP_MEMBER');
    expect(step?.candidates?.map(({ ref, share }) => [ref.id, share])).toEqual([
      ['attach-vpn-1', fraction(1, 2)],
      ['attach-vpn-2', fraction(1, 2)],
    ]);
    const alone = two();
    for (const one of alone.topology.transitGateways) one.vpnEcmp = false;
    expect(out(alone).outcome).toBe('INDETERMINATE');
  });

  test('a VPN with a shorter AS path is used alone', () => {
    const found = out(overTransit({ 'vpn-1': bgp(site, 2), 'vpn-2': bgp(site, 1) }));
    expect(found.forward.hops.map(({ id }) => id)).toContain('vpn-2');
    expect(found.forward.steps.some(({ detail }) => detail === 'ECMP_MEMBER')).toBe(false);
  });

  test('tunnels that are down take the routes of BGP with them, and leave static ones leading nowhere', () => {
    const tunnels: VpnConnection['tunnels'] = [{ id: 't1', state: 'down' }];
    expect(last(out(overTransit({ 'vpn-1': { ...bgp(), tunnels } })))).toEqual([
      'TGW_RTB_NO_ROUTE_TO_TGW_ATTACHMENT tgw-rtb-1',
    ]);
    const still = overTransit({ 'vpn-1': { routing: 'static', staticRoutes: [prefix(site)], tunnels } });
    expect(last(out(still))).toEqual(['TGW_BAD_STATE_VPN vpn-1']);
  });

  test('announcements that were not given leave the answer open', () => {
    expect(out(overTransit({ 'vpn-1': { announces: 'unknown' } })).outcome).toBe('INDETERMINATE');
  });

  test('what is behind Connect is not modelled', () => {
    const net = overTransit({ 'vpn-1': bgp() }).attach('attach-c', 'tgw-1', 'connect', 'attach-a', {
      routeTable: 'tgw-rtb-1',
    });
    for (const one of net.topology.transitGatewayRouteTables)
      one.routes.push({
        destination: prefix('192.168.1.1/32'),
        attachments: ['attach-c'],
        origin: 'static',
        state: 'active',
      });
    expect(out(net).forward.unknowns.map(({ code }) => code)).toEqual(['X_UNSUPPORTED_OBJECT']);
  });
});

describe('a VPN attachment', () => {
  test('takes nothing from the site while it is not available', () => {
    const net = overTransit({ 'vpn-1': bgp() });
    for (const one of net.topology.transitGatewayAttachments) if (one.kind === 'vpn') one.state = 'pending';
    expect(last(back(net))).toEqual(['BAD_STATE_ATTACHMENT attach-vpn-1']);
  });
});

describe('what a site knows', () => {
  test('it learns over a VPN what the table of the attachment holds, so an unpropagated VPC is out of reach', () => {
    const found = back(overTransit({ 'vpn-1': bgp() }, ['attach-vpn-1']));
    expect(last(found)).toEqual(['NO_ROUTE_TO_DESTINATION site-1']);
  });

  test('its own routes come first, by the longest prefix', () => {
    const net = overTransit({ 'vpn-1': bgp(), 'vpn-2': bgp() });
    for (const one of net.topology.onPremises)
      one.routes = [
        { destination: prefix('10.0.0.0/8'), via: 'vpn-1' },
        { destination: prefix('10.1.0.0/16'), via: 'vpn-2' },
      ];
    expect(
      back(net)
        .forward.hops.map(({ id }) => id)
        .slice(0, 3),
    ).toEqual(['site-1', 'cgw-vpn-2', 'vpn-2']);
    for (const one of net.topology.onPremises) one.routes = one.routes.slice(0, 1);
    expect(
      back({ topology: { ...net.topology } } as NetworkBuilder).forward.hops.map(({ id }) => id),
    ).toContain('vpn-1');
  });

  test('with routes of its own it uses nothing that is announced', () => {
    const net = overTransit({ 'vpn-1': bgp() });
    for (const one of net.topology.onPremises)
      one.routes = [{ destination: prefix('10.9.0.0/16'), via: 'vpn-1' }];
    expect(last(back(net))).toEqual(['NO_ROUTE_TO_DESTINATION site-1']);
  });

  test('a route to a connection that was not given leaves the answer open', () => {
    const net = overTransit({ 'vpn-1': bgp() });
    for (const one of net.topology.onPremises)
      one.routes = [{ destination: prefix('10.0.0.0/8'), via: 'vpn-9' }];
    expect(back(net).outcome).toBe('INDETERMINATE');
  });

  test('equal ways are all walked, and agree or leave the answer open', () => {
    const net = overTransit({ 'vpn-1': bgp(), 'vpn-2': bgp() });
    const found = back(net);
    expect(found.forward.steps.find(({ kind }) => kind === 'SELECT')?.candidates?.length).toBe(2);
    expect(found.outcome).toBe('ESTABLISHED');
    const split = overTransit({ 'vpn-1': bgp(), 'vpn-2': bgp() });
    split.transitTable('tgw-rtb-2', 'tgw-1', { '10.1.0.0/16': 'attach-a', '10.1.0.0/24': 'blackhole' });
    for (const one of split.topology.transitGatewayAttachments)
      if (one.id === 'attach-vpn-2') one.routeTable = 'tgw-rtb-2';
    expect(back(split).outcome).toBe('INDETERMINATE');
  });

  test('a connection that is down is no way', () => {
    const tunnels: VpnConnection['tunnels'] = [{ id: 't1', state: 'down' }];
    const found = back(overTransit({ 'vpn-1': { ...bgp(), tunnels }, 'vpn-2': bgp() }));
    expect(found.forward.steps.some(({ kind }) => kind === 'SELECT')).toBe(false);
    expect(found.forward.hops.map(({ id }) => id)).toContain('vpn-2');
  });

  test('a host that no prefix of the site holds is not there', () => {
    const net = overTransit({ 'vpn-1': bgp() });
    for (const one of net.topology.onPremises) one.prefixes = [prefix('192.168.7.0/24')];
    const found = out(net);
    expect(found.forward.disposition).toBe('NEIGHBOR_UNREACHABLE');
    expect(last(found)).toEqual(['X_NO_SUCH_ADDRESS site-1']);
  });

  test('a site passes on what its own routes lead further', () => {
    const net = overTransit({ 'vpn-1': bgp() })
      .vpc('vpc-b', '192.168.8.0/24')
      .subnet('subnet-b', 'vpc-b', '192.168.8.0/25', { routes: { '10.0.0.0/8': 'vgw-b' } })
      .instance('b', 'subnet-b', '192.168.8.10')
      .virtualPrivateGateway('vgw-b', 'vpc-b')
      .vpn('vpn-b', 'vgw-b', 'site-1', { routing: 'static', staticRoutes: [prefix('10.0.0.0/8')] });
    for (const one of net.topology.onPremises) {
      one.prefixes = [prefix('192.168.1.0/24')];
      one.routes = [
        { destination: prefix('192.168.8.0/24'), via: 'vpn-b' },
        { destination: prefix('10.1.0.0/16'), via: 'vpn-1' },
      ];
    }
    const found = out(net, '192.168.8.10');
    expect(found.outcome).toBe('ESTABLISHED');
    expect(found.forward.hops.map(({ id }) => id)).toContain('vpn-b');
  });
});
