import { expect, test } from 'vitest';
import { ip } from '@/lib/core/net/ip';
import { prefix } from '@/lib/core/net/prefix';
import { choosePath, type AnnouncedPath } from './direct-connect';

const path = (
  id: string,
  block: string,
  asPathLength: number,
  fields: Partial<AnnouncedPath> = {},
): AnnouncedPath => ({
  id,
  prefix: prefix(block),
  asPathLength,
  med: 0,
  preference: null,
  region: 'us-east-1',
  ...fields,
});
const chosen = (paths: AnnouncedPath[], to = '172.16.0.10'): string => {
  const choice = choosePath(paths, ip(to));
  return choice.disposition === 'FORWARDED' ? choice.chosen.id : choice.disposition;
};

// https://docs.aws.amazon.com/directconnect/latest/UserGuide/private-transit-vif-example.html: A and B stand in the VPC's
// Region and announce three and two AS numbers, C stands in another Region.
const a = path('A', '172.16.0.0/16', 3);
const b = path('B', '172.16.0.0/16', 2);
const c = path('C', '172.16.0.0/24', 1, { region: 'us-west-1' });
test.each([
  ['the shorter AS path of two from one Region', [a, b], '172.16.0.10', 'B'],
  ['the longer prefix, from whatever Region', [a, b, c], '172.16.0.10', 'C'],
  ['the others outside that prefix', [a, b, c], '172.16.1.10', 'B'],
])('AWS’s example takes %s', (_, paths, to, want) => {
  expect(chosen(paths, to)).toBe(want);
  expect(chosen([...paths].reverse(), to)).toBe(want);
});

// https://docs.aws.amazon.com/directconnect/latest/UserGuide/routing-and-bgp.html: 7224:7300 high, 7200 medium, 7100 low,
// read before the AS path.
test.each([
  ['high', 'medium'],
  ['medium', 'low'],
  ['high', 'low'],
] as const)('%s preference comes before %s, whatever the AS path and the Region', (better, worse) => {
  const far = path('far', '172.16.0.0/16', 4, { preference: better, region: 'us-west-1' });
  const near = path('near', '172.16.0.0/16', 1, { preference: worse });
  expect(chosen([near, far])).toBe('far');
});

test('equal preference leaves it to the AS path, and a longer prefix beats any preference', () => {
  const low = path('low', '172.16.0.0/24', 5, { preference: 'low' });
  const high = path('high', '172.16.0.0/16', 1, { preference: 'high' });
  expect(chosen([high, low])).toBe('low');
  expect(chosen([high, { ...high, id: 'longer', asPathLength: 2 }])).toBe('high');
});

test('what no page settles is left open', () => {
  expect(chosen([a, { ...c, prefix: a.prefix }])).toBe('INDETERMINATE');
  expect(chosen([a, { ...b, preference: 'high' }])).toBe('INDETERMINATE');
  expect(choosePath([a, { ...a, id: 'A2' }], ip('172.16.0.10'))).toEqual({
    disposition: 'INDETERMINATE',
    standing: [a, { ...a, id: 'A2' }],
  });
});

test('without an announcement that holds the address there is no route', () => {
  expect(chosen([a, b], '10.0.0.1')).toBe('NO_ROUTE');
  expect(chosen([])).toBe('NO_ROUTE');
});
