import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { ip, type Ip } from '@/lib/core/net/ip';
import { prefix, prefixOf, type Prefix4 } from '@/lib/core/net/prefix';
import { forAll } from '@/tests/support/for-all';
import { bentRules } from './beliefs';
import { lookup, type Origin, type Route } from './route-table';
import { awsRules } from './rules';

const origins = ['local', 'static', 'prefix-list', 'direct-connect', 'vpn-static', 'vpn-bgp'] as const;
const ranked: readonly string[] = origins;

const route = (
  text: string,
  id: string,
  origin: Origin = 'static',
  state: Route['state'] = 'active',
): Route => ({
  destination: prefix(text),
  nextHop: { kind: origin === 'local' ? 'local' : 'tgw', id },
  origin,
  state,
});

/** Tables crowded into few bits, so that routes nest and tie; even lengths leave room for halves. */
const anyTable = fc
  .uniqueArray(fc.tuple(fc.nat(255), fc.integer({ min: 0, max: 4 }), fc.constantFrom(...origins)), {
    maxLength: 10,
    selector: ([bits, half, origin]) => `${half === 0 ? 0 : bits >> (8 - 2 * half)} ${half} ${origin}`,
  })
  .map((all) =>
    all.map(([bits, half, origin], at): Route => ({
      destination: prefixOf({ family: 4, value: (bits << 24) >>> 0 }, 2 * half),
      nextHop: { kind: 'tgw', id: `hop-${at}` },
      origin,
      state: 'active',
    })),
  );

const boundaries = (table: readonly Route[]): Ip[] =>
  table.flatMap(({ destination }) => {
    const from = Number(destination.network);
    const to = from + 2 ** (32 - destination.length) - 1;
    return [from, to, from - 1, to + 1]
      .filter((value) => value >= 0 && value <= 0xffffffff)
      .map((value): Ip => ({ family: 4, value }));
  });

/** A linear scan in plain arithmetic. */
function slow(table: readonly Route[], value: number): string | undefined {
  const holding = table.filter(({ destination: { network, length } }) => {
    const from = Number(network);
    return from <= value && value < from + 2 ** (32 - length);
  });
  const inside = holding.some((one) => one.origin === 'local');
  return holding
    .filter((one) => !inside || ranked.indexOf(one.origin) < 3)
    .sort(
      (a, b) =>
        b.destination.length - a.destination.length || ranked.indexOf(a.origin) - ranked.indexOf(b.origin),
    )[0]?.nextHop.id;
}

test('on every boundary address the choice is the one of a linear scan', () => {
  forAll(
    [anyTable],
    (table) => {
      for (const address of boundaries(table))
        expect(lookup(table, address, awsRules).chosen?.nextHop.id).toBe(slow(table, Number(address.value)));
    },
    500,
  );
});

test('the order of routes does not matter', () => {
  const shuffled = anyTable.chain((table) =>
    fc.tuple(fc.constant(table), fc.shuffledSubarray(table, { minLength: table.length })),
  );
  forAll(
    [shuffled],
    ([table, other]) => {
      for (const address of boundaries(table))
        expect(lookup(other, address, awsRules).chosen).toEqual(lookup(table, address, awsRules).chosen);
    },
    500,
  );
});

test('splitting a route into its halves changes no next hop', () => {
  forAll(
    [anyTable, fc.nat(9)],
    (table, at) => {
      const halved = table.flatMap((one) => {
        const { network, length } = one.destination as Prefix4;
        // Routes of one prefix are split together; a longer half alone would win the tie.
        const split = table[at]?.destination;
        if (split?.network !== network || split.length !== length) return [one];
        return [0, 2 ** (31 - length)].map((step): Route => ({
          ...one,
          destination: { family: 4, network: network + step, length: length + 1 },
        }));
      });
      for (const address of boundaries(halved))
        expect(lookup(halved, address, awsRules).chosen?.nextHop.id).toBe(
          lookup(table, address, awsRules).chosen?.nextHop.id,
        );
    },
    500,
  );
});

test('every route but the chosen one has a reason why it lost', () => {
  forAll([anyTable], (table) => {
    for (const address of boundaries(table)) {
      const { chosen, candidates } = lookup(table, address, awsRules);
      expect(candidates.filter(({ lost }) => lost === null).map((one) => one.route)).toEqual(
        chosen ? [chosen] : [],
      );
    }
  });
});

// https://docs.aws.amazon.com/vpc/latest/userguide/route-tables-priority.html, “Longest prefix match”: a VPC of 10.0.0.0/16
// with a peering for 172.31.0.0/16 and an internet gateway for the rest.
test.each([
  ['172.31.0.10', 'pcx'],
  ['10.0.1.5', 'local'],
  ['10.1.0.5', 'igw'],
  ['198.51.100.7', 'igw'],
])('AWS’s example sends %s to %s', (address, want) => {
  const table = [
    route('10.0.0.0/16', 'local', 'local'),
    route('172.31.0.0/16', 'pcx'),
    route('0.0.0.0/0', 'igw'),
  ];
  expect(lookup(table, ip(address), awsRules).chosen?.nextHop.id).toBe(want);
});

// The same page, “Route priority for static and dynamically propagated routes”: both routes are for 172.31.0.0/24.
test('AWS’s example of a tie gives the internet gateway’s static route what a propagated one also names', () => {
  const table = [
    route('10.0.0.0/16', 'local', 'local'),
    route('172.31.0.0/24', 'vgw', 'vpn-bgp'),
    route('172.31.0.0/24', 'igw'),
  ];
  expect(lookup(table, ip('172.31.0.10'), awsRules).chosen?.nextHop.id).toBe('igw');
});

// https://docs.aws.amazon.com/vpn/latest/s2svpn/vpn-route-priority.html
test.each([
  ['static', 'prefix-list'],
  ['prefix-list', 'direct-connect'],
  ['direct-connect', 'vpn-static'],
  ['vpn-static', 'vpn-bgp'],
] as const)('at equal prefix %s comes before %s', (winner, loser) => {
  const table = [route('10.1.0.0/16', 'loser', loser), route('10.1.0.0/16', 'winner', winner)];
  const { chosen, candidates } = lookup(table, ip('10.1.2.3'), awsRules);
  expect(chosen?.nextHop.id).toBe('winner');
  expect(candidates[0]?.lost).toBe('HIGHER_PRIORITY_ROUTE');
});

test.each([
  ['M08a', ['static', 'prefix-list', 'vpn-bgp'], 'prefix-list'],
  ['M08a', ['prefix-list', 'direct-connect'], 'prefix-list'],
  ['M08b', ['static', 'prefix-list', 'vpn-bgp'], 'static'],
  ['M08b', ['prefix-list', 'vpn-bgp', 'direct-connect'], 'direct-connect'],
] as const)('whoever holds %s takes from %j the route of %s', (belief, origins, want) => {
  const table = origins.map((origin) => route('10.1.0.0/16', origin, origin));
  expect(lookup(table, ip('10.1.2.3'), bentRules(belief)).chosen?.origin).toBe(want);
});

test('local beats a longer propagated route, and a whole-subnet static route beats local in any order', () => {
  const local = route('10.0.0.0/16', 'local', 'local');
  const learned = route('10.0.1.0/26', 'vgw', 'vpn-bgp');
  const box = route('10.0.1.0/24', 'eni');
  const chosen = (table: Route[]) => lookup(table, ip('10.0.1.5'), awsRules).chosen?.nextHop.id;
  expect(chosen([local, learned])).toBe('local');
  for (const table of [
    [local, learned, box],
    [box, local, learned],
    [learned, box, local],
  ])
    expect(chosen(table)).toBe('eni');
});

test('0.0.0.0/0 does not take an IPv6 packet', () => {
  const found = lookup([route('0.0.0.0/0', 'nat')], ip('2001:db8::1'), awsRules);
  expect([found.chosen, found.disposition, found.code]).toEqual([
    null,
    'NO_ROUTE',
    'NO_ROUTE_TO_DESTINATION',
  ]);
});

test('a blackhole route that is chosen drops the packet for its state, with a live route below it', () => {
  const live = route('0.0.0.0/0', 'nat');
  const gone = route('10.0.0.0/8', 'tgw', 'static', 'blackhole');
  const { chosen, candidates, disposition, code } = lookup([live, gone], ip('10.0.0.1'), awsRules);
  expect([chosen, disposition, code]).toEqual([gone, 'NULL_ROUTED', 'BAD_STATE_ROUTE']);
  expect(candidates.map(({ lost }) => lost)).toEqual(['MORE_SPECIFIC_ROUTE', null]);
});

// Its state plays no part in the choice, so a loser has the reason that any route in its place would have.
test.each([
  ['10.0.0.0/8', 'MORE_SPECIFIC_ROUTE'],
  ['10.1.0.0/16', 'HIGHER_PRIORITY_ROUTE'],
  ['172.16.0.0/12', 'NOT_MATCHING'],
])('a blackhole route for %s that is not chosen lost for %s', (destination, lost) => {
  const gone = route(destination, 'vgw', 'vpn-bgp', 'blackhole');
  const found = lookup([gone, route('10.1.0.0/16', 'tgw')], ip('10.1.2.3'), awsRules);
  expect([found.candidates[0]?.lost, found.disposition, found.code]).toEqual([lost, 'FORWARDED', null]);
});

test('the state of a route changes neither the choice nor any reason, only what becomes of the packet', () => {
  forAll([anyTable, fc.nat(9)], (table, at) => {
    const gone = table.map((one, i): Route => (i === at ? { ...one, state: 'blackhole' } : one));
    for (const address of boundaries(table)) {
      const [before, after] = [lookup(table, address, awsRules), lookup(gone, address, awsRules)];
      expect(after.candidates.map(({ lost }) => lost)).toEqual(before.candidates.map(({ lost }) => lost));
      const drops = after.chosen?.state === 'blackhole' && after.disposition !== 'INDETERMINATE';
      expect(after.code).toBe(drops ? 'BAD_STATE_ROUTE' : before.code);
    }
  });
});

test('who believes that blackholes are skipped takes the live route below one', () => {
  const live = route('0.0.0.0/0', 'nat');
  const gone = route('10.0.0.0/8', 'tgw', 'static', 'blackhole');
  const found = lookup([live, gone], ip('10.0.0.1'), bentRules('M07'));
  expect([found.chosen, found.disposition]).toEqual([live, 'FORWARDED']);
  expect(found.candidates.map(({ lost }) => lost)).toEqual([null, 'BAD_STATE_ROUTE']);
  const alone = lookup([gone], ip('10.0.0.1'), bentRules('M07'));
  expect([alone.chosen, alone.disposition, alone.candidates[0]?.lost]).toEqual([
    null,
    'NO_ROUTE',
    'BAD_STATE_ROUTE',
  ]);
});

test('two prefix lists that overlap with different targets leave the choice open, unless a static route wins', () => {
  const lists = [route('10.1.0.0/16', 'a', 'prefix-list'), route('10.1.1.0/24', 'b', 'prefix-list')];
  const disposition = (table: Route[]) => lookup(table, ip('10.1.1.1'), awsRules).disposition;
  expect(disposition(lists)).toBe('INDETERMINATE');
  expect(disposition([...lists, route('10.1.1.0/24', 'c')])).toBe('FORWARDED');
});
