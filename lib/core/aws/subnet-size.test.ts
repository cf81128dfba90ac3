import { expect, test } from 'vitest';
import { formatIp, ipv4 } from '@/lib/core/net/ip';
import { prefix4 } from '@/lib/core/net/prefix';
import { awsRules } from './rules';
import { isAssignable, reservedAddresses, smallestLength, usableIn } from './subnet-size';

// https://docs.aws.amazon.com/vpc/latest/userguide/subnet-sizing.html
test.each([
  [28, 11],
  [27, 27],
  [26, 59],
  [25, 123],
  [24, 251],
  [20, 4091],
  [16, 65531],
])('a /%d has %d usable addresses', (length, usable) => {
  expect(usableIn(length, awsRules)).toBe(usable);
});

test.each([
  [1, 28],
  [11, 28],
  [12, 27],
  [27, 27],
  [28, 26],
  [251, 24],
  [252, 23],
  [65531, 16],
  [65532, null],
])('%d interfaces need a /%s', (interfaces, length) => {
  expect(smallestLength(interfaces, awsRules)).toBe(length);
});

test('the five reserved addresses of 10.0.0.0/24 are those of the user guide', () => {
  const found = reservedAddresses(prefix4('10.0.0.0/24')).map(
    ({ address, role }) => `${formatIp(address)} ${role}`,
  );
  expect(found).toEqual([
    '10.0.0.0 network',
    '10.0.0.1 router',
    '10.0.0.2 dns',
    '10.0.0.3 future',
    '10.0.0.255 last',
  ]);
});

test('an interface can have every other address of the subnet and none outside', () => {
  const [vpc, subnet] = [prefix4('10.0.0.0/16'), prefix4('10.0.2.64/26')];
  const kept = new Set(reservedAddresses(subnet).map(({ address }) => address.value));
  const start = ipv4('10.0.2.0').value;
  for (let value = start; value < start + 256; value++) {
    const inside = value >= start + 64 && value < start + 128;
    expect(isAssignable(subnet, vpc, { family: 4, value }, awsRules)).toBe(inside && !kept.has(value));
  }
});
