import { describe, expect, test } from 'vitest';
import { fraction } from '@/lib/core/net/fraction';
import { prefix } from '@/lib/core/net/prefix';
import { bentRules } from '@/lib/core/aws/beliefs';
import type { BeliefId } from '@/lib/core/aws/rule';
import { awsRules } from '@/lib/core/aws/rules';
import type { VpnConnection } from '@/lib/core/aws/topology/hybrid';
import { announce, https, httpsFromSite, NetworkBuilder } from '@/tests/support/network';
import { trace, type Connection, type Options, type Trace } from './trace';

const site = '192.168.0.0/16';

/** A VPC behind a virtual private gateway, and a site. What joins them is for each test to say. */
function vpcAndSite(): NetworkBuilder {
  return new NetworkBuilder()
    .vpc('vpc-a', '10.1.0.0/16', { ipv6: '2001:db8:a::/56' })
    .subnet('subnet-a', 'vpc-a', '10.1.0.0/24', {
      ...{ routes: { [site]: 'vgw-1', '2001:db8:5::/48': 'vgw-1' }, ipv6: '2001:db8:a:1::/64' },
    })
    .instance('a', 'subnet-a', '10.1.0.10', { ipv6: '2001:db8:a:1::10' })
    .virtualPrivateGateway('vgw-1', 'vpc-a')
    .site('site-1', [site, '2001:db8:5::/48']);
}

const staticVpn: Partial<VpnConnection> = { routing: 'static', staticRoutes: [prefix(site)] };
const bgp = (asPathLength: number, text = site): Partial<VpnConnection> => ({
  announces: [announce(text, { asPathLength })],
});

function out(net: NetworkBuilder, options: Options = {}, to = '192.168.1.1'): Connection {
  return trace(net.topology, https(net.topology, 'a', to), options);
}

function back(net: NetworkBuilder, to = '10.1.0.10', options: Options = {}): Connection {
  return trace(net.topology, httpsFromSite('site-1', '192.168.1.1', to), options);
}

function last(connection: Connection): string[] {
  return (connection.return ?? connection.forward).blockers.map(({ code, at }) => `${code} ${at.id}`);
}

function over({ hops }: Trace): string[] {
  return hops.map(({ id }) => id).filter((id) => /^(vpn|dxvif)-/.test(id));
}

const bent = (id: BeliefId): Options => ({ rules: bentRules(id) });

describe('a VPN connection of a virtual private gateway', () => {
  test.each([
    ['static routes', staticVpn],
    ['BGP', bgp(1)],
  ])('carries packets both ways with %s, through every component by name', (_title, options) => {
    const net = vpcAndSite().vpn('vpn-1', 'vgw-1', 'site-1', options);
    const found = out(net);
    expect([found.outcome, found.forward.disposition]).toEqual(['ESTABLISHED', 'EXITS_NETWORK']);
    expect(found.forward.hops.map(({ id }) => id)).toEqual([
      'eni-a',
      'vgw-1',
      'vpn-1',
      'cgw-vpn-1',
      'site-1',
    ]);
    expect(found.return?.hops.map(({ id }) => id)).toEqual([
      'site-1',
      'cgw-vpn-1',
      'vpn-1',
      'vgw-1',
      'eni-a',
    ]);
    expect(back(net).outcome).toBe('ESTABLISHED');
  });

  test('what the far side does not announce has no way out', () => {
    const net = vpcAndSite().vpn('vpn-1', 'vgw-1', 'site-1', bgp(1, '192.168.9.0/24'));
    const found = out(net);
    expect(found.forward.disposition).toBe('NO_ROUTE');
    expect(last(found)).toEqual(['NO_ROUTE_TO_DESTINATION vgw-1']);
  });

  test('with both tunnels down nothing gets out', () => {
    const tunnels: VpnConnection['tunnels'] = [
      { id: 't1', state: 'down' },
      { id: 't2', state: 'down' },
    ];
    expect(last(out(vpcAndSite().vpn('vpn-1', 'vgw-1', 'site-1', { ...staticVpn, tunnels })))).toEqual([
      'NO_ROUTE_TO_DESTINATION vgw-1',
    ]);
    expect(back(vpcAndSite().vpn('vpn-1', 'vgw-1', 'site-1', { ...staticVpn, tunnels })).outcome).toBe(
      'FORWARD_BLOCKED',
    );
  });

  test('a site that insists on a VPN whose tunnels are down loses the packet there', () => {
    const tunnels: VpnConnection['tunnels'] = [{ id: 't1', state: 'down' }];
    const net = vpcAndSite().vpn('vpn-1', 'vgw-1', 'site-2', { ...staticVpn, tunnels });
    net.site('site-2', ['192.168.2.0/24'], { '10.0.0.0/8': 'vpn-1' });
    const found = trace(net.topology, httpsFromSite('site-2', '192.168.2.1', '10.1.0.10'));
    expect(last(found)).toEqual(['BAD_STATE_VPN vpn-1']);
  });

  test('announcements and tunnels that were not given leave the answer open', () => {
    const silent = vpcAndSite().vpn('vpn-1', 'vgw-1', 'site-1', { announces: 'unknown' });
    expect(out(silent).outcome).toBe('INDETERMINATE');
    const tunnels: VpnConnection['tunnels'] = [{ id: 't1', state: 'unknown' }];
    const { outcome, forward } = out(vpcAndSite().vpn('vpn-1', 'vgw-1', 'site-1', { ...bgp(1), tunnels }));
    expect([outcome, forward.steps.at(-1)?.kind]).toEqual(['INDETERMINATE', 'UNKNOWN']);
    expect(forward.hops.map(({ id }) => id)).toEqual(['eni-a', 'vgw-1']);
  });

  test('it carries no IPv6', () => {
    const net = vpcAndSite().vpn('vpn-1', 'vgw-1', 'site-1', bgp(1));
    expect(last(out(net, {}, '2001:db8:5::1'))).toEqual(['X_IPV6_UNSUPPORTED_HERE vgw-1']);
  });

  test('IPv6 takes Direct Connect, even if a VPN were to announce a longer prefix', () => {
    const net = vpcAndSite()
      .vpn('vpn-1', 'vgw-1', 'site-1', bgp(1, '2001:db8:5::/48'))
      .virtualInterface('dxvif-1', 'private', 'vgw-1', 'site-1', [announce('2001:db8::/32')]);
    expect(over(out(net, {}, '2001:db8:5::1').forward)).toEqual(['dxvif-1']);
  });

  test('a site is told no IPv6 over it, and loses what it sends all the same', () => {
    const six = (net: NetworkBuilder): Connection =>
      trace(net.topology, httpsFromSite('site-1', '2001:db8:5::1', '2001:db8:a:1::10'));
    const net = vpcAndSite().vpn('vpn-1', 'vgw-1', 'site-1', bgp(1));
    expect(last(six(net))).toEqual(['NO_ROUTE_TO_DESTINATION site-1']);
    const written = vpcAndSite().vpn('vpn-1', 'vgw-1', 'site-1', bgp(1));
    for (const one of written.topology.onPremises)
      one.routes = [{ destination: prefix('::/0'), via: 'vpn-1' }];
    expect(last(six(written))).toEqual(['X_IPV6_UNSUPPORTED_HERE vpn-1']);
  });

  test('a gateway that is attached to another VPC takes nothing', () => {
    const net = vpcAndSite().vpn('vpn-1', 'vgw-1', 'site-1', bgp(1));
    for (const one of net.topology.virtualPrivateGateways) one.vpc = null;
    expect(last(out(net))).toEqual(['UNASSOCIATED_COMPONENT vgw-1']);
  });

  test('behind a customer gateway of which nothing is known the model ends', () => {
    const found = out(vpcAndSite().vpn('vpn-1', 'vgw-1', null, bgp(1)));
    expect([found.forward.disposition, found.forward.where.id]).toEqual(['EXITS_NETWORK', 'cgw-vpn-1']);
    expect(found.outcome).toBe('ESTABLISHED');
  });
});

describe('the order of R74', () => {
  test('Direct Connect beats a VPN of the same prefix, however long its AS path; M34 compares paths', () => {
    const net = vpcAndSite()
      .vpn('vpn-1', 'vgw-1', 'site-1', bgp(1))
      .virtualInterface('dxvif-1', 'private', 'vgw-1', 'site-1', [announce(site, { asPathLength: 4 })]);
    expect(over(out(net).forward)).toEqual(['dxvif-1']);
    expect(over(out(net, bent('M34')).forward)).toEqual(['vpn-1']);
  });

  test('the longer prefix of a VPN beats Direct Connect', () => {
    const net = vpcAndSite()
      .vpn('vpn-1', 'vgw-1', 'site-1', bgp(1, '192.168.1.0/24'))
      .virtualInterface('dxvif-1', 'private', 'vgw-1', 'site-1', [announce(site)]);
    expect(over(out(net).forward)).toEqual(['vpn-1']);
  });

  test('a virtual interface that is down does not count', () => {
    const net = vpcAndSite()
      .vpn('vpn-1', 'vgw-1', 'site-1', bgp(3))
      .virtualInterface('dxvif-1', 'private', 'vgw-1', 'site-1', [announce(site)]);
    for (const one of net.topology.virtualInterfaces) one.state = 'down';
    expect(over(out(net).forward)).toEqual(['vpn-1']);
  });

  test('a static VPN beats one with BGP, and of two with BGP the shorter path, then the lower MED', () => {
    const net = vpcAndSite()
      .vpn('vpn-1', 'vgw-1', 'site-1', bgp(1))
      .vpn('vpn-2', 'vgw-1', 'site-1', staticVpn);
    expect(over(out(net).forward)).toEqual(['vpn-2']);
    const paths = vpcAndSite()
      .vpn('vpn-1', 'vgw-1', 'site-1', bgp(2))
      .vpn('vpn-2', 'vgw-1', 'site-1', bgp(1));
    expect(over(out(paths).forward)).toEqual(['vpn-2']);
    const meds = vpcAndSite()
      .vpn('vpn-1', 'vgw-1', 'site-1', { announces: [announce(site, { med: 20 })] })
      .vpn('vpn-2', 'vgw-1', 'site-1', { announces: [announce(site, { med: 10 })] });
    expect(over(out(meds).forward)).toEqual(['vpn-2']);
  });

  test('every way that lost says why', () => {
    const net = vpcAndSite()
      .vpn('vpn-1', 'vgw-1', 'site-1', bgp(1))
      .vpn('vpn-2', 'vgw-1', 'site-1', bgp(1, '10.99.0.0/16'))
      .virtualInterface('dxvif-1', 'private', 'vgw-1', 'site-1', [announce(site)]);
    const step = out(net).forward.steps.find(({ at, kind }) => at.id === 'vgw-1' && kind === 'ROUTE_LOOKUP');
    expect(step?.candidates?.map(({ ref, lost }) => [ref.id, lost])).toEqual([
      ['vpn-1', 'LESS_PREFERRED_KIND'],
      ['vpn-2', 'NOT_MATCHING'],
      ['dxvif-1', null],
    ]);
  });
});

describe('several ways that are alike', () => {
  const twoVpns = () =>
    vpcAndSite().vpn('vpn-1', 'vgw-1', 'site-1', bgp(1)).vpn('vpn-2', 'vgw-1', 'site-1', bgp(1));
  const choice = ({ forward }: Connection, at: string) =>
    forward.steps.find((step) => step.at.id === at && (step.kind === 'SELECT' || step.detail === 'TUNNEL'));

  test('of VPN connections one is used at a time, and M35 spreads flows over them', () => {
    expect(choice(out(twoVpns()), 'vgw-1')).toMatchObject({ detail: 'TUNNEL', rule: 'R75' });
    const spread = choice(out(twoVpns(), bent('M35')), 'vgw-1');
    expect(spread?.detail).toBe('ECMP_MEMBER');
    expect(spread?.candidates?.map(({ share }) => share)).toEqual([fraction(1, 2), fraction(1, 2)]);
  });

  test('of one connection’s tunnels one is used, and M35 spreads flows over both', () => {
    const net = vpcAndSite().vpn('vpn-1', 'vgw-1', 'site-1', bgp(1));
    expect(choice(out(net), 'vpn-1')).toMatchObject({ kind: 'FORWARD', detail: 'TUNNEL' });
    expect(choice(out(net, bent('M35')), 'vpn-1')).toMatchObject({ kind: 'SELECT', detail: 'ECMP_MEMBER' });
  });

  test('where the ways end differently nobody can say', () => {
    const net = twoVpns().site('site-2', ['172.16.0.0/12']);
    for (const one of net.topology.customerGateways) if (one.id === 'cgw-vpn-2') one.onPremises = 'site-2';
    expect(out(net).outcome).toBe('INDETERMINATE');
  });

  test('equal virtual interfaces share, and the preference of a community comes before the AS path (R76)', () => {
    const dx = (one: Parameters<typeof announce>[1], two: Parameters<typeof announce>[1]) =>
      vpcAndSite()
        .virtualInterface('dxvif-1', 'private', 'vgw-1', 'site-1', [announce(site, one)])
        .virtualInterface('dxvif-2', 'private', 'vgw-1', 'site-1', [announce(site, two)]);
    expect(choice(out(dx({}, {})), 'vgw-1')).toMatchObject({ detail: 'ECMP_MEMBER', rule: 'R76' });
    const tagged = dx({ preference: 'low' }, { preference: 'high', asPathLength: 5 });
    expect(over(out(tagged).forward)).toEqual(['dxvif-2']);
    expect(
      over(out(dx({ preference: 'medium', asPathLength: 2 }, { preference: 'medium' })).forward),
    ).toEqual(['dxvif-2']);
  });

  test('how AWS ranks a preference against none is not known, so either may be taken', () => {
    const net = vpcAndSite()
      .virtualInterface('dxvif-1', 'private', 'vgw-1', 'site-1', [announce(site, { preference: 'low' })])
      .virtualInterface('dxvif-2', 'private', 'vgw-1', 'site-2', [announce(site)])
      .site('site-2', ['172.16.0.0/12']);
    const found = out(net);
    expect(found.outcome).toBe('INDETERMINATE');
    expect(choice(found, 'vgw-1')?.candidates?.map(({ share }) => share)).toEqual([undefined, undefined]);
  });
});

describe('from on premises into the VPC (R33, R59)', () => {
  /** A VPC with everything that a site might want to use: a NAT gateway, a peer and an endpoint. */
  function rich(): NetworkBuilder {
    return vpcAndSite()
      .vpn('vpn-1', 'vgw-1', 'site-1', bgp(1))
      .vpc('vpc-b', '10.2.0.0/16')
      .subnet('subnet-b', 'vpc-b', '10.2.0.0/24', { routes: { '0.0.0.0/0': 'pcx-1' } })
      .instance('b', 'subnet-b', '10.2.0.10')
      .peering('pcx-1', 'vpc-a', 'vpc-b')
      .internetGateway('igw-1', 'vpc-a')
      .subnet('subnet-nat', 'vpc-a', '10.1.1.0/24', { routes: { '0.0.0.0/0': 'igw-1', [site]: 'vgw-1' } })
      .nat('nat-1', 'subnet-nat', '10.1.1.5', '203.0.113.5')
      .table(
        'rtb-main',
        'vpc-a',
        { '0.0.0.0/0': 'nat-1', '10.2.0.0/16': 'pcx-1', '198.51.100.0/24': 'vpce-1' },
        { main: true },
      );
  }
  const routed = (net: NetworkBuilder): NetworkBuilder => {
    for (const one of net.topology.onPremises)
      one.routes = [{ destination: prefix('0.0.0.0/0'), via: 'vpn-1' }];
    return net;
  };

  test.each([
    ['the NAT gateway', '203.0.113.99'],
    ['a peered VPC', '10.2.0.10'],
    ['a gateway endpoint', '198.51.100.1'],
  ])('a site does not reach %s through the gateway', (_title, to) => {
    const found = back(routed(rich()), to);
    expect(found.forward.disposition).toBe('NO_ROUTE');
    expect(last(found)).toEqual(['VPC_LOCAL_ROUTE_CIDR_RESTRICTION vgw-1']);
  });

  test('whoever believes that the VPC’s gateways can be used (M25) goes out through its NAT gateway', () => {
    const found = back(routed(rich()), '203.0.113.99', bent('M25'));
    expect([found.forward.disposition, found.forward.hops.map(({ id }) => id).includes('nat-1')]).toEqual([
      'EXITS_NETWORK',
      true,
    ]);
  });

  test('whoever believes that a gateway endpoint serves anyone (M36) gets to it', () => {
    const rules = { ...awsRules, gatewayEndpointServes: 'anyone' } as const;
    const steps = back(routed(rich()), '198.51.100.1', { rules }).forward.blockers;
    expect(steps.map(({ at }) => at.id)).not.toContain('vgw-1');
  });

  test('it learns only the VPC’s own blocks, so it sends nothing else', () => {
    const found = back(rich(), '10.2.0.10');
    expect(last(found)).toEqual(['NO_ROUTE_TO_DESTINATION site-1']);
  });

  test('the gateway’s own table sends what enters to an appliance first', () => {
    const net = routed(rich())
      .subnet('subnet-fw', 'vpc-a', '10.1.2.0/24', {})
      .instance('fw', 'subnet-fw', '10.1.2.10', { forwards: 'router' })
      .table('rtb-edge', 'vpc-a', { '10.1.0.0/24': 'eni-fw' }, { gateway: 'vgw-1' });
    expect(back(net).forward.hops.map(({ id }) => id)).toEqual([
      'site-1',
      'cgw-vpn-1',
      'vpn-1',
      'vgw-1',
      'eni-fw',
      'eni-a',
    ]);
  });

  test('an answer takes its own table’s way, and M27 sends it back through the gateway', () => {
    const net = vpcAndSite().vpn('vpn-1', 'vgw-1', 'site-1', bgp(1)).internetGateway('igw-1', 'vpc-a');
    for (const table of net.topology.routeTables)
      for (const one of table.routes)
        if (one.nextHop.kind === 'vgw') one.nextHop = { kind: 'igw', id: 'igw-1' };
    expect(back(net).outcome).toBe('RETURN_BLOCKED');
    expect(back(net, '10.1.0.10', bent('M27')).outcome).toBe('ESTABLISHED');
  });

  test('without a route back the answer dies in the VPC, and M26 believes otherwise', () => {
    const net = vpcAndSite().vpn('vpn-1', 'vgw-1', 'site-1', bgp(1));
    for (const one of net.topology.routeTables)
      one.routes = one.routes.filter(({ origin }) => origin === 'local');
    const found = back(net);
    expect(found.outcome).toBe('RETURN_BLOCKED');
    expect(last(found)).toEqual(['NO_ROUTE_TO_DESTINATION rtb-subnet-a']);
    expect(back(net, '10.1.0.10', bent('M26')).outcome).toBe('ESTABLISHED');
  });
});
