import { expect, test } from 'vitest';
import { parseRoute, refusalOf, routesOf } from './route-text';

const table = routesOf('10.0.0.0/16 local; 0.0.0.0/0 igw-1 static; 10.8.0.0/16 vgw-1 vpn-bgp blackhole');

test('a line gives destination, target, origin and state', () => {
  expect(table.map(({ nextHop, origin, state }) => [nextHop.kind, origin, state])).toEqual([
    ['local', 'local', 'active'],
    ['igw', 'static', 'active'],
    ['vgw', 'vpn-bgp', 'blackhole'],
  ]);
});

test.each(['10.0.0.0 igw-1 static', '10.0.0.0/8 abc-1 static', '10.0.0.0/8 igw-1 bgp'])(
  '“%s” is refused',
  (line) => {
    expect(parseRoute(line).ok).toBe(false);
  },
);

test.each([
  ['10.0.0.0/8 igw-1 vpn-bgp', /virtual private gateway/],
  ['0.0.0.0/0 nat-1 static', /same destination/],
  ['10.0.3.0/24 igw-1 static', /R14/],
])('AWS would not take “%s”', (line, why) => {
  const route = parseRoute(line);
  expect(route.ok && refusalOf(route.value, table)).toMatch(why);
});

test.each(['10.0.3.0/24 eni-1 static', '0.0.0.0/0 vgw-1 vpn-bgp'])('AWS would take “%s”', (line) => {
  const route = parseRoute(line);
  expect(route.ok && refusalOf(route.value, table)).toBeNull();
});
