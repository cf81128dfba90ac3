import { expect, test } from 'vitest';
import { prefix } from '@/lib/core/net/prefix';
import { bentRules } from '@/lib/core/aws/beliefs';
import type { BeliefId } from '@/lib/core/aws/rule';
import { awsRules } from '@/lib/core/aws/rules';
import type { Topology } from '@/lib/core/aws/topology/topology';
import { announce, https, httpsFromSite, NetworkBuilder } from '@/tests/support/network';
import { trace, type Connection, type Probe } from './trace';

const hosts: Record<string, string> = {
  ...{ a: '10.1.1.10', a2: '10.1.2.10', b: '10.2.1.10', b2: '10.2.2.10', c: '10.3.1.10', far: '10.20.0.10' },
};

/** A bit of everything: spokes, inspection, a peering of transit gateways, two VPNs, Direct Connect, and two sites. */
function everything(): Topology {
  const net = new NetworkBuilder();
  const zone = (n: number): string => `use1-az${n}`;
  for (const [name, block] of [
    ['a', '10.1'],
    ['b', '10.2'],
  ] as const) {
    net.vpc(`vpc-${name}`, `${block}.0.0/16`);
    for (const n of [1, 2]) {
      const routes = { '0.0.0.0/0': 'tgw-1' };
      net.subnet(`subnet-${name}${n}`, `vpc-${name}`, `${block}.${n}.0/24`, { zone: zone(n), routes });
      net.instance(n === 1 ? name : `${name}2`, `subnet-${name}${n}`, `${block}.${n}.10`);
    }
    net.attach(`attach-${name}`, 'tgw-1', 'vpc', `vpc-${name}`, {
      ...{ subnets: [`subnet-${name}1`, `subnet-${name}2`], routeTable: 'tgw-rtb-spokes' },
    });
  }
  net.vpc('vpc-i', '10.9.0.0/16');
  for (const n of [1, 2])
    net
      .subnet(`subnet-i${n}`, 'vpc-i', `10.9.${n}.0/24`, { zone: zone(n), routes: { '0.0.0.0/0': 'tgw-1' } })
      .subnet(`subnet-t${n}`, 'vpc-i', `10.9.10${n}.0/28`, {
        zone: zone(n),
        routes: { '0.0.0.0/0': `eni-fw${n}` },
      })
      .instance(`fw${n}`, `subnet-i${n}`, `10.9.${n}.10`, { forwards: 'router', stateful: true });
  return net
    .attach('attach-i', 'tgw-1', 'vpc', 'vpc-i', {
      ...{ subnets: ['subnet-t1', 'subnet-t2'], routeTable: 'tgw-rtb-core', applianceMode: true },
    })
    .transitGateway('tgw-1')
    .transitGateway('tgw-2', { region: 'eu-west-1' })
    .transitTable('tgw-rtb-spokes', 'tgw-1', { '0.0.0.0/0': 'attach-i', '10.99.0.0/16': 'blackhole' })
    .transitTable('tgw-rtb-core', 'tgw-1', { '10.20.0.0/16': 'attach-p1' }, [
      ...['attach-a', 'attach-b', 'attach-v1', 'attach-v2', 'attach-dx'],
    ])
    .transitTable('tgw-rtb-far', 'tgw-2', { '10.0.0.0/8': 'attach-p2' }, ['attach-far'])
    .attach('attach-p1', 'tgw-1', 'peering', 'attach-p2', { routeTable: 'tgw-rtb-core' })
    .attach('attach-p2', 'tgw-2', 'peering', 'attach-p1', { routeTable: 'tgw-rtb-far' })
    .vpc('vpc-far', '10.20.0.0/16', { region: 'eu-west-1' })
    .subnet('subnet-far', 'vpc-far', '10.20.0.0/24', { zone: 'euw1-az1', routes: { '10.0.0.0/8': 'tgw-2' } })
    .instance('far', 'subnet-far', '10.20.0.10')
    .attach('attach-far', 'tgw-2', 'vpc', 'vpc-far', { subnets: ['subnet-far'], routeTable: 'tgw-rtb-far' })
    .vpn('vpn-1', 'tgw-1', 'site-1', { announces: [announce('192.168.0.0/16')] })
    .vpn('vpn-2', 'tgw-1', 'site-1', { announces: [announce('192.168.0.0/16')] })
    .attach('attach-v1', 'tgw-1', 'vpn', 'vpn-1', { routeTable: 'tgw-rtb-core' })
    .attach('attach-v2', 'tgw-1', 'vpn', 'vpn-2', { routeTable: 'tgw-rtb-core' })
    .attach('attach-dx', 'tgw-1', 'direct-connect-gateway', 'dxgw-1', { routeTable: 'tgw-rtb-core' })
    .directConnectGateway('dxgw-1', { 'tgw-1': ['10.1.0.0/16', '10.2.0.0/16'] })
    .virtualInterface('dxvif-1', 'transit', 'dxgw-1', 'site-2', [announce('172.16.0.0/12')])
    .virtualInterface('dxvif-2', 'transit', 'dxgw-1', 'site-2', [
      announce('172.16.0.0/12', { asPathLength: 2 }),
    ])
    .site('site-1', ['192.168.0.0/16'])
    .site('site-2', ['172.16.0.0/12'])
    .vpc('vpc-c', '10.3.0.0/16')
    .subnet('subnet-c', 'vpc-c', '10.3.1.0/24', { routes: { '192.168.0.0/16': 'vgw-1' } })
    .instance('c', 'subnet-c', '10.3.1.10')
    .virtualPrivateGateway('vgw-1', 'vpc-c')
    .vpn('vpn-3', 'vgw-1', 'site-1', { announces: [announce('192.168.0.0/16')] })
    .vpn('vpn-4', 'vgw-1', 'site-1', { routing: 'static', staticRoutes: [prefix('192.168.0.0/16')] })
    .topology;
}

/** Every list turned round, but for those whose first member is the primary one. */
function turned<T>(value: T, key = ''): T {
  if (Array.isArray(value)) {
    const members = value.map((one: unknown) => turned(one));
    return (key === 'addresses' || key === 'cidrs4' ? members : members.reverse()) as T;
  }
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, one]) => [name, turned(one as unknown, name)]),
  ) as T;
}

function probes(topology: Topology): Probe[] {
  const targets = [...Object.values(hosts), '192.168.1.1', '172.16.1.1', '10.99.0.1'];
  const sites = [
    ['site-1', '192.168.1.1'],
    ['site-2', '172.16.1.1'],
  ] as const;
  return targets.flatMap((to) => [
    ...Object.keys(hosts)
      .filter((name) => hosts[name] !== to)
      .map((name) => https(topology, name, to)),
    ...sites.filter(([, from]) => from !== to).map(([site, from]) => httpsFromSite(site, from, to)),
  ]);
}

function told({ outcome, forward, return: back, branches }: Connection): unknown {
  const kinds = new Set(branches.map((one) => one.outcome));
  const codes =
    branches.length > 1 ? null : [forward, back].map((one) => one?.blockers.map(({ code }) => code));
  return { outcome, kinds: [...kinds].sort(), codes };
}

test.each<BeliefId | null>([null, 'M27', 'M29', 'M33', 'M35'])(
  'the order of every list means nothing, whatever is believed (%s)',
  (id) => {
    const rules = id === null ? awsRules : bentRules(id);
    const topology = everything();
    const reversed = turned(topology);
    for (const probe of probes(topology))
      expect(told(trace(reversed, probe, { rules }))).toEqual(told(trace(topology, probe, { rules })));
  },
);

test('pairs that should talk do, and others do not', () => {
  const topology = everything();
  const outcome = (probe: Probe): string => trace(topology, probe).outcome;
  expect(outcome(https(topology, 'a', '10.2.2.10'))).toBe('ESTABLISHED');
  expect(outcome(https(topology, 'a2', '192.168.1.1'))).toBe('ESTABLISHED');
  expect(outcome(https(topology, 'a', '172.16.1.1'))).toBe('ESTABLISHED');
  expect(outcome(https(topology, 'a', '10.99.0.1'))).toBe('FORWARD_BLOCKED');
  expect(outcome(https(topology, 'c', '10.1.1.10'))).toBe('FORWARD_BLOCKED');
  expect(outcome(https(topology, 'c', '192.168.1.1'))).toBe('ESTABLISHED');
});
