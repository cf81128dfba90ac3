import { expect, test } from 'vitest';
import * as fc from 'fast-check';
import { forAll } from '@/tests/support/for-all';
import { ip } from '@/lib/core/net/ip';
import type { Packet } from '@/lib/core/net/packet';
import { contains, countOf } from '@/lib/core/net/packet-set';
import { prefix, prefixOf, type Prefix } from '@/lib/core/net/prefix';
import { icmp, icmpv6, tcp, udp } from '@/lib/core/net/protocol';
import { decide, difference, type Filter, type FilterChain } from './decide';
import { evaluate, type AclEntry } from './network-acl';
import { networkAclSwitches } from './rules/network-acl';
import { securityGroupSwitches } from './rules/security-groups';
import { allows, type RulePeer, type SecurityGroup, type SecurityGroupRule } from './security-group';

const truth = { ...networkAclSwitches, ...securityGroupSwitches };
const known = {
  prefixLists: new Map([['pl-1', [prefix('10.0.0.4/30'), prefix('2001:db8::/64')]]]),
  members: new Map([['sg-m', [ip('10.0.0.5'), ip('10.0.0.9'), ip('2001:db8::9')]]]),
};

const anySpan = fc
  .tuple(fc.constantFrom(0, 1, 79, 80, 443, 65534, 65535), fc.constantFrom(0, 1, 79, 80, 443, 65534, 65535))
  .map(([a, b]) => ({ from: Math.min(a, b), to: Math.max(a, b) }));
const anyBlock: fc.Arbitrary<Prefix> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc
      .tuple(fc.nat(15), fc.constantFrom(0, 1, 8, 28, 29, 30, 31, 32))
      .map(([n, length]) => prefixOf({ family: 4, value: 0x0a000000 + n }, length)),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.nat(15), fc.constantFrom(0, 64, 124, 127, 128))
      .map(([n, length]) => prefixOf({ family: 6, value: (0x20010db8n << 96n) + BigInt(n) }, length)),
  },
);
const anyKind = fc.constantFrom(
  undefined,
  { type: -1, code: -1 },
  { type: 8, code: -1 },
  { type: 8, code: 0 },
  { type: 0, code: 0 },
  { type: 255, code: 255 },
);
const anyMatch = fc
  .record({
    protocol: fc.constantFrom(tcp, tcp, udp, icmp, icmpv6, 47, 'all' as const),
    ports: anySpan,
    kind: anyKind,
  })
  .map(({ kind, ...rest }) => ({ ...rest, ...(kind ? { icmp: kind } : {}) }));
const anyEntries: fc.Arbitrary<AclEntry[]> = fc.uniqueArray(
  fc
    .record({
      match: anyMatch,
      number: fc.integer({ min: 1, max: 40 }),
      action: fc.constantFrom('allow' as const, 'deny' as const),
      peer: anyBlock,
    })
    .map(({ match, ...rest }) => ({ ...match, ...rest })),
  { selector: (one) => one.number, maxLength: 8 },
);
const anyPeer: fc.Arbitrary<RulePeer> = fc.oneof(
  { weight: 3, arbitrary: anyBlock.map((one) => ({ kind: 'cidr' as const, prefix: one })) },
  { weight: 1, arbitrary: fc.constant({ kind: 'prefix-list' as const, id: 'pl-1' }) },
  {
    weight: 1,
    arbitrary: fc.boolean().map((stale) => ({ kind: 'group' as const, id: 'sg-m', stale })),
  },
);
const anyGroups: fc.Arbitrary<SecurityGroup[]> = fc
  .array(
    fc.array(
      fc.record({ match: anyMatch, peer: anyPeer }).map(({ match, peer }): SecurityGroupRule => ({
        ...match,
        peer,
      })),
      { maxLength: 4 },
    ),
    { maxLength: 3 },
  )
  .map((all) => all.map((rules, at) => ({ id: `sg-${at}`, rules })));
const anyDirection = fc.constantFrom('inbound' as const, 'outbound' as const);
const anyAcl: fc.Arbitrary<Filter> = fc.record({
  kind: fc.constant('network-acl' as const),
  direction: anyDirection,
  entries: anyEntries,
});
const anySecurityGroups: fc.Arbitrary<Filter> = fc.record({
  kind: fc.constant('security-groups' as const),
  direction: anyDirection,
  groups: anyGroups,
});
const anyFilters = fc.array(fc.oneof(anyAcl, anySecurityGroups), { maxLength: 3 });
const anySwitches: fc.Arbitrary<FilterChain['switches']> = fc
  .record({
    aclMatch: fc.constantFrom(
      'lowest-number' as const,
      'highest-number' as const,
      'any-deny' as const,
      'most-specific' as const,
      'listed-first' as const,
    ),
    aclUnmatched: fc.constantFrom('deny' as const, 'deny' as const, 'allow' as const),
    sgMatch: fc.constantFrom('any-allow' as const, 'first-match' as const, 'narrowest-group' as const),
  })
  .map((turned) => ({ ...truth, ...turned }));

/** An address as its bits in text, and a block as the bits in front. The oracle knows no number behind them. */
const bitsOf = (value: number | bigint, family: 4 | 6): string =>
  value.toString(2).padStart(family === 4 ? 32 : 128, '0');
const frontOf = (one: Prefix): string =>
  `${one.family}:${bitsOf(one.network, one.family).slice(0, one.length)}`;

const listed: Record<string, string[]> = {
  'pl-1': [
    // 10.0.0.4/30 and 2001:db8::/64, written out.
    '4:000010100000000000000000000001',
    `6:${'0010000000000001' + '0000110110111000'.padEnd(48, '0')}`,
  ],
  'sg-m': [
    '4:00001010000000000000000000000101',
    '4:00001010000000000000000000001001',
    `6:${'0010000000000001' + '0000110110111000'.padEnd(108, '0') + '1001'}`,
  ],
};

type Pass = (far: string, packet: Packet) => boolean;

function matches(
  one: {
    protocol: number | 'all';
    ports: { from: number; to: number };
    icmp?: { type: number; code: number };
  },
  packet: Packet,
  readsIcmp: boolean,
): boolean {
  if (one.protocol === 'all') return true;
  if (one.protocol !== packet.protocol) return false;
  if ([6, 17].includes(packet.protocol))
    return !(packet.destinationPort < one.ports.from) && !(packet.destinationPort > one.ports.to);
  if (![1, 58].includes(packet.protocol) || !readsIcmp || !one.icmp) return true;
  const { type, code } = one.icmp;
  return type === -1 || (type === packet.icmp?.type && (code === -1 || code === packet.icmp.code));
}

function aclOracle(entries: readonly AclEntry[], how: FilterChain['switches']): Pass {
  return (far, packet) => {
    const found = entries.filter(
      (one) =>
        far.startsWith(frontOf(one.peer)) &&
        matches(one, packet, one.protocol !== 58 || one.peer.family === 6),
    );
    const by = (score: (one: AclEntry) => number): AclEntry | undefined =>
      found.reduce<AclEntry | undefined>(
        (best, one) => (!best || score(one) < score(best) ? one : best),
        undefined,
      );
    const width = (one: AclEntry): number => {
      if (one.protocol === 'all') return 1e6;
      if (!one.icmp || one.icmp.type === -1) return one.ports.to - one.ports.from;
      return one.icmp.code === -1 ? 255 : 0;
    };
    const winner = {
      'lowest-number': () => by((one) => one.number),
      'highest-number': () => by((one) => -one.number),
      'listed-first': () => found[0],
      'any-deny': () => found.find(({ action }) => action === 'deny') ?? found[0],
      'most-specific': () => by((one) => (128 - one.peer.length) * 1e9 + width(one) * 100 + one.number),
    }[how.aclMatch]();
    return (winner?.action ?? how.aclUnmatched) === 'allow';
  };
}

function groupsOracle(groups: readonly SecurityGroup[], how: FilterChain['switches']): Pass {
  const fronts = ({ peer }: SecurityGroupRule): string[] => {
    if (peer.kind === 'cidr') return [frontOf(peer.prefix)];
    return peer.kind === 'group' && peer.stale ? [] : (listed[peer.id] ?? []);
  };
  return (far, packet) => {
    const names = (rule: SecurityGroupRule): number =>
      Math.max(
        -1,
        ...fronts(rule)
          .filter((front) => far.startsWith(front))
          .map((front) => front.length),
      );
    const open = (group: SecurityGroup | undefined): boolean =>
      group?.rules.some((rule) => names(rule) >= 0 && matches(rule, packet, true)) ?? false;
    const nearest = groups.map(({ rules }) => Math.max(-1, ...rules.map(names)));
    if (how.sgMatch === 'any-allow') return groups.some(open);
    if (how.sgMatch === 'first-match') return open(groups[nearest.findIndex((one) => one >= 0)]);
    const best = Math.max(-1, ...nearest);
    return best >= 0 && open(groups[nearest.indexOf(best)]);
  };
}

function oracle({ filters, switches }: FilterChain, packet: Packet): boolean {
  return filters.every((filter) => {
    const end = filter.direction === 'inbound' ? packet.source : packet.destination;
    const far = `${end.family}:${bitsOf(end.value, end.family)}`;
    const pass =
      filter.kind === 'network-acl'
        ? aclOracle(filter.entries, switches)
        : groupsOracle(filter.groups, switches);
    return pass(far, packet);
  });
}

/** The far ends that a direction's filters name, and what they match. */
function parts(chain: FilterChain, direction: 'inbound' | 'outbound'): Prefix[] {
  return chain.filters
    .filter((one) => one.direction === direction)
    .flatMap((filter) => {
      if (filter.kind === 'network-acl') return filter.entries.map(({ peer }) => peer);
      return filter.groups.flatMap(({ rules }) =>
        rules.flatMap(({ peer }): Prefix[] => {
          if (peer.kind === 'cidr') return [peer.prefix];
          const members = known.members.get('sg-m') ?? [];
          return peer.kind === 'prefix-list'
            ? (known.prefixLists.get('pl-1') ?? [])
            : members.map((one) => prefixOf(one, one.family === 4 ? 32 : 128));
        }),
      );
    });
}

function around(blocks: readonly Prefix[], family: 4 | 6): bigint[] {
  const most = 2n ** (family === 4 ? 32n : 128n);
  const ends = blocks
    .filter((one) => one.family === family)
    .flatMap((one) => {
      const low = BigInt(one.network);
      const high = low + most / 2n ** BigInt(one.length);
      return [low - 1n, low, high - 1n, high];
    });
  return [...new Set([0n, ...ends])].filter((one) => one >= 0n && one < most);
}

/** On, before and behind every boundary of every entry and rule: each value of each axis at least once, mixed by dice. */
function boundaries(chains: readonly FilterChain[], dice: readonly number[]): Packet[] {
  const ports = [0, 1, 2, 78, 79, 80, 81, 442, 443, 444, 65533, 65534, 65535];
  const kinds = [0, 1, 7, 8, 9, 254, 255];
  let at = 0;
  const pick = <T>(of: readonly T[]): T => of[(dice[at++ % dice.length] ?? 0) % of.length] as T;
  return ([4, 6] as const).flatMap((family) => {
    const end = (value: bigint): Packet['source'] =>
      family === 4 ? { family, value: Number(value) } : { family, value };
    const sources = around(
      chains.flatMap((one) => parts(one, 'inbound')),
      family,
    );
    const destinations = around(
      chains.flatMap((one) => parts(one, 'outbound')),
      family,
    );
    const most = sources.length > destinations.length ? sources : destinations;
    return most.flatMap((_, i) =>
      [0, 1, 5, 6, 6, 6, 7, 17, 17, 46, 47, 58, 58, 255].map((protocol): Packet => {
        const ends = {
          source: end(sources[i % sources.length] ?? 0n),
          destination: end(
            pick(destinations.length < sources.length ? destinations : [destinations[i] ?? 0n]),
          ),
        };
        if (protocol === 1 || protocol === 58)
          return {
            ...{ ...ends, protocol, sourcePort: 0, destinationPort: 0 },
            icmp: { type: pick(kinds), code: pick(kinds) },
          };
        const carriesPorts = protocol === 6 || protocol === 17;
        return {
          ...{ ...ends, protocol },
          sourcePort: carriesPorts ? pick(ports) : 0,
          destinationPort: carriesPorts ? pick(ports) : 0,
        };
      }),
    );
  });
}

const anyDice = fc.array(fc.nat(9999), { minLength: 97, maxLength: 97 });

test('exactly the packets pass that pass one by one, whatever the reader believes', () => {
  forAll(
    [anyFilters, anySwitches, anyDice],
    (filters, switches, dice) => {
      const chain = { filters, known, switches };
      const set = decide(chain);
      const wrong = boundaries([chain], dice).filter((one) => contains(set, one) !== oracle(chain, one));
      expect(wrong).toEqual([]);
    },
    400,
  );
});

test('the set agrees with the judges that explain one packet', () => {
  const resolve = {
    prefixList: (id: string) => known.prefixLists.get(id) ?? ('unknown' as const),
    group: () => 'not-member' as const,
  };
  forAll(
    [anyEntries, anyGroups, anySwitches, anyDice],
    (entries, groups, switches, dice) => {
      const acl: Filter = { kind: 'network-acl', direction: 'inbound', entries };
      const alone: Filter = { kind: 'security-groups', direction: 'inbound', groups };
      const nobody = { ...known, members: new Map([['sg-m', []]]) };
      const [byAcl, byGroups] = [acl, alone].map((one) =>
        decide({ filters: [one], known: nobody, switches }),
      );
      const wrong = boundaries([{ filters: [acl, alone], known, switches }], dice).filter((packet) => {
        const { source: peer, destinationPort: port, protocol } = packet;
        const kind = packet.icmp ? { icmp: packet.icmp } : {};
        const one = evaluate(entries, { peer, protocol, port, ...kind }, switches).verdict;
        const ports = { from: port, to: port };
        const two = allows(groups, { peer, protocol, ports, ...kind }, resolve, switches).verdict;
        const held = [byAcl, byGroups].map((set) => (contains(set ?? [], packet) ? 'PERMITTED' : 'DENIED'));
        return held[0] !== one || held[1] !== two;
      });
      expect(wrong).toEqual([]);
    },
    60,
  );
});

test('regions of a decision never share a packet', () => {
  forAll(
    [anyFilters, anySwitches],
    (filters, switches) => {
      const set = decide({ filters, known, switches });
      const spans = set.map(({ source, destination, protocols, carries }) =>
        [source, destination, protocols, carries?.x, carries?.y].map((one) => one && [one.from, one.to]),
      );
      const sharing = set.flatMap((a, i) =>
        set.slice(i + 1).filter((b, j) => {
          const apart = spans[i]?.some((one, axis) => {
            const other = spans[i + 1 + j]?.[axis];
            return one && other && ((one[0] ?? 0) > (other[1] ?? 0) || (other[0] ?? 0) > (one[1] ?? 0));
          });
          return a.family === b.family && !apart;
        }),
      );
      expect(sharing).toEqual([]);
    },
    150,
  );
});

test('two chains differ exactly when a packet says so, and the packet is told with who passes it', () => {
  let [differ, agree] = [0, 0];
  forAll(
    [anyFilters, anyFilters, anySwitches, anySwitches, fc.boolean(), anyDice],
    (filters, others, switches, turned, isSame, dice) => {
      const a = { filters, known, switches };
      const b = { filters: isSame ? filters : others, known, switches: turned };
      const found = difference(a, b);
      if (found) {
        differ++;
        expect([oracle(a, found.packet), oracle(b, found.packet)]).toEqual([
          found.passes === 'a',
          found.passes === 'b',
        ]);
      } else {
        agree++;
        expect(boundaries([a, b], dice).filter((one) => oracle(a, one) !== oracle(b, one))).toEqual([]);
        expect(countOf(decide(a))).toBe(countOf(decide(b)));
      }
    },
    300,
  );
  // Both arms were walked.
  expect(Math.min(differ, agree)).toBeGreaterThan(20);
});

test('one packet in all is found where one list denies a single port of a single address', () => {
  const open: AclEntry = {
    ...{ number: 200, action: 'allow', protocol: 'all', ports: { from: 0, to: 65535 } },
    peer: prefix('0.0.0.0/0'),
  };
  const hole: AclEntry = {
    ...{ number: 100, action: 'deny', protocol: udp, ports: { from: 53, to: 53 } },
    peer: prefix('10.20.30.40/32'),
  };
  const chain = (entries: AclEntry[]): FilterChain => ({
    filters: [{ kind: 'network-acl', direction: 'outbound', entries }],
    ...{ known, switches: truth },
  });
  expect(difference(chain([open]), chain([hole, open]))).toMatchObject({
    passes: 'a',
    packet: { destination: ip('10.20.30.40'), protocol: udp, destinationPort: 53 },
  });
  expect(difference(chain([hole, open]), chain([open]))?.passes).toBe('b');
  expect(difference(chain([hole, open]), chain([open, hole]))).toBeNull();
  const missing = countOf(decide(chain([open]))) - countOf(decide(chain([hole, open])));
  expect(missing).toBe(2n ** 32n * 65536n);
});

test('a belief is told from the truth by a packet', () => {
  const any = { protocol: 'all', ports: { from: 0, to: 65535 }, peer: prefix('0.0.0.0/0') } as const;
  const entries: AclEntry[] = [
    { ...any, number: 100, action: 'allow' },
    { ...any, number: 200, action: 'deny' },
  ];
  const filters: Filter[] = [{ kind: 'network-acl', direction: 'inbound', entries }];
  const believed = { filters, known, switches: { ...truth, aclMatch: 'any-deny' as const } };
  expect(difference({ filters, known, switches: truth }, believed)?.passes).toBe('a');
  const stateful = { filters, known, switches: { ...truth, aclStateful: true } };
  expect(difference({ filters, known, switches: truth }, stateful)).toBeNull();
});

test('nothing stands in the way of a chain without filters', () => {
  const rest = 252n + 2n * 65536n ** 2n + 2n * 256n ** 2n;
  expect(countOf(decide({ filters: [], known, switches: truth }))).toBe((2n ** 64n + 2n ** 256n) * rest);
});

test.each([
  ['pl-2', { kind: 'prefix-list', id: 'pl-2' }],
  ['sg-n', { kind: 'group', id: 'sg-n' }],
] as const)('a rule that names %s, of which nothing is known, is not decided', (id, peer) => {
  const rule: SecurityGroupRule = { protocol: 'all', ports: { from: 0, to: 65535 }, peer };
  const groups = [{ id: 'sg-1', rules: [rule] }];
  const filters: Filter[] = [{ kind: 'security-groups', direction: 'inbound', groups }];
  expect(() => decide({ filters, known, switches: truth })).toThrow(`nobody said what ${id} stands for`);
});
