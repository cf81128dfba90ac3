import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ip, type Ip } from '@/lib/core/net/ip';
import { prefix, prefixOf } from '@/lib/core/net/prefix';
import { forAll } from '@/tests/support/for-all';
import type { AttachmentKind } from './topology/transit-gateway';
import { lookupTransit, type TransitRoute, type TransitRules } from './transit-gateway-table';

const aws: TransitRules = { vpnEcmp: true, blackhole: 'shadows' };

const route = (text: string, attachment: string, more: Partial<TransitRoute> = {}): TransitRoute => ({
  ...{ destination: prefix(text), attachments: [attachment], kind: 'vpc', origin: 'static', state: 'active' },
  ...{ bgp: null, ...more },
});
const learned = (
  text: string,
  attachment: string,
  kind: AttachmentKind,
  asPathLength = 1,
  med: number | null = null,
) =>
  route(text, attachment, { kind, origin: 'propagated', bgp: kind === 'vpc' ? null : { asPathLength, med } });
const blackhole = (text: string): TransitRoute =>
  route(text, '', { attachments: [], kind: null, state: 'blackhole' });

const target = ip('10.1.2.3');
const taken = (table: readonly TransitRoute[], rules = aws): string => {
  const { disposition, attachments } = lookupTransit(table, target, rules);
  return disposition === 'FORWARDED' ? attachments.join('+') : disposition;
};

const kinds = ['vpc', 'direct-connect-gateway', 'connect', 'vpn'] as const;
const anyRoute = fc
  .record({
    bits: fc.nat(255),
    half: fc.integer({ min: 0, max: 4 }),
    origin: fc.constantFrom('static', 'prefix-list', 'propagated'),
    kind: fc.constantFrom(...kinds),
    path: fc.integer({ min: 1, max: 2 }),
    med: fc.constantFrom(null, 0, 100),
    hole: fc.integer({ min: 0, max: 5 }),
    via: fc.integer({ min: 0, max: 3 }),
  })
  .map(({ bits, half, origin, kind, path, med, hole, via }): TransitRoute => ({
    destination: prefixOf({ family: 4, value: (bits << 24) >>> 0 }, 2 * half),
    attachments: hole === 0 ? [] : [`attach-${kind}-${via}`],
    kind: hole === 0 ? null : kind,
    origin: origin as TransitRoute['origin'],
    state: hole === 0 ? 'blackhole' : 'active',
    bgp: origin === 'propagated' && kind !== 'vpc' ? { asPathLength: path, med } : null,
  }))
  // What is learned is never a blackhole.
  .filter((one) => one.origin !== 'propagated' || one.state === 'active');
const anyTable = fc.array(anyRoute, { maxLength: 8 });
const anyAddress = fc.nat(255).map((top): Ip => ({ family: 4, value: (top << 24) >>> 0 }));

/** The order of R65 as one number a route, compared in plain arithmetic. */
function slow(table: readonly TransitRoute[], value: number): string {
  const order = (one: TransitRoute): number[] => [
    -one.destination.length,
    one.origin === 'static' ? 0 : one.origin === 'prefix-list' ? 1 : 2 + kinds.indexOf(one.kind as 'vpc'),
    typeof one.bgp === 'object' && one.bgp ? one.bgp.asPathLength : 0,
    typeof one.bgp === 'object' && one.bgp
      ? (one.bgp.med ?? (one.kind === 'direct-connect-gateway' ? 0 : 100))
      : 0,
  ];
  const compare = (a: number[], b: number[]): number =>
    a.map((n, i) => n - (b[i] ?? 0)).find((n) => n !== 0) ?? 0;
  const holding = table.filter(({ destination: { network, length } }) => {
    const from = Number(network);
    return from <= value && value < from + 2 ** (32 - length);
  });
  const [best] = [...holding].sort((a, b) => compare(order(a), order(b)));
  if (!best) return 'NO_ROUTE';
  const equal = holding.filter((one) => compare(order(one), order(best)) === 0);
  const ways = new Set(equal.map((one) => one.attachments.join()));
  const shares = best.origin === 'propagated' && best.kind !== 'vpc';
  if (ways.size > 1 && !shares) return 'INDETERMINATE';
  return best.state === 'blackhole' ? 'NULL_ROUTED' : [...ways].sort().join('+');
}

describe('laws of a transit gateway’s table', () => {
  test('it chooses as a plain sort by R65 does', () => {
    forAll(
      [anyTable, anyAddress],
      (table, address) => {
        const { disposition, attachments } = lookupTransit(table, address, aws);
        expect(disposition === 'FORWARDED' ? attachments.join('+') : disposition).toBe(
          slow(table, Number(address.value)),
        );
      },
      1500,
    );
  });

  test('the order in which routes are listed means nothing', () => {
    const shuffles = anyTable.chain((table) =>
      fc.tuple(
        fc.constant(table),
        fc.shuffledSubarray(table, { minLength: table.length, maxLength: table.length }),
      ),
    );
    forAll([shuffles, anyAddress], ([table, shuffled], address) => {
      const [a, b] = [lookupTransit(table, address, aws), lookupTransit(shuffled, address, aws)];
      expect([b.disposition, b.attachments]).toEqual([a.disposition, a.attachments]);
    });
  });

  test('every route is told of once, and exactly the chosen ones lost to nobody', () => {
    forAll([anyTable, anyAddress], (table, address) => {
      const { candidates, chosen } = lookupTransit(table, address, aws);
      expect(candidates.map(({ route: one }) => one)).toEqual(table);
      expect(candidates.filter(({ lost }) => lost === null).map(({ route: one }) => one)).toEqual([
        ...chosen,
      ]);
    });
  });

  test('a blackhole never opens a way', () => {
    forAll([anyTable, anyAddress], (table, address) => {
      const before = lookupTransit(table, address, aws).disposition;
      const after = lookupTransit([...table, blackhole('0.0.0.0/0')], address, aws).disposition;
      if (after === 'FORWARDED') expect(before).toBe('FORWARDED');
    });
  });
});

describe('the order of R65', () => {
  test.each([
    [
      'the longer prefix beats a static route',
      route('10.0.0.0/8', 'static'),
      learned('10.1.0.0/16', 'learned', 'vpn'),
      'learned',
    ],
    [
      'static beats a prefix list',
      route('10.1.0.0/16', 'list', { origin: 'prefix-list', prefixList: 'pl-1' }),
      route('10.1.0.0/16', 'static'),
      'static',
    ],
    [
      'a prefix list beats what a VPC propagates',
      learned('10.1.0.0/16', 'vpc', 'vpc'),
      route('10.1.0.0/16', 'list', { origin: 'prefix-list', prefixList: 'pl-1' }),
      'list',
    ],
    [
      'a VPC beats Direct Connect',
      learned('10.1.0.0/16', 'dx', 'direct-connect-gateway'),
      learned('10.1.0.0/16', 'vpc', 'vpc'),
      'vpc',
    ],
    [
      'Direct Connect beats Connect',
      learned('10.1.0.0/16', 'connect', 'connect'),
      learned('10.1.0.0/16', 'dx', 'direct-connect-gateway', 9),
      'dx',
    ],
    [
      'Connect beats VPN',
      learned('10.1.0.0/16', 'vpn', 'vpn'),
      learned('10.1.0.0/16', 'connect', 'connect', 9),
      'connect',
    ],
    [
      'VPN beats a peering',
      learned('10.1.0.0/16', 'peering', 'peering'),
      learned('10.1.0.0/16', 'vpn', 'vpn'),
      'vpn',
    ],
    [
      'of one kind the shorter AS path wins',
      learned('10.1.0.0/16', 'long', 'vpn', 3),
      learned('10.1.0.0/16', 'short', 'vpn', 2),
      'short',
    ],
    [
      'then the lower MED',
      learned('10.1.0.0/16', 'high', 'vpn', 2, 50),
      learned('10.1.0.0/16', 'low', 'vpn', 2, 20),
      'low',
    ],
    [
      'without a MED a VPN has 100',
      learned('10.1.0.0/16', 'none', 'vpn', 2),
      learned('10.1.0.0/16', 'low', 'vpn', 2, 99),
      'low',
    ],
    [
      'without a MED Direct Connect has 0',
      learned('10.1.0.0/16', 'none', 'direct-connect-gateway', 2),
      learned('10.1.0.0/16', 'one', 'direct-connect-gateway', 2, 1),
      'none',
    ],
  ])('%s', (_title, a, b, winner) => {
    expect(taken([a, b])).toBe(winner);
    expect(taken([b, a])).toBe(winner);
  });
});

describe('equal routes', () => {
  const pair = (kind: AttachmentKind): TransitRoute[] => [
    learned('10.1.0.0/16', 'a', kind),
    learned('10.1.0.0/16', 'b', kind),
  ];

  test('VPNs share where the transit gateway allows it, and else nobody says which is taken', () => {
    expect(taken(pair('vpn'))).toBe('a+b');
    expect(taken(pair('vpn'), { ...aws, vpnEcmp: false })).toBe('INDETERMINATE');
  });

  test('Connect and Direct Connect gateways share whatever the VPN option says', () => {
    expect(taken(pair('connect'), { ...aws, vpnEcmp: false })).toBe('a+b');
    expect(taken(pair('direct-connect-gateway'), { ...aws, vpnEcmp: false })).toBe('a+b');
  });

  test('peerings and VPCs never share', () => {
    expect(taken(pair('peering'))).toBe('INDETERMINATE');
    expect(taken(pair('vpc'))).toBe('INDETERMINATE');
  });

  test('static VPN routes do not share with anybody', () => {
    const still = pair('vpn').map((one) => ({ ...one, bgp: null }));
    expect(taken(still)).toBe('INDETERMINATE');
  });

  test('an AS path that was not given decides nothing', () => {
    expect(
      taken([
        learned('10.1.0.0/16', 'a', 'vpn'),
        route('10.1.0.0/16', 'b', { kind: 'vpn', origin: 'propagated', bgp: 'unknown' }),
      ]),
    ).toBe('INDETERMINATE');
  });

  test('what AWS lists over several attachments is spread over them', () => {
    expect(
      taken([
        route('10.1.0.0/16', '', {
          attachments: ['b', 'a'],
          kind: 'vpn',
          origin: 'propagated',
          bgp: 'unknown',
        }),
      ]),
    ).toBe('a+b');
  });

  test('two prefix lists that hold the same block with different targets are undecided', () => {
    const list = (id: string) => route('10.1.0.0/16', id, { origin: 'prefix-list', prefixList: `pl-${id}` });
    expect(taken([list('a'), list('b')])).toBe('INDETERMINATE');
    expect(taken([list('a'), { ...list('a'), prefixList: 'pl-c' }])).toBe('a');
  });
});

describe('blackholes and gaps', () => {
  const table = [route('10.0.0.0/8', 'live'), blackhole('10.1.0.0/16')];

  test('a blackhole drops what it wins, although a shorter route is alive', () => {
    expect(taken(table)).toBe('NULL_ROUTED');
    expect(lookupTransit(table, target, aws).code).toBe('TGW_RTB_BAD_STATE_ROUTE');
  });

  test('whoever skips blackholes (M07) takes the shorter route', () => {
    expect(taken(table, { ...aws, blackhole: 'skipped' })).toBe('live');
  });

  test('a table that holds nothing for the address says so', () => {
    expect(lookupTransit([route('10.2.0.0/16', 'a')], target, aws).code).toBe(
      'TGW_RTB_NO_ROUTE_TO_TGW_ATTACHMENT',
    );
  });

  test('a disputed block is undecided only where it would win', () => {
    const disputed = { ...learned('10.1.0.0/16', 'a', 'vpc'), disputed: true };
    expect(taken([disputed])).toBe('INDETERMINATE');
    expect(taken([disputed, route('10.1.0.0/16', 'static')])).toBe('static');
    expect(taken([disputed, learned('10.1.2.0/24', 'longer', 'vpc')])).toBe('longer');
  });

  test('an IPv4 default route takes no IPv6', () => {
    expect(lookupTransit([route('0.0.0.0/0', 'a')], ip('2001:db8::1'), aws).disposition).toBe('NO_ROUTE');
  });
});
