import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatFraction } from '@/lib/core/net/fraction';
import { ip } from '@/lib/core/net/ip';
import { prefix } from '@/lib/core/net/prefix';
import { forAll } from '@/tests/support/for-all';
import { bentRules } from './beliefs';
import { awsRules } from './rules';
import { chooseWay, type Way } from './virtual-private-gateway';

const way = (id: string, kind: Way['kind'], fields: Partial<Way> = {}): Way => ({
  id,
  kind,
  prefix: prefix('192.168.0.0/16'),
  asPathLength: kind === 'vpn-static' ? 0 : 2,
  med: 0,
  up: true,
  ...fields,
});
const host = ip('192.168.1.10');
const taken = (ways: Way[], rules = awsRules): string[] =>
  chooseWay(ways, host, rules).used.map(({ id }) => id);

const dx = way('dxvif-1', 'direct-connect', { asPathLength: 5 });
const fixed = way('vpn-1', 'vpn-static');
const learned = way('vpn-2', 'vpn-bgp', { asPathLength: 1 });

// https://docs.aws.amazon.com/vpn/latest/s2svpn/vpn-route-priority.html: prefix, then Direct Connect, static VPN and VPN by
// BGP, then the AS path, then MED.
test.each([
  [
    'the longest prefix comes first',
    [dx, way('vpn-2', 'vpn-bgp', { prefix: prefix('192.168.1.0/24') })],
    'vpn-2',
  ],
  ['Direct Connect comes before a static VPN', [fixed, dx], 'dxvif-1'],
  ['Direct Connect comes before a VPN with a shorter AS path', [learned, dx], 'dxvif-1'],
  ['a static VPN comes before one by BGP', [learned, fixed], 'vpn-1'],
  ['the shorter AS path decides between VPNs by BGP', [way('vpn-3', 'vpn-bgp'), learned], 'vpn-2'],
  [
    'the lower MED decides between equal AS paths',
    [way('vpn-3', 'vpn-bgp', { med: 10 }), way('vpn-4', 'vpn-bgp')],
    'vpn-4',
  ],
  ['a tunnel that is down does not count', [{ ...dx, up: false }, learned], 'vpn-2'],
])('%s', (_, ways, want) => {
  expect(taken(ways)).toEqual([want]);
  expect(taken([...ways].reverse())).toEqual([want]);
});

test('each way that is not taken has the first reason that told it from the chosen one', () => {
  const ways = [
    dx,
    fixed,
    way('vpn-5', 'vpn-static', { prefix: prefix('10.0.0.0/8') }),
    way('vpn-6', 'vpn-static', { up: false }),
    way('dxvif-2', 'direct-connect', { prefix: prefix('0.0.0.0/0') }),
    way('dxvif-3', 'direct-connect', { asPathLength: 6 }),
    way('dxvif-4', 'direct-connect', { asPathLength: 5, med: 1 }),
  ];
  const { candidates, disposition } = chooseWay(ways, host, awsRules);
  expect(disposition).toBe('FORWARDED');
  expect(candidates.map(({ lost }) => lost)).toEqual([
    null,
    'LESS_PREFERRED_KIND',
    'NOT_MATCHING',
    'DOWN',
    'SHORTER_PREFIX',
    'LONGER_AS_PATH',
    'HIGHER_MED',
  ]);
});

const tunnels = [way('tunnel-1', 'vpn-bgp'), way('tunnel-2', 'vpn-bgp')];

test('of two tunnels that are alike one is used, and AWS does not say which', () => {
  expect(chooseWay(tunnels, host, awsRules).disposition).toBe('ONE_OF');
});

test('without a way that is up and matches there is no route', () => {
  for (const ways of [[], [{ ...dx, up: false }], [way('vpn-1', 'vpn-bgp', { prefix: prefix('::/0') })]])
    expect(chooseWay(ways, host, awsRules)).toMatchObject({ disposition: 'NO_ROUTE', used: [] });
});

test('who compares AS paths first takes the VPN with the shorter one', () => {
  expect(taken([learned, dx], bentRules('M34'))).toEqual(['vpn-2']);
});

test('who believes in spreading uses both tunnels at once', () => {
  const { disposition, used } = chooseWay(tunnels, host, bentRules('M35'));
  expect([disposition, used.map(({ share }) => formatFraction(share))]).toEqual([
    'FORWARDED',
    ['1/2', '1/2'],
  ]);
});

const anyWay = fc.record({
  id: fc.constantFrom('a', 'b', 'c'),
  kind: fc.constantFrom('direct-connect' as const, 'vpn-static' as const, 'vpn-bgp' as const),
  prefix: fc.constantFrom(prefix('192.168.0.0/16'), prefix('192.168.1.0/24'), prefix('10.0.0.0/8')),
  asPathLength: fc.nat(2),
  med: fc.nat(1),
  up: fc.boolean(),
});

test('no way that is up and matches is better in all that AWS compares, in its order', () => {
  forAll([fc.array(anyWay, { maxLength: 6 })], (ways) => {
    // As one number to compare, most important digit first.
    const merit = (one: Way): number =>
      (32 - one.prefix.length) * 1000 +
      { 'direct-connect': 0, 'vpn-static': 1, 'vpn-bgp': 2 }[one.kind] * 100 +
      one.asPathLength * 10 +
      one.med;
    const fit = ways.filter((one) => one.up && one.prefix.network !== prefix('10.0.0.0/8').network);
    const best = Math.min(...fit.map(merit));
    const { candidates } = chooseWay(ways, host, awsRules);
    expect(candidates.filter(({ lost }) => lost === null).map((one) => one.way)).toEqual(
      fit.filter((one) => merit(one) === best),
    );
  });
});
