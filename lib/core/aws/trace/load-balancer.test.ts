import { expect, test } from 'vitest';
import { formatIp } from '@/lib/core/net/ip';
import { bentRules } from '@/lib/core/aws/beliefs';
import type { Topology } from '@/lib/core/aws/topology/topology';
import {
  acl,
  balancer,
  group,
  hops,
  host,
  network,
  openGroup,
  send,
  table,
  targets,
  told,
  vpc,
} from '@/tests/support/services-network';

const base = vpc('vpc-1', '10.0.0.0/16', [
  'clients use1-az1 10.0.0.0/24',
  'nodes-1 use1-az1 10.0.1.0/24',
  'nodes-2 use1-az2 10.0.2.0/24',
  'apps-1 use1-az1 10.0.3.0/24',
  'apps-2 use1-az2 10.0.4.0/24',
]);
const node1 = { zone: 'use1-az1', subnet: 'nodes-1', address: '10.0.1.10' };
const node2 = { zone: 'use1-az2', subnet: 'nodes-2', address: '10.0.2.10' };
const client = host('client', 'clients', '10.0.0.5');
const ok = 'ESTABLISHED / ACCEPTED / ACCEPTED';

/** One NLB in zone 1 with one target, whose group lets in what the rule says. */
function nlb(
  rule: string,
  group_: Parameters<typeof targets>[2] = {},
  securityGroups: string[] = [],
): Topology {
  const isInstance = (group_.targetType ?? 'instance') === 'instance';
  return network(
    base,
    openGroup,
    host('client', 'clients', '10.0.0.5', { securityGroups: ['sg-client'] }),
    host('app', 'apps-1', '10.0.3.20', { securityGroups: ['sg-app'] }),
    {
      securityGroups: [
        group('sg-client', []),
        group('sg-app', [rule]),
        group('sg-nlb', ['tcp 80 10.0.0.0/24']),
      ],
    },
    balancer('nlb', 'NLB', [node1], { tg: 1 }, { securityGroups }),
    targets('tg', [isInstance ? 'i-app use1-az1' : '10.0.3.20 use1-az1'], group_),
  );
}

test('an NLB takes a packet to its target and brings the answer back from the address that was asked', () => {
  const one = send(nlb('tcp 8080 0.0.0.0/0'), 'eni-client', '10.0.1.10');
  expect(told(one)).toBe(ok);
  expect(hops(one)).toEqual(['eni-client nlb eni-app', 'eni-app nlb eni-client']);
  const seen = one.forward.steps.findLast(({ outbound }) => outbound)?.outbound;
  expect(seen && [formatIp(seen.source), formatIp(seen.destination), seen.destinationPorts.from]).toEqual([
    '10.0.0.5',
    '10.0.3.20',
    8080,
  ]);
  const answered = one.return?.steps.findLast(({ outbound }) => outbound)?.outbound;
  expect(answered && [formatIp(answered.source), answered.sourcePorts.from]).toEqual(['10.0.1.10', 80]);
});

// https://docs.aws.amazon.com/elasticloadbalancing/latest/network/edit-target-group-attributes.html
test.each([
  ['instance', 'TCP', 'default', true],
  ['instance', 'TLS', 'default', true],
  ['instance', 'TCP', 'off', false],
  ['ip', 'TCP', 'default', false],
  ['ip', 'TLS', 'default', false],
  ['ip', 'TCP', 'on', true],
  ['ip', 'TCP_UDP', 'default', true],
  ['ip', 'TCP_UDP', 'off', true],
] as const)(
  'a target by %s over %s with preservation %s sees the client: %s',
  (targetType, protocol, preserveClientIp, kept) => {
    const options = { targetType, protocol, preserveClientIp };
    const byClient = send(nlb('tcp 8080 10.0.0.0/24', options), 'eni-client', '10.0.1.10');
    const byNode = send(nlb('tcp 8080 10.0.1.0/24', options), 'eni-client', '10.0.1.10');
    const blocked = 'FORWARD_BLOCKED / DENIED_IN ENI_SG_RULES_MISMATCH';
    expect([told(byClient), told(byNode)]).toEqual(kept ? [ok, blocked] : [blocked, ok]);
  },
);

test('M44a hides the client from an instance target, M44b shows it to an address target', () => {
  const instance = nlb('tcp 8080 10.0.0.0/24');
  const address = nlb('tcp 8080 10.0.0.0/24', { targetType: 'ip' });
  const outcome = (topology: Topology, id?: 'M44a' | 'M44b'): string =>
    send(topology, 'eni-client', '10.0.1.10', id ? { rules: bentRules(id) } : {}).outcome;
  expect([outcome(instance), outcome(instance, 'M44a')]).toEqual(['ESTABLISHED', 'FORWARD_BLOCKED']);
  expect([outcome(address), outcome(address, 'M44b')]).toEqual(['FORWARD_BLOCKED', 'ESTABLISHED']);
});

test('a target names the group of an NLB whether the client is hidden or not, and never the client’s', () => {
  for (const targetType of ['instance', 'ip'] as const) {
    const named = nlb('tcp 8080 sg-nlb', { targetType }, ['sg-nlb']);
    expect(told(send(named, 'eni-client', '10.0.1.10'))).toBe(ok);
  }
  const kept = send(nlb('tcp 8080 sg-client', {}, ['sg-nlb']), 'eni-client', '10.0.1.10');
  expect(told(kept)).toBe('FORWARD_BLOCKED / DENIED_IN SG_REFERENCES_NOT_PRESERVED');
  const hidden = send(nlb('tcp 8080 sg-client', { targetType: 'ip' }, ['sg-nlb']), 'eni-client', '10.0.1.10');
  expect(told(hidden)).toBe('FORWARD_BLOCKED / DENIED_IN ENI_SG_RULES_MISMATCH');
});

test('an NLB without a group lets everybody in, one with a group whom its rules name', () => {
  const from = (topology: Topology): string => told(send(topology, 'eni-client', '10.0.1.10'));
  const closed = nlb('tcp 8080 0.0.0.0/0', {}, ['sg-client']);
  expect(from(nlb('tcp 8080 0.0.0.0/0'))).toBe(ok);
  expect(from(nlb('tcp 8080 0.0.0.0/0', {}, ['sg-nlb']))).toBe(ok);
  expect(from(closed)).toBe('FORWARD_BLOCKED / DENIED_IN SG_HAS_NO_RULES');
});

test('the node’s own group decides what leaves for the target', () => {
  const topology = network(nlb('tcp 8080 0.0.0.0/0', {}, ['sg-narrow']), {
    securityGroups: [group('sg-narrow', ['tcp 80 0.0.0.0/0'], ['tcp 443 0.0.0.0/0'])],
  });
  const one = send(topology, 'eni-client', '10.0.1.10');
  expect(told(one)).toBe('FORWARD_BLOCKED / DENIED_OUT ENI_SG_RULES_MISMATCH');
  expect(one.forward.where.id).toBe('eni-nlb-use1-az1');
});

test('no listener of the protocol and port: the packet ends at the balancer', () => {
  const topology = nlb('tcp 8080 0.0.0.0/0');
  for (const question of [{ port: 443 }, { protocol: 'udp' as const }, { protocol: 'icmp' as const }]) {
    const one = send(topology, 'eni-client', '10.0.1.10', question);
    expect(told(one)).toBe('FORWARD_BLOCKED / DENIED_IN ELBV2_LISTENERS_MISMATCH');
    expect(hops(one)).toEqual(['eni-client nlb']);
  }
});

test('a UDP listener takes UDP, and the client is kept', () => {
  const topology = network(
    base,
    openGroup,
    client,
    host('app', 'apps-1', '10.0.3.20', { securityGroups: ['sg-app'] }),
    { securityGroups: [group('sg-app', ['udp 8080 10.0.0.5/32'])] },
    balancer('nlb', 'NLB', [node1], { tg: 1 }, { listener: { protocol: 'UDP' } }),
    targets('tg', ['10.0.3.20 use1-az1'], { targetType: 'ip', protocol: 'UDP' }),
  );
  expect(told(send(topology, 'eni-client', '10.0.1.10', { protocol: 'udp' }))).toBe(ok);
  expect(send(topology, 'eni-client', '10.0.1.10').outcome).toBe('FORWARD_BLOCKED');
});

test('what was not given leaves the answer open, with its name', () => {
  const part = (
    options: Parameters<typeof balancer>[4],
    group_: Parameters<typeof targets>[2] = {},
  ): string =>
    told(
      send(
        network(
          base,
          openGroup,
          client,
          host('app', 'apps-2', '10.0.4.20'),
          balancer('nlb', 'NLB', [node1, node2], { tg: 1 }, options),
          targets('tg', ['i-app use1-az2'], group_),
        ),
        'eni-client',
        '10.0.1.10',
      ),
    );
  const open = 'INDETERMINATE / INSUFFICIENT_INFO X_IMPORT_INCOMPLETE';
  expect(part({ listeners: 'unknown' })).toBe(open);
  expect(part({ crossZone: 'unknown' })).toBe(open);
  expect(part({}, { targets: 'unknown' })).toBe(open);
  expect(part({ crossZone: 'on' }, { preserveClientIp: 'unknown' })).toBe(open);
  expect(part({ crossZone: 'unknown' }, { crossZone: 'on' })).toBe(ok);
});

test('a balancer that is not active takes nothing', () => {
  const topology = network(nlb('tcp 8080 0.0.0.0/0'));
  topology.loadBalancers = topology.loadBalancers.map((one) => ({ ...one, state: 'provisioning' }));
  expect(told(send(topology, 'eni-client', '10.0.1.10'))).toBe('FORWARD_BLOCKED / NULL_ROUTED BAD_STATE');
});

test('a target that is its own client hears nothing where its address is kept, and is served where it is hidden', () => {
  const self = (preserveClientIp: 'on' | 'off'): string =>
    told(send(nlb('tcp 8080 0.0.0.0/0', { preserveClientIp }), 'eni-app', '10.0.1.10'));
  expect(self('on')).toBe('FORWARD_BLOCKED / DENIED_OUT X_HAIRPIN');
  expect(self('off')).toBe(ok);
});

test('of two targets one is the client: it depends on the flow', () => {
  const topology = network(
    base,
    openGroup,
    host('app', 'apps-1', '10.0.3.20'),
    host('other', 'apps-1', '10.0.3.21'),
    balancer('nlb', 'NLB', [node1], { tg: 1 }),
    targets('tg', ['i-app use1-az1', 'i-other use1-az1']),
  );
  const one = send(topology, 'eni-app', '10.0.1.10');
  expect(one.outcome).toBe('INDETERMINATE');
  expect(one.branches.map(({ outcome }) => outcome)).toEqual(['FORWARD_BLOCKED', 'ESTABLISHED']);
});

test('a kept address passes no transit gateway on the way to the target, a hidden one goes there', () => {
  const far = (preserveClientIp: 'on' | 'off'): string => {
    const topology = network(
      base,
      openGroup,
      client,
      { routeTables: [table('rtb-nodes', 'vpc-1', ['10.0.0.0/16 local', '10.9.0.0/16 tgw tgw-1'])] },
      balancer('nlb', 'NLB', [node1], { tg: 1 }),
      targets('tg', ['10.9.0.20'], { targetType: 'ip', preserveClientIp }),
    );
    topology.subnets = topology.subnets.map((one) => ({ ...one, routeTable: 'rtb-nodes' }));
    const { forward } = send(topology, 'eni-client', '10.0.1.10');
    return forward.blockers[0]?.code ?? forward.disposition;
  };
  expect(far('on')).toBe('ELBV2_SOURCE_ADDRESS_PRESERVATION');
  expect(far('off')).not.toBe('ELBV2_SOURCE_ADDRESS_PRESERVATION');
});

test('the second leg crosses the list of the node’s subnet and of the target’s, there and back', () => {
  const from = (
    nodes: Parameters<typeof acl>[1],
    apps: Parameters<typeof acl>[1],
    targetType: 'ip' | 'instance',
  ): string => {
    const topology = network(nlb('tcp 8080 0.0.0.0/0', { targetType }), {
      networkAcls: [acl('acl-nodes', nodes), acl('acl-apps', apps)],
    });
    topology.subnets = topology.subnets.map((one) => ({
      ...one,
      networkAcl: one.id === 'nodes-1' ? 'acl-nodes' : one.id === 'apps-1' ? 'acl-apps' : one.networkAcl,
    }));
    return told(send(topology, 'eni-client', '10.0.1.10'));
  };
  const forward = 'FORWARD_BLOCKED / DENIED_IN SUBNET_ACL_RESTRICTION';
  const back = 'RETURN_BLOCKED / ACCEPTED / DENIED_OUT SUBNET_ACL_RESTRICTION';
  const clientOnly = { inbound: ['100 allow tcp all 10.0.0.0/24'] };
  const nodeOnly = { inbound: ['100 allow tcp all 10.0.1.0/24'] };
  expect([from({}, clientOnly, 'instance'), from({}, clientOnly, 'ip')]).toEqual([ok, forward]);
  expect([from({}, nodeOnly, 'instance'), from({}, nodeOnly, 'ip')]).toEqual([forward, ok]);
  const linux = { outbound: ['100 allow tcp 32768-61000 0.0.0.0/0'] };
  expect(from({}, linux, 'instance')).toBe(ok);
  expect(from({}, linux, 'ip')).toBe('INDETERMINATE / ACCEPTED / DENIED_OUT SUBNET_ACL_RESTRICTION');
  expect(from({}, { outbound: ['100 allow tcp 443 0.0.0.0/0'] }, 'ip')).toBe(back);
  expect(from({ inbound: ['100 allow tcp all 10.0.0.0/24'] }, {}, 'instance')).toBe(
    'RETURN_BLOCKED / ACCEPTED / DENIED_IN SUBNET_ACL_RESTRICTION',
  );
});

test('a client on the internet reaches an internet-facing NLB, and its answer shows the NLB’s public address', () => {
  const topology = network(
    base,
    openGroup,
    host('app', 'apps-1', '10.0.3.20'),
    { internetGateways: [{ id: 'igw-1', vpc: 'vpc-1' }] },
    { routeTables: [table('rtb-public', 'vpc-1', ['10.0.0.0/16 local', '0.0.0.0/0 igw igw-1'])] },
    balancer('nlb', 'NLB', [{ ...node1, public: '54.1.1.1' }], { tg: 1 }, { scheme: 'internet-facing' }),
    targets('tg', ['i-app use1-az1']),
  );
  topology.subnets = topology.subnets.map((one) =>
    one.id === 'nodes-1' ? { ...one, routeTable: 'rtb-public' } : one,
  );
  const one = send(topology, '198.51.100.7', '54.1.1.1');
  expect(told(one)).toBe('ESTABLISHED / ACCEPTED / EXITS_NETWORK');
  expect(hops(one)).toEqual(['internet igw-1 nlb eni-app', 'eni-app nlb igw-1 internet']);
});

const alb = (apps: string, extra: Partial<Topology> = {}): Topology =>
  network(
    base,
    openGroup,
    client,
    host('one', 'apps-1', '10.0.3.20', { securityGroups: ['sg-app'] }),
    host('two', 'apps-2', '10.0.4.20', { securityGroups: ['sg-app'] }),
    { securityGroups: [group('sg-app', [apps]), group('sg-alb', ['tcp 80 0.0.0.0/0'])] },
    balancer('alb', 'ALB', [node1, node2], { tg: 1 }, { securityGroups: ['sg-alb'] }),
    targets('tg', ['i-one use1-az1', 'i-two use1-az2'], { protocol: 'HTTP' }),
    extra,
  );

test('behind an ALB in two zones the target sees the node, so its group names the ALB’s', () => {
  for (const address of ['10.0.1.10', '10.0.2.10']) {
    expect(told(send(alb('tcp 8080 sg-alb'), 'eni-client', address))).toBe(ok);
    expect(send(alb('tcp 8080 10.0.0.5/32'), 'eni-client', address).outcome).toBe('FORWARD_BLOCKED');
  }
  expect(send(alb('tcp 8080 10.0.1.0/24'), 'eni-client', '10.0.2.10').outcome).toBe('FORWARD_BLOCKED');
});

test('an ALB without rules in its group takes nobody in', () => {
  const topology = alb('tcp 8080 sg-alb', { securityGroups: [] });
  topology.securityGroups = topology.securityGroups.map((one) =>
    one.id === 'sg-alb' ? { ...one, inbound: [] } : one,
  );
  expect(told(send(topology, 'eni-client', '10.0.1.10'))).toBe('FORWARD_BLOCKED / DENIED_IN SG_HAS_NO_RULES');
});

test('an ALB answers a Lambda function’s callers', () => {
  const topology = network(
    base,
    openGroup,
    client,
    balancer('alb', 'ALB', [node1], { tg: 1 }),
    targets('tg', ['arn:aws:lambda:us-east-1:1:function:f'], { targetType: 'lambda' }),
  );
  const one = send(topology, 'eni-client', '10.0.1.10');
  expect(told(one)).toBe(ok);
  expect(hops(one)).toEqual(['eni-client alb', 'alb eni-client']);
});

test('an NLB before an ALB: the ALB’s groups see the client, its targets see the ALB', () => {
  const from = (inbound: string): string =>
    told(
      send(
        network(
          base,
          openGroup,
          client,
          host('app', 'apps-1', '10.0.3.20', { securityGroups: ['sg-app'] }),
          { securityGroups: [group('sg-alb', [inbound]), group('sg-app', ['tcp 8080 sg-alb'])] },
          balancer('nlb', 'NLB', [node1], { front: 1 }),
          balancer(
            'alb',
            'ALB',
            [{ zone: 'use1-az1', subnet: 'nodes-1', address: '10.0.1.30' }],
            { tg: 1 },
            { securityGroups: ['sg-alb'] },
          ),
          targets('front', ['alb'], { targetType: 'alb', port: 80 }),
          targets('tg', ['i-app use1-az1'], { protocol: 'HTTP' }),
        ),
        'eni-client',
        '10.0.1.10',
      ),
    );
  expect(from('tcp 80 10.0.0.5/32')).toBe(ok);
  expect(from('tcp 80 10.0.1.0/24')).toBe('FORWARD_BLOCKED / DENIED_IN ENI_SG_RULES_MISMATCH');
});

test('an address in a peered VPC is a target like any other', () => {
  const topology = network(
    base,
    vpc('vpc-2', '10.2.0.0/16', ['far use1-az1 10.2.0.0/24 rtb-far']),
    openGroup,
    client,
    host('far', 'far', '10.2.0.9', { securityGroups: ['sg-far'] }),
    { securityGroups: [group('sg-far', ['tcp 8080 10.0.1.10/32'])] },
    {
      peeringConnections: [
        {
          id: 'pcx-1',
          status: 'active',
          requester: { vpc: 'vpc-1', region: 'us-east-1', resolvesDns: false },
          accepter: { vpc: 'vpc-2', region: 'us-east-1', resolvesDns: false },
        },
      ],
      routeTables: [
        table('rtb-near', 'vpc-1', ['10.0.0.0/16 local', '10.2.0.0/16 pcx pcx-1']),
        table('rtb-far', 'vpc-2', ['10.2.0.0/16 local', '10.0.1.0/24 pcx pcx-1']),
      ],
    },
    balancer('nlb', 'NLB', [node1], { tg: 1 }),
    targets('tg', ['10.2.0.9'], { targetType: 'ip' }),
  );
  topology.subnets = topology.subnets.map((one) =>
    one.id === 'nodes-1' ? { ...one, routeTable: 'rtb-near' } : one,
  );
  const one = send(topology, 'eni-client', '10.0.1.10');
  expect(told(one)).toBe(ok);
  expect(hops(one)).toEqual(['eni-client nlb pcx-1 eni-far', 'eni-far pcx-1 nlb eni-client']);
});

test('a health check from a node reaches the target and comes back to the node', () => {
  const topology = nlb('tcp 80 10.0.1.10/32');
  expect(told(send(topology, 'eni-nlb-use1-az1', '10.0.3.20'))).toBe(ok);
  expect(send(nlb('tcp 80 10.0.0.0/24'), 'eni-nlb-use1-az1', '10.0.3.20').outcome).toBe('FORWARD_BLOCKED');
});
