import { expect, test } from 'vitest';
import { prefix } from '@/lib/core/net/prefix';
import type { Topology } from '@/lib/core/aws/topology/topology';
import {
  acl,
  balancer,
  choice,
  endpoint,
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

type Options = {
  app?: string;
  edge?: string;
  ends?: string;
  acl?: string;
  extra?: Partial<Topology>;
  loadBalancer?: string;
};

/** AWS's picture of an inspected VPC: the internet gateway's table and the application's subnet name the same endpoint. */
function inspected({
  app = 'gwlbe vpce-a',
  edge = 'gwlbe vpce-a',
  ends = 'igw igw-1',
  ...rest
}: Options = {}): Topology {
  return network(
    vpc('vpc-1', '10.0.0.0/16', [
      'app use1-az1 10.0.0.0/24 rtb-app',
      `ends use1-az1 10.0.1.0/24 rtb-ends ${rest.acl ?? 'acl-open'}`,
      'ends-b use1-az2 10.0.2.0/24 rtb-ends',
    ]),
    {
      routeTables: [
        table('rtb-app', 'vpc-1', ['10.0.0.0/16 local', `0.0.0.0/0 ${app}`]),
        table('rtb-ends', 'vpc-1', ['10.0.0.0/16 local', `0.0.0.0/0 ${ends}`]),
        table('rtb-edge', 'vpc-1', ['10.0.0.0/16 local', `10.0.0.0/24 ${edge}`], { gateway: 'igw-1' }),
      ],
      internetGateways: [{ id: 'igw-1', vpc: 'vpc-1' }],
      endpoints: [
        endpoint('vpce-a', 'gateway-load-balancer', {
          subnets: ['ends'],
          loadBalancer: rest.loadBalancer ?? null,
        }),
        endpoint('vpce-b', 'gateway-load-balancer', { subnets: ['ends-b'] }),
      ],
    },
    openGroup,
    host('app', 'app', '10.0.0.5', { public: '54.1.1.1' }),
    rest.extra ?? {},
  );
}
const out = (topology: Topology): ReturnType<typeof send> => send(topology, 'eni-app', '198.51.100.7');
const into = (topology: Topology): ReturnType<typeof send> => send(topology, '198.51.100.7', '54.1.1.1');

test('both directions go through the endpoint and come out of it into its own subnet’s table', () => {
  const going = out(inspected());
  expect(told(going)).toBe('ESTABLISHED / EXITS_NETWORK / ACCEPTED');
  expect(hops(going)).toEqual(['eni-app vpce-a igw-1 internet', 'internet igw-1 vpce-a eni-app']);
  const coming = into(inspected());
  expect(told(coming)).toBe('ESTABLISHED / ACCEPTED / EXITS_NETWORK');
  expect(hops(coming)).toEqual(['internet igw-1 vpce-a eni-app', 'eni-app vpce-a igw-1 internet']);
  const tables = going.forward.steps.flatMap(({ kind, at }) => (kind === 'ROUTE_LOOKUP' ? [at.id] : []));
  expect(tables).toEqual(['rtb-app', 'rtb-ends']);
});

test('an answer through another endpoint meets an appliance that does not know the flow', () => {
  const blocked = 'RETURN_BLOCKED / EXITS_NETWORK / DENIED_IN X_SESSION_ASYMMETRIC';
  const one = out(inspected({ edge: 'gwlbe vpce-b' }));
  expect(told(one)).toBe(blocked);
  expect(one.return?.where.id).toBe('vpce-b');
  expect(one.return?.blockers.map(({ rule }) => rule)).toEqual(['R24']);
  expect(told(out(inspected({ app: 'igw igw-1' })))).toBe(blocked);
  expect(told(into(inspected({ app: 'gwlbe vpce-b' })))).toBe(
    'RETURN_BLOCKED / ACCEPTED / DENIED_IN X_SESSION_ASYMMETRIC',
  );
});

test('an answer that passes no endpoint is not stopped by one', () => {
  expect(told(into(inspected({ app: 'igw igw-1' })))).toBe('ESTABLISHED / ACCEPTED / EXITS_NETWORK');
});

test('the endpoint’s subnet needs a route on', () => {
  const one = out(inspected({ ends: 'nat nat-none' }));
  expect(one.forward.where.id).toBe('nat-none');
});

test('the list of the endpoint’s subnet is read on the way in and on the way out', () => {
  const from = (rules: Parameters<typeof acl>[1]): string =>
    told(out(inspected({ acl: 'acl-ends', extra: { networkAcls: [acl('acl-ends', rules)] } })));
  expect(from({ inbound: ['100 allow all all 198.51.100.0/24'] })).toBe(
    'FORWARD_BLOCKED / DENIED_IN SUBNET_ACL_RESTRICTION',
  );
  expect(from({ outbound: ['100 allow all all 10.0.0.0/16'] })).toBe(
    'FORWARD_BLOCKED / DENIED_OUT SUBNET_ACL_RESTRICTION',
  );
  expect(from({ inbound: ['100 allow all all 10.0.0.0/16'] })).toBe(
    'RETURN_BLOCKED / EXITS_NETWORK / DENIED_IN SUBNET_ACL_RESTRICTION',
  );
  expect(from({})).toBe('ESTABLISHED / EXITS_NETWORK / ACCEPTED');
});

test('behind an appliance nobody knows the sender’s groups', () => {
  const topology = network(
    vpc('vpc-1', '10.0.0.0/16', [
      'app use1-az1 10.0.0.0/24 rtb-app',
      'ends use1-az1 10.0.1.0/24',
      'db use1-az1 10.0.3.0/24 rtb-db',
    ]),
    {
      routeTables: [
        table('rtb-app', 'vpc-1', ['10.0.0.0/16 local', '10.0.3.0/24 gwlbe vpce-a']),
        table('rtb-db', 'vpc-1', ['10.0.0.0/16 local', '10.0.0.0/24 gwlbe vpce-a']),
      ],
      endpoints: [endpoint('vpce-a', 'gateway-load-balancer', { subnets: ['ends'] })],
      securityGroups: [group('sg-db', ['tcp 80 sg-open'])],
    },
    openGroup,
    host('app', 'app', '10.0.0.5'),
    host('db', 'db', '10.0.3.5', { securityGroups: ['sg-db'] }),
    host('db2', 'db', '10.0.3.6'),
  );
  expect(told(send(topology, 'eni-app', '10.0.3.5'))).toBe(
    'FORWARD_BLOCKED / DENIED_IN SG_REFERENCES_NOT_PRESERVED',
  );
  const open = send(topology, 'eni-app', '10.0.3.6');
  expect(told(open)).toBe('ESTABLISHED / ACCEPTED / ACCEPTED');
  expect(hops(open)).toEqual(['eni-app vpce-a eni-db2', 'eni-db2 vpce-a eni-app']);
});

/** Appliances in a VPC of their own. */
const appliances = (lines: string[], group_: Parameters<typeof targets>[2] = {}): Partial<Topology> => {
  const part = network(
    vpc('vpc-9', '10.9.0.0/16', ['fw-1 use1-az1 10.9.1.0/24', 'fw-2 use1-az2 10.9.2.0/24']),
    host('fw1', 'fw-1', '10.9.1.5'),
    host('fw2', 'fw-2', '10.9.2.5'),
    balancer(
      'gwlb',
      'GWLB',
      [
        { zone: 'use1-az1', subnet: 'fw-1', address: '10.9.1.9' },
        { zone: 'use1-az2', subnet: 'fw-2', address: '10.9.2.9' },
      ],
      { tg: 1 },
      { listener: { ports: { from: 0, to: 65535 } } },
    ),
    targets('tg', lines, { protocol: 'GENEVE', port: 6081, ...group_ }),
  );
  return { ...part, networkAcls: [] };
};
const behind = (lines: string[], group_: Parameters<typeof targets>[2] = {}): Topology =>
  inspected({ loadBalancer: 'gwlb', extra: appliances(lines, group_) });

test('the balancer picks a healthy appliance of the endpoint’s zone, once for both directions', () => {
  const one = out(behind(['i-fw1 use1-az1', 'i-fw2 use1-az2']));
  expect(told(one)).toBe('ESTABLISHED / EXITS_NETWORK / ACCEPTED');
  expect(hops(one)).toEqual(['eni-app vpce-a gwlb igw-1 internet', 'internet igw-1 vpce-a eni-app']);
  expect(choice(one, 'TARGET').candidates?.map(({ ref, lost }) => [ref.id, lost])).toEqual([
    ['i-fw1', null],
    ['i-fw2', 'ELB_NOT_CROSSZONE'],
  ]);
  expect(one.return?.steps.some(({ kind }) => kind === 'SELECT')).toBe(false);
});

test('without an appliance that works the packet ends', () => {
  expect(told(out(behind([])))).toBe('FORWARD_BLOCKED / DENIED_IN ELBV2_NO_TARGETS_IN_AZ');
  expect(told(out(behind(['i-fw1 use1-az1 unhealthy', 'i-fw2 use1-az2'])))).toBe(
    'FORWARD_BLOCKED / DENIED_IN X_TARGET_UNHEALTHY',
  );
  expect(told(out(behind(['i-fw1 use1-az1 unhealthy'])))).toBe('ESTABLISHED / EXITS_NETWORK / ACCEPTED');
});

test('appliances take GENEVE in at 6081 and nothing else', () => {
  expect(told(out(behind(['i-fw1 use1-az1'], { port: 6082 })))).toBe(
    'FORWARD_BLOCKED / DENIED_IN GWLB_DESTINATION_PORT_RESTRICTION',
  );
  expect(told(out(behind(['i-fw1 use1-az1'], { protocol: 'UDP' })))).toBe(
    'FORWARD_BLOCKED / DENIED_IN GWLB_PROTOCOL_RESTRICTION',
  );
});

test('a balancer that is named and was not given leaves the answer open; where none is named the walk says what it assumes', () => {
  expect(told(out(inspected({ loadBalancer: 'gwlb' })))).toBe(
    'INDETERMINATE / INSUFFICIENT_INFO X_IMPORT_INCOMPLETE',
  );
  expect(out(inspected()).forward.steps.some(({ why }) => why.includes('it is assumed'))).toBe(true);
});

test('no prefix list leads to such an endpoint', () => {
  const topology = inspected({
    extra: {
      prefixLists: [
        {
          id: 'pl-x',
          name: 'x',
          region: 'us-east-1',
          owner: 'customer',
          entries: [prefix('198.51.100.0/24')],
        },
      ],
    },
  });
  topology.routeTables = topology.routeTables.map((one) =>
    one.id === 'rtb-app' ? table('rtb-app', 'vpc-1', ['10.0.0.0/16 local', 'pl-x gwlbe vpce-a']) : one,
  );
  expect(told(out(topology))).toBe('INDETERMINATE / INSUFFICIENT_INFO X_UNSUPPORTED_OBJECT');
  expect(out(topology).forward.steps.at(-1)?.rule).toBe('R85');
});

test('an appliance that an internet gateway’s table names by its interface needs a public address', () => {
  const from = (address?: string): ReturnType<typeof send> => {
    const topology = inspected({
      edge: 'eni eni-fw',
      extra: host('fw', 'ends', '10.0.1.5', address === undefined ? {} : { public: address }),
    });
    topology.interfaces = topology.interfaces.map((one) => ({
      ...one,
      sourceDestCheck: one.id !== 'eni-fw',
    }));
    topology.instances = topology.instances.map((one) =>
      one.id === 'i-fw' ? { ...one, forwards: 'router' } : one,
    );
    return into(topology);
  };
  expect(told(from())).toBe('FORWARD_BLOCKED / DENIED_IN INGRESS_RTB_NO_PUBLIC_IP');
  expect(from().forward.blockers.map(({ rule }) => rule)).toEqual(['R23']);
  expect(from('54.1.1.2').forward.disposition).toBe('ACCEPTED');
});

test('a gateway’s table leads to nothing but interfaces and such endpoints', () => {
  const one = into(inspected({ edge: 'nat nat-1' }));
  expect(told(one)).toBe('INDETERMINATE / INSUFFICIENT_INFO X_UNSUPPORTED_OBJECT');
  expect(one.forward.steps.at(-1)?.rule).toBe('R22');
});
