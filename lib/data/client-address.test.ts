import { expect, test } from 'vitest';
import { clientOf } from './client-address';

test.each([
  ['no proxy is trusted', '203.0.113.7', 0, null],
  ['one proxy appended the client', '203.0.113.7', 1, '203.0.113.7'],
  ['the client made something up before it', '10.0.0.1, 203.0.113.7', 1, '203.0.113.7'],
  ['two proxies stand in front', 'a lie, 203.0.113.7, 10.0.0.2', 2, '203.0.113.7'],
  ['fewer addresses than proxies', '203.0.113.7', 2, null],
  ['a header without an address', 'unknown', 1, null],
  ['no header', null, 1, null],
  ['one of a customer’s many IPv6 addresses', '2001:db8:1:2:3:4:5:6', 1, '2001:db8:1:2::/64'],
])('%s', (_, header, proxies, client) => {
  expect(clientOf(header, proxies)).toBe(client);
});
