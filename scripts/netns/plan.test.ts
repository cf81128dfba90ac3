import { describe, expect, test } from 'vitest';
import { ipv4 } from '@/lib/core/net/ip';
import { prefix } from '@/lib/core/net/prefix';
import type { Topology } from '@/lib/core/aws/topology/topology';
import type { NetworkInterface, SubnetRouteTable } from '@/lib/core/aws/topology/vpc';
import { topologyOf } from '@/tests/support/reference-topologies';
import type { Command } from './command';
import { drawFlows } from './draw-flows';
import { generate } from './generate';
import { plan } from './plan';

const name = (id: string): string => `hopwise-test-${id}`;

/** Two subnets and their lists, a gateway, a NAT gateway, a peer, and a route of every kind. */
function network(): Topology {
  const topology = topologyOf({
    vpcs: [
      {
        id: 'vpc-1',
        region: 'us-east-1',
        cidrs: ['10.1.0.0/16'],
        subnets: [
          {
            id: 'subnet-1-1',
            zone: 'use1-az1',
            cidr: '10.1.1.0/24',
            routeTable: 'rtb-1-1',
            networkAcl: 'acl-1-a',
          },
          {
            id: 'subnet-1-2',
            zone: 'use1-az1',
            cidr: '10.1.2.0/24',
            routeTable: 'rtb-1-2',
            networkAcl: 'acl-1-a',
          },
        ],
        routeTables: [
          { id: 'rtb-1-1', routes: [{ destination: '0.0.0.0/0', nextHop: 'igw-1' }] },
          {
            id: 'rtb-1-2',
            routes: [
              { destination: '0.0.0.0/0', nextHop: 'nat-1' },
              { destination: '10.2.0.0/16', nextHop: 'pcx-1-2' },
            ],
          },
        ],
        networkAcls: [
          {
            id: 'acl-1-a',
            inbound: [
              { number: 200, action: 'deny', peer: '0.0.0.0/0' },
              { number: 100, action: 'allow', protocol: 'tcp', ports: '443', peer: '10.0.0.0/8' },
            ],
            outbound: [
              { number: 100, action: 'allow', protocol: 'icmp', icmp: { type: 0 }, peer: '0.0.0.0/0' },
            ],
          },
        ],
      },
      { id: 'vpc-2', region: 'us-east-1', cidrs: ['10.2.0.0/16'], subnets: [], routeTables: [] },
    ],
    securityGroups: [
      {
        id: 'sg-1',
        vpcs: ['vpc-1'],
        inbound: [{ protocol: 'udp', ports: 53, peer: { cidr: '10.1.0.0/16' } }],
        outbound: [{ protocol: 'all', peer: { cidr: '0.0.0.0/0' } }],
      },
    ],
    internetGateways: [{ id: 'igw-1', vpc: 'vpc-1' }],
    peeringConnections: [{ id: 'pcx-1-2', requester: { vpc: 'vpc-1' }, accepter: { vpc: 'vpc-2' } }],
    natGateways: [
      { id: 'nat-1', subnet: 'subnet-1-1', addresses: [{ privateIp: '10.1.1.5', publicIp: '203.0.113.5' }] },
    ],
  });
  const host: NetworkInterface = {
    id: 'eni-1-2-10',
    subnet: 'subnet-1-2',
    kind: 'instance',
    attachedTo: 'i-1-2-10',
    addresses: [{ private: ipv4('10.1.2.10'), public: ipv4('203.0.113.10'), elastic: false }],
    ipv6: [],
    securityGroups: ['sg-1'],
    sourceDestCheck: true,
  };
  return { ...topology, interfaces: [...topology.interfaces, host] };
}

function linesOf(commands: readonly Command[], id: string, program: Command['program']): string[] {
  return commands
    .filter((one) => one.namespace === name(id) && one.program === program)
    .flatMap(({ lines }) => lines);
}

/** The lines of one chain. */
function chainOf(lines: readonly string[], chain: string): string[] {
  const from = lines.indexOf(`chain ${chain} {`) + 1;
  return lines.slice(from, lines.indexOf('}', from));
}

describe('a network as commands', () => {
  const topology = network();
  const commands = plan(topology, [], name);
  const router = linesOf(commands, 'vpc-1', 'ip');
  const filter = linesOf(commands, 'vpc-1', 'nft');

  test('the same network makes the same commands', () => {
    for (const seed of [1, 7, 45]) {
      const made = (): Command[] => plan(generate(seed), drawFlows(generate(seed), seed), name);
      expect(made()).toEqual(made());
    }
  });

  test('namespaces come first, then what the kernel is not to do, then the cables', () => {
    expect(commands[0]?.lines.every((line) => line.startsWith('netns add hopwise-test-'))).toBe(true);
    const cables = commands.findIndex(({ lines }) => lines[0]?.startsWith('link add name'));
    expect(commands.slice(1, cables).every(({ program }) => program === 'settings')).toBe(true);
    expect(commands.slice(cables + 1).every(({ namespace }) => namespace !== null)).toBe(true);
  });

  test('an entry is a line of its chain in the order of numbers, and the end of a chain denies', () => {
    expect(chainOf(filter, 'acl-1-a.in')).toEqual([
      'ip saddr 10.0.0.0/8 meta l4proto 6 th dport 443-443 return',
      'drop',
      'drop',
    ]);
    expect(chainOf(filter, 'acl-1-a.out')).toEqual(['meta l4proto 1 icmp type 0 return', 'drop']);
  });

  test('lists are read where packets leave and enter a bridge, by rules that know no connection', () => {
    expect(chainOf(filter, 'forward')).toEqual([
      'type filter hook forward priority 0; policy accept;',
      'iifname br-1-1 jump acl-1-a.out',
      'iifname br-1-2 jump acl-1-a.out',
      'oifname pcx-1-2 ip saddr != { 10.1.0.0/16 } drop',
      'oifname pcx-1-2 ip daddr != { 10.2.0.0/16 } drop',
      'oifname br-1-1 jump acl-1-a.in',
      'oifname br-1-2 jump acl-1-a.in',
    ]);
    expect(filter.filter((line) => /\bct\b/.test(line))).toEqual([]);
  });

  test('each subnet reads a table of its own, and the kernel finds the longest prefix in it', () => {
    const number = /^rule add pref (\d+) iif br-1-2 lookup \1$/;
    const table = router.map((line) => number.exec(line)?.[1]).find((one) => one !== undefined);
    const routes = router.filter((line) => line.startsWith('route') && line.endsWith(`table ${table}`));
    expect(routes.map((line) => line.replace(` table ${table}`, '')).sort()).toEqual(
      [
        'route add throw 10.1.0.0/16',
        'route add 0.0.0.0/0 via 10.1.1.5 dev br-1-1 onlink',
        'route add 10.2.0.0/16 via 169.254.112.2 dev pcx-1-2 onlink',
        'route add unreachable default metric 9999',
      ].sort(),
    );
  });

  test('what enters from the internet reads the table of the gateway', () => {
    const edge: SubnetRouteTable = {
      id: 'rtb-1-edge',
      vpc: 'vpc-1',
      main: false,
      gateway: 'igw-1',
      propagating: [],
      routes: [
        {
          destination: prefix('10.1.1.0/24'),
          nextHop: { kind: 'eni', id: 'eni-1-2-10' },
          origin: 'static',
          state: 'active',
        },
      ],
    };
    const routeTables = [...topology.routeTables, edge];
    const lines = linesOf(plan({ ...topology, routeTables }, [], name), 'vpc-1', 'ip');
    expect(router.filter((line) => line.includes('iif igw'))).toEqual([]);
    expect(lines).toContain('rule add pref 90 iif igw lookup 90');
    expect(lines).toContain('route add 10.1.1.0/24 via 10.1.2.10 dev br-1-2 onlink table 90');
  });

  test('a blackhole is a blackhole, with its length', () => {
    const dead = { ...topology, routeTables: topology.routeTables.map((one) => ({ ...one })) };
    dead.routeTables[0]?.routes.push({
      destination: prefix('10.2.1.0/24'),
      nextHop: { kind: 'pcx', id: 'pcx-gone' },
      origin: 'static',
      state: 'blackhole',
    });
    const lines = linesOf(plan(dead, [], name), 'vpc-1', 'ip');
    expect(lines.some((line) => line.startsWith('route add blackhole 10.2.1.0/24 table'))).toBe(true);
  });

  test('security groups are read with a memory, both ways and for what is passed on', () => {
    const host = linesOf(commands, 'eni-1-2-10', 'nft');
    expect(chainOf(host, 'groups.in')).toEqual([
      'ip saddr 10.1.0.0/16 meta l4proto 17 th dport 53-53 return',
      'drop',
    ]);
    expect(chainOf(host, 'groups.out')).toEqual(['return', 'drop']);
    for (const [chain, groups] of [
      ['input', ['groups.in']],
      ['output', ['groups.out']],
      ['forward', ['groups.in', 'groups.out']],
    ] as const)
      expect(chainOf(host, chain).slice(1, 2 + groups.length)).toEqual([
        'ct state established,related accept',
        ...groups.map((one) => `jump ${one}`),
      ]);
  });

  test('an internet gateway changes addresses without a memory', () => {
    const gateway = linesOf(commands, 'igw-1', 'nft');
    expect(gateway).toContain(
      'iifname net ip daddr set ip daddr map { 203.0.113.5 : 10.1.1.5, 203.0.113.10 : 10.1.2.10 }',
    );
    expect(gateway).toContain(
      'oifname net ip saddr set ip saddr map { 10.1.1.5 : 203.0.113.5, 10.1.2.10 : 203.0.113.10 }',
    );
    expect(gateway.filter((line) => /\bct\b|masquerade|\bnat hook\b/.test(line))).toEqual([]);
  });

  test('a NAT gateway opens the port that was chosen for a flow, and otherwise any of 1024–65535', () => {
    const flow = {
      from: 'eni-1-2-10',
      source: ipv4('10.1.2.10'),
      destination: ipv4('198.51.100.10'),
      protocol: 6,
    };
    const ports = { sourcePort: 40000, destinationPort: 443, natPort: 2000 };
    const holder = topology.interfaces.find(({ kind }) => kind === 'nat-gateway');
    const nat = linesOf(plan(topology, [{ ...flow, ...ports }], name), holder?.id ?? '', 'nft');
    expect(nat).toContain('elements = { 40000 : 2000 }');
    expect(nat).toContain('meta l4proto { tcp, udp } masquerade to :1024-65535 fully-random');
  });

  test('only routers, gateways and appliances without a check pass packets on', () => {
    const passing = (id: string, of: Topology): string | undefined =>
      linesOf(plan(of, [], name), id, 'settings').find((line) => line.includes('ip_forward'));
    const drawn = generate(1);
    for (const { id, attachedTo, sourceDestCheck, kind } of drawn.interfaces.filter(
      (one) => one.kind === 'instance',
    )) {
      const forwards = drawn.instances.find((one) => one.id === attachedTo)?.forwards;
      const passes = kind === 'instance' && forwards === 'router' && !sourceDestCheck;
      expect(passing(id, drawn)).toBe(`net/ipv4/ip_forward=${passes ? 1 : 0}`);
    }
    expect(passing('vpc-1', topology)).toBe('net/ipv4/ip_forward=1');
  });

  test('what no namespace stands for is refused by name', () => {
    const [table] = topology.routeTables;
    const route = { destination: prefix('10.9.0.0/16'), origin: 'static', state: 'active' } as const;
    const unknown = {
      ...topology,
      routeTables: [
        ...topology.routeTables.slice(1),
        { ...table!, routes: [{ ...route, nextHop: { kind: 'tgw' as const, id: 'tgw-1' } }] },
      ],
    };
    expect(() => plan(unknown, [], name)).toThrow('no namespace stands for tgw tgw-1');
  });
});
