import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatFraction, fraction, sum, type Fraction } from '@/lib/core/net/fraction';
import { forAll } from '@/tests/support/for-all';
import { acceleratorShares, endpointShares } from './accelerator';
import { bentRules } from './beliefs';
import { awsRules } from './rules';
import type { EndpointGroup } from './topology/load-balancing';

type Endpoint = EndpointGroup['endpoints'][number];
const endpoint = (id: string, weight = 128, health: Endpoint['health'] = 'healthy'): Endpoint => ({
  id,
  weight,
  health,
  preserveClientIp: false,
});
const group = (
  region: string,
  dial: number,
  near: Fraction,
  endpoints: Endpoint[] = [endpoint(`alb-${region}`)],
): EndpointGroup => ({ region, dial, near, endpoints });
const half = fraction(1, 2);
const ill = (region: string): Endpoint[] => [endpoint(`alb-${region}`, 128, 'unhealthy')];

const shares = (groups: EndpointGroup[], rules = awsRules): string[] => {
  const all = acceleratorShares(groups, rules);
  return all.kind === 'SHARES' ? all.endpoints.map(({ share }) => formatFraction(share)) : [all.because];
};

// https://docs.aws.amazon.com/global-accelerator/latest/dg/about-endpoint-groups-traffic-dial.html: two Regions, half of
// the clients near to each. Of 100 requests with both dials at 50, 25 from each coast stay and 25 from each cross over; a
// Region at 0 gets none.
test.each([
  [50, 50, 100, ['50', '50']],
  [100, 100, 100, ['50', '50']],
  [0, 100, 100, ['0', '100']],
  [100, 0, 100, ['100', '0']],
])('AWS’s example: dials %i and %i send %i requests as %j', (west, east, requests, want) => {
  const all = acceleratorShares([group('us-west-2', west, half), group('us-east-1', east, half)], awsRules);
  expect(
    all.kind === 'SHARES' &&
      all.endpoints.map(({ share }) => formatFraction(fraction(share.n * requests, share.d))),
  ).toEqual(want);
});

test('a dial cuts what is directed to its group, and the other group gets the rest', () => {
  const [west, east] = [group('us-west-2', 50, fraction(3, 4)), group('us-east-1', 100, fraction(1, 4))];
  expect(shares([west, east])).toEqual(['3/8', '5/8']);
  expect(shares([east, west])).toEqual(['5/8', '3/8']);
});

test('who takes the dial for a share of all traffic sends that share, wherever clients are', () => {
  const groups = [group('us-west-2', 50, fraction(3, 4)), group('us-east-1', 100, fraction(1, 4))];
  expect(shares(groups, bentRules('M45'))).toEqual(['1/2', '1/2']);
  const dialled = [group('us-west-2', 20, half), group('us-east-1', 60, half)];
  expect(shares(dialled, bentRules('M45'))).toEqual(['1/4', '3/4']);
  const three = [
    ...groups.map((one) => ({ ...one, near: fraction(1, 3) })),
    group('eu-west-1', 100, fraction(1, 3)),
  ];
  expect(shares(three, bentRules('M45'))).toEqual(['1/2', '1/4', '1/4']);
});

test('who takes dials for shares of all traffic has none left for a group at 100 once the others add up to more', () => {
  const third = fraction(1, 3);
  const dialled = (...dials: number[]) => dials.map((dial, at) => group(`r-${at}`, dial, third));
  expect(shares(dialled(60, 90, 100), bentRules('M45'))).toEqual(['2/5', '3/5', '0']);
  expect(shares(dialled(40, 40, 100), bentRules('M45'))).toEqual(['2/5', '2/5', '1/5']);
  expect(shares([group('us-west-2', 0, half), group('us-east-1', 0, half)], bentRules('M45'))).toEqual([
    expect.stringContaining('not known'),
  ]);
  expect(shares([group('us-west-2', 0, half), group('us-east-1', 10, half)], bentRules('M45'))).toEqual([
    '0',
    '1',
  ]);
});

test('with several groups to go to, or none, nobody can say where the rest goes', () => {
  const third = fraction(1, 3);
  const three = [
    group('us-west-2', 50, third),
    group('us-east-1', 100, third),
    group('eu-west-1', 100, third),
  ];
  expect(shares(three)).toEqual([expect.stringContaining('not known')]);
  expect(shares([group('us-west-2', 50, fraction(1))])).toEqual([expect.stringContaining('not known')]);
  expect(shares([group('us-west-2', 50, half), group('us-east-1', 0, half)])).toEqual([
    expect.stringContaining('not known'),
  ]);
});

// https://docs.aws.amazon.com/global-accelerator/latest/dg/about-endpoints-endpoint-weights.html: weights 1 and 255; 0 stops
// an endpoint; 128 each unless set.
test.each([
  [
    [1, 255],
    ['1/256', '255/256'],
  ],
  [
    [128, 128],
    ['1/2', '1/2'],
  ],
  [
    [0, 128],
    ['0', '1'],
  ],
])('inside a group weights %j share as %j', (weights, want) => {
  const endpoints = weights.map((weight, at) => endpoint(`alb-${at}`, weight));
  expect(endpointShares(endpoints).map(({ share }) => formatFraction(share))).toEqual(want);
});

test('inside a group the healthy endpoints take over from an unhealthy one', () => {
  const endpoints = [endpoint('a', 1), endpoint('b', 2, 'unhealthy'), endpoint('c', 3)];
  expect(endpointShares(endpoints).map(({ share }) => formatFraction(share))).toEqual(['1/4', '0', '3/4']);
});

// https://docs.aws.amazon.com/global-accelerator/latest/dg/about-endpoints-endpoint-weights.unhealthy-endpoints.html
test('a group without a healthy endpoint hands over to the other, whose dial of 0 does not count', () => {
  expect(shares([group('us-west-2', 100, half, ill('w')), group('us-east-1', 0, half)])).toEqual(['0', '1']);
  const weightless = [endpoint('w', 0)];
  expect(shares([group('us-west-2', 100, half, weightless), group('us-east-1', 100, half)])).toEqual([
    '0',
    '1',
  ]);
});

test('when no group can serve, the nearest gets its clients all the same, at random inside it', () => {
  const two = [endpoint('a', 10, 'unhealthy'), endpoint('b', 0, 'unhealthy')];
  const groups = [
    group('us-west-2', 0, fraction(3, 4), two),
    group('us-east-1', 100, fraction(1, 4), ill('e')),
  ];
  expect(shares(groups)).toEqual(['3/8', '3/8', '1/4']);
});

test('of three groups the only one that can serve takes all, with one healthy endpoint; beyond three nobody can say', () => {
  const mixed = [endpoint('a', 1, 'unhealthy'), endpoint('b', 1)];
  const part = (dead: number): EndpointGroup[] => [
    ...Array.from({ length: dead }, (_, at) =>
      group(`eu-west-${at}`, 100, fraction(1, dead + 1), ill(`${at}`)),
    ),
    group('us-east-1', 100, fraction(1, dead + 1), mixed),
  ];
  expect(shares(part(2))).toEqual(['0', '0', '0', '1']);
  expect(shares(part(3))).toEqual([expect.stringContaining('next nearest')]);
});

test('one endpoint of unknown health, beside any others, leaves everything open', () => {
  const some = [endpoint('a'), endpoint('b', 1, 'unknown')];
  expect(shares([group('us-west-2', 100, half, some), group('us-east-1', 100, half)])).toEqual([
    expect.stringContaining('which endpoints are healthy'),
  ]);
});

test('which of several groups takes over is not known, nor anything without health', () => {
  const third = fraction(1, 3);
  const others = [group('us-east-1', 100, third), group('eu-west-1', 100, third)];
  expect(shares([group('us-west-2', 100, third, ill('w')), ...others])).toEqual([
    expect.stringContaining('next nearest'),
  ]);
  const unknown = [endpoint('w', 1, 'unknown')];
  expect(shares([group('us-west-2', 100, fraction(1), unknown)])).toEqual([
    expect.stringContaining('which endpoints are healthy'),
  ]);
});

test('all traffic of two groups goes somewhere, in whatever order they are listed', () => {
  const dial = fc.integer({ min: 1, max: 100 });
  const endpoints = fc.array(
    fc.tuple(fc.nat(255), fc.constantFrom('healthy' as const, 'unhealthy' as const)),
    {
      minLength: 1,
      maxLength: 3,
    },
  );
  forAll([fc.nat(10), dial, dial, endpoints, endpoints], (near, west, east, ofWest, ofEast) => {
    const made = (region: string, list: [number, Endpoint['health']][]): Endpoint[] =>
      list.map(([weight, health], at) => endpoint(`${region}-${at}`, weight, health));
    const groups = [
      group('us-west-2', west, fraction(near, 10), made('w', ofWest)),
      group('us-east-1', east, fraction(10 - near, 10), made('e', ofEast)),
    ];
    const all = acceleratorShares(groups, awsRules);
    const turned = acceleratorShares([...groups].reverse(), awsRules);
    if (all.kind !== 'SHARES' || turned.kind !== 'SHARES') throw new Error('two groups are always settled');
    expect(formatFraction(sum(all.endpoints.map(({ share }) => share)))).toBe('1');
    const byId = (list: typeof all.endpoints) =>
      new Map(list.map((one) => [one.id, formatFraction(one.share)]));
    expect(byId(turned.endpoints)).toEqual(byId(all.endpoints));
  });
});

test('a dial that is none, and clients that are nowhere, are refused', () => {
  for (const dial of [101, -1, 0.5])
    expect(() => shares([group('us-west-2', dial, fraction(1))])).toThrow('not from 0 to 100');
  expect(() => shares([group('us-west-2', 100, half)])).toThrow('1/2 of all clients');
});
