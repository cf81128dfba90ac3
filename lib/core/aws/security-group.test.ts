import { expect, test } from 'vitest';
import * as fc from 'fast-check';
import { forAll } from '@/tests/support/for-all';
import { ip, ipv4 } from '@/lib/core/net/ip';
import { prefix, prefixOf } from '@/lib/core/net/prefix';
import { icmp, icmpv6, tcp, udp } from '@/lib/core/net/protocol';
import { securityGroupSwitches } from './rules/security-groups';
import {
  allows,
  type GroupCrossing,
  type Resolve,
  type RulePeer,
  type SecurityGroup,
  type SecurityGroupRule,
} from './security-group';

const anySpan = fc
  .tuple(fc.nat(9), fc.nat(9))
  .map(([a, b]) => ({ from: Math.min(a, b), to: Math.max(a, b) }));
const host = (n: number): { family: 4; value: number } => ({ family: 4, value: 0x0a000000 + n });
const anyPeer: fc.Arbitrary<RulePeer> = fc.oneof(
  fc.tuple(fc.nat(3), fc.constantFrom(0, 8, 31, 32)).map(([n, length]) => ({
    ...{ kind: 'cidr' as const, prefix: prefixOf(host(n), length) },
  })),
  fc.constantFrom('pl-near', 'pl-far', 'pl-unknown').map((id) => ({ kind: 'prefix-list' as const, id })),
  fc
    .record({ id: fc.constantFrom('sg-has', 'sg-not', 'sg-lost', 'sg-unknown'), stale: fc.boolean() })
    .map((group) => ({ kind: 'group' as const, ...group })),
);
const anyRule: fc.Arbitrary<SecurityGroupRule> = fc.record({
  protocol: fc.constantFrom(tcp, tcp, udp, 47, 'all' as const),
  ports: anySpan,
  peer: anyPeer,
});
const anyGroups: fc.Arbitrary<SecurityGroup[]> = fc
  .array(fc.array(anyRule, { maxLength: 4 }), { maxLength: 3 })
  .map((all) => all.map((rules, at) => ({ id: `sg-${at}`, rules })));
const anyCrossing: fc.Arbitrary<GroupCrossing> = fc.record({
  peer: fc.nat(3).map(host),
  protocol: fc.constantFrom(tcp, tcp, udp, 47),
  ports: anySpan,
});
const anyMatch = fc.constantFrom('any-allow' as const, 'first-match' as const, 'narrowest-group' as const);

const lists: Record<string, string[]> = {
  'pl-near': ['10.0.0.0/30', '10.0.0.2/32'],
  'pl-far': ['192.0.2.0/24'],
};
const resolve: Resolve = {
  prefixList: (id) => lists[id]?.map((text) => prefix(text)) ?? 'unknown',
  group: (id) => {
    if (id === 'sg-has') return 'member';
    if (id === 'sg-not') return 'not-member';
    return id === 'sg-lost' ? { lost: 'SG_REFERENCES_NOT_PRESERVED' } : 'unknown';
  },
};

/** How narrowly a rule names the far end: a number of bits, nothing, or a question mark. Over text of bits, not masks. */
function named(peer: RulePeer, value: number): number | null | '?' {
  const bits = value.toString(2).padStart(32, '0');
  const under = (network: number, length: number): boolean =>
    bits.slice(0, length) === network.toString(2).padStart(32, '0').slice(0, length);
  if (peer.kind === 'cidr')
    return under(Number(peer.prefix.network), peer.prefix.length) ? peer.prefix.length : null;
  if (peer.id === 'pl-near') return value === 0x0a000002 ? 32 : 30;
  if (peer.id === 'pl-far') return null;
  if (peer.kind === 'group' && (peer.stale || peer.id === 'sg-not' || peer.id === 'sg-lost')) return null;
  return peer.id === 'sg-has' ? 32 : '?';
}

type Port = 'yes' | 'no' | '?';

/** What becomes of one port, for each way to take the groups. */
function oracle(
  groups: SecurityGroup[],
  { peer, protocol }: GroupCrossing,
  port: number,
  match: string,
): Port {
  const value = Number(peer.value);
  const one = (rules: readonly SecurityGroupRule[]): Port => {
    const open = rules.filter(
      (rule) =>
        rule.protocol === 'all' ||
        (rule.protocol === protocol &&
          (protocol === 47 || (port >= rule.ports.from && port <= rule.ports.to))),
    );
    if (open.some((rule) => typeof named(rule.peer, value) === 'number')) return 'yes';
    return open.some((rule) => named(rule.peer, value) === '?') ? '?' : 'no';
  };
  const names = groups.map(({ rules }) => rules.map((rule) => named(rule.peer, value)));
  if (match === 'any-allow') return one(groups.flatMap(({ rules }) => rules));
  if (match === 'first-match') {
    const at = names.findIndex((all) => all.some((length) => length !== null));
    if (at < 0) return 'no';
    return names[at]?.some((length) => typeof length === 'number') ? one(groups[at]?.rules ?? []) : '?';
  }
  if (names.flat().includes('?')) return '?';
  const best = names.map((all) => Math.max(-1, ...all.filter((length) => typeof length === 'number')));
  const most = Math.max(-1, ...best);
  return most < 0 ? 'no' : one(groups[best.indexOf(most)]?.rules ?? []);
}

test('every port of a range is permitted, denied or unknown as it is alone, whatever the reader believes', () => {
  forAll(
    [anyGroups, anyCrossing, anyMatch],
    (groups, crossing, sgMatch) => {
      const judged = allows(groups, crossing, resolve, { ...securityGroupSwitches, sgMatch });
      const { from, to } = crossing.ports;
      const ports = Array.from({ length: to - from + 1 }, (_, i) => from + i);
      const want = ports.map((port): Port => oracle(groups, crossing, port, sgMatch));
      const told = ports.map((port) =>
        [
          ...judged.permitted.filter((one) => one.from <= port && port <= one.to).map(() => 'yes'),
          ...judged.denied.filter((one) => one.from <= port && port <= one.to).map(() => 'no'),
          ...judged.unknown.filter((one) => one.from <= port && port <= one.to).map(() => '?'),
        ].join(' and '),
      );
      expect(told).toEqual(want);
      const sum = want.includes('?')
        ? 'UNKNOWN'
        : want.includes('yes')
          ? want.includes('no')
            ? 'PART'
            : 'PERMITTED'
          : 'DENIED';
      expect(judged.verdict).toBe(sum);
      expect(judged.code === null).toBe(sum === 'PERMITTED');
      expect(judged.by !== null).toBe(want.includes('yes'));
    },
    3000,
  );
});

test('ranges are sorted and as few as can be', () => {
  forAll(
    [anyGroups, anyCrossing],
    (groups, crossing) => {
      const { permitted, denied, unknown } = allows(groups, crossing, resolve, securityGroupSwitches);
      for (const ranges of [permitted, denied, unknown])
        ranges.slice(1).forEach((one, at) => expect(one.from).toBeGreaterThan((ranges[at]?.to ?? 0) + 1));
    },
    500,
  );
});

test('the order of groups and rules changes nothing but who is named first', () => {
  forAll(
    [anyGroups, anyCrossing],
    (groups, crossing) => {
      const turned = [...groups].reverse().map(({ id, rules }) => ({ id, rules: [...rules].reverse() }));
      const told = ({ verdict, permitted, denied, unknown }: ReturnType<typeof allows>): unknown => ({
        ...{ verdict, permitted, denied, unknown },
      });
      expect(told(allows(turned, crossing, resolve, securityGroupSwitches))).toEqual(
        told(allows(groups, crossing, resolve, securityGroupSwitches)),
      );
    },
    500,
  );
});

test('a rule more never closes a port', () => {
  forAll(
    [anyGroups, anyRule, anyCrossing],
    (groups, rule, crossing) => {
      const portsOf = (all: SecurityGroup[]): number[] =>
        allows(all, crossing, resolve, securityGroupSwitches).permitted.flatMap(({ from, to }) =>
          Array.from({ length: to - from + 1 }, (_, i) => from + i),
        );
      const after = portsOf([...groups, { id: 'sg-more', rules: [rule] }]);
      expect(portsOf(groups).filter((port) => !after.includes(port))).toEqual([]);
    },
    500,
  );
});

test('a reply passes unread, whatever the rules; whoever takes groups for stateless reads them', () => {
  forAll([anyGroups, anyCrossing], (groups, crossing) => {
    const reply = { ...crossing, isReply: true };
    const judged = allows(groups, reply, resolve, securityGroupSwitches);
    expect(judged).toMatchObject({ verdict: 'PERMITTED', by: null, permitted: [crossing.ports], code: null });
    expect(judged.readings.every(({ missed }) => missed === 'NOT_EVALUATED')).toBe(true);
    expect(judged.readings.length).toBe(groups.flatMap(({ rules }) => rules).length);
    const stateless = { ...securityGroupSwitches, sgStateful: false };
    expect(allows(groups, reply, resolve, stateless)).toEqual(
      allows(groups, crossing, resolve, securityGroupSwitches),
    );
  });
});

const web: SecurityGroupRule = {
  ...{ id: 'sgr-1', protocol: tcp, ports: { from: 443, to: 443 } },
  peer: { kind: 'cidr', prefix: prefix('203.0.113.0/24') },
};
const client: GroupCrossing = { peer: ipv4('203.0.113.9'), protocol: tcp, ports: { from: 443, to: 443 } };

const pointingAt = (peer: RulePeer): SecurityGroupRule => ({ ...web, peer });
test.each([
  ['is of another protocol', web, { ...client, protocol: udp }, 'PROTOCOL', 'ENI_SG_RULES_MISMATCH'],
  [
    'ends before the port',
    web,
    { ...client, ports: { from: 444, to: 444 } },
    'PORT',
    'ENI_SG_RULES_MISMATCH',
  ],
  ['names another block', web, { ...client, peer: ipv4('203.0.114.9') }, 'ADDRESS', 'ENI_SG_RULES_MISMATCH'],
  ['names IPv4', web, { ...client, peer: ip('::1') }, 'ADDRESS', 'ENI_SG_RULES_MISMATCH'],
  [
    'names a list without it',
    pointingAt({ kind: 'prefix-list', id: 'pl-far' }),
    client,
    'PREFIX_LIST',
    'ENI_SG_RULES_MISMATCH',
  ],
  [
    'names an unknown list',
    pointingAt({ kind: 'prefix-list', id: 'pl-unknown' }),
    client,
    'UNKNOWN_PEER',
    'X_UNKNOWN_PREFIX_LIST',
  ],
  [
    'names another group',
    pointingAt({ kind: 'group', id: 'sg-not' }),
    client,
    'GROUP',
    'ENI_SG_RULES_MISMATCH',
  ],
  [
    'is stale',
    pointingAt({ kind: 'group', id: 'sg-has', stale: true }),
    client,
    'STALE',
    'ENI_SG_RULES_MISMATCH',
  ],
  [
    'refers to a group that is lost on the way',
    pointingAt({ kind: 'group', id: 'sg-lost' }),
    client,
    'REFERENCE_LOST',
    'SG_REFERENCES_NOT_PRESERVED',
  ],
  [
    'refers to an unknown group',
    pointingAt({ kind: 'group', id: 'sg-unknown' }),
    client,
    'UNKNOWN_PEER',
    'UNKNOWN_PEERED_SGS',
  ],
  ['matches', web, client, null, null],
  ['refers to a group of the far end', pointingAt({ kind: 'group', id: 'sg-has' }), client, null, null],
] as const)('a rule that %s is told by that', (_name, rule, crossing, missed, code) => {
  const judged = allows([{ id: 'sg-1', rules: [rule] }], crossing, resolve, securityGroupSwitches);
  expect(judged.readings).toEqual([{ group: 'sg-1', rule, missed }]);
  expect(judged.code).toBe(code);
});

// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_IpPermission.html, “FromPort” and “ToPort”
test.each([
  ['an echo request', icmp, { type: 8, code: 0 }, { type: 8, code: 0 }, null],
  ['its reply', icmp, { type: 8, code: 0 }, { type: 0, code: 0 }, 'ICMP_TYPE'],
  ['another code', icmp, { type: 3, code: 4 }, { type: 3, code: 1 }, 'ICMP_CODE'],
  ['any code of a type', icmp, { type: 3, code: -1 }, { type: 3, code: 1 }, null],
  ['any type', icmp, { type: -1, code: -1 }, { type: 11, code: 0 }, null],
  ['another type of ICMPv6', icmpv6, { type: 128, code: -1 }, { type: 129, code: 0 }, 'ICMP_TYPE'],
] as const)('%s is told by type and code', (_name, protocol, wanted, carried, missed) => {
  const rule: SecurityGroupRule = {
    ...{ protocol, ports: { from: 0, to: 65535 }, icmp: wanted },
    peer: { kind: 'cidr', prefix: prefix(protocol === icmp ? '0.0.0.0/0' : '::/0') },
  };
  const peer = protocol === icmp ? ipv4('203.0.113.9') : ip('2001:db8::1');
  const crossing = { peer, protocol, ports: { from: 0, to: 0 }, icmp: carried };
  const judged = allows([{ id: 'sg-1', rules: [rule] }], crossing, resolve, securityGroupSwitches);
  expect(judged.readings[0]?.missed).toBe(missed);
  expect(() =>
    allows(
      [{ id: 'sg-1', rules: [{ ...rule, icmp: { type: 1, code: 1 } }] }],
      { ...crossing, icmp: undefined } as never,
      resolve,
      securityGroupSwitches,
    ),
  ).toThrow('without type and code');
});

test('groups without any rule have a word of their own, groups whose rules miss another', () => {
  const empty = [
    { id: 'sg-1', rules: [] },
    { id: 'sg-2', rules: [] },
  ];
  expect(allows(empty, client, resolve, securityGroupSwitches).code).toBe('SG_HAS_NO_RULES');
  const missing = { ...client, ports: { from: 22, to: 22 } };
  const one = [...empty, { id: 'sg-3', rules: [web] }];
  expect(allows(one, missing, resolve, securityGroupSwitches).code).toBe('ENI_SG_RULES_MISMATCH');
});

test('a lost reference is blamed only for ports that it would have opened', () => {
  const lost: SecurityGroupRule = { ...web, peer: { kind: 'group', id: 'sg-lost' } };
  const wide = { ...client, ports: { from: 443, to: 444 } };
  const code = (rules: SecurityGroupRule[]): unknown =>
    allows([{ id: 'sg-1', rules }], wide, resolve, securityGroupSwitches).code;
  expect(code([web, lost])).toBe('ENI_SG_RULES_MISMATCH');
  expect(code([lost])).toBe('SG_REFERENCES_NOT_PRESERVED');
});

test('two groups open together what neither opens alone; a believer in one group sees a part', () => {
  const other: SecurityGroupRule = {
    ...{ id: 'sgr-2', protocol: tcp, ports: { from: 444, to: 450 } },
    peer: { kind: 'cidr', prefix: prefix('203.0.113.9/32') },
  };
  const groups = [
    { id: 'sg-1', rules: [web] },
    { id: 'sg-2', rules: [other] },
  ];
  const wide = { ...client, ports: { from: 443, to: 450 } };
  const judged = (sgMatch: 'any-allow' | 'first-match' | 'narrowest-group'): unknown => {
    const { verdict, permitted, readings } = allows(groups, wide, resolve, {
      ...securityGroupSwitches,
      sgMatch,
    });
    return [verdict, permitted, readings.map(({ missed }) => missed)];
  };
  expect(judged('any-allow')).toEqual(['PERMITTED', [{ from: 443, to: 450 }], [null, null]]);
  expect(judged('first-match')).toEqual(['PART', [{ from: 443, to: 443 }], [null, 'NOT_EVALUATED']]);
  expect(judged('narrowest-group')).toEqual(['PART', [{ from: 444, to: 450 }], [null, null]]);
});

test('an empty range is a mistake of the caller', () => {
  const none = { ...client, ports: { from: 2, to: 1 } };
  expect(() => allows([], none, resolve, securityGroupSwitches)).toThrow('no port from 2 to 1');
});
