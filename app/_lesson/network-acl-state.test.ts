import { expect, test } from 'vitest';
import { judge, listOf, parseEntry, parsePacket, verdictText, whyText } from './network-acl-state';

const entries = listOf(
  '120 allow tcp 1024-65535 0.0.0.0/0; 90 deny all all 203.0.113.0/24; 100 allow tcp 443 0.0.0.0/0',
  parseEntry,
);

test.each([
  ['192.0.2.10 tcp 443', 'Allowed by 100'],
  ['203.0.113.7 tcp 443', 'Denied by 90'],
  ['192.0.2.10 tcp 8080', 'Allowed by 120'],
  ['192.0.2.10 udp 53', 'Denied by *'],
])('%s: %s', (packet, verdict) => {
  const [one] = listOf(packet, parsePacket);
  if (!one) throw new Error('no packet');
  expect(verdictText(judge(entries, one))).toBe(verdict);
});

test('the reason names what would have decided otherwise', () => {
  const [one] = listOf('203.0.113.7 tcp 443', parsePacket);
  if (!one) throw new Error('no packet');
  expect(whyText(one, judge(entries, one))).toBe(
    '203.0.113.7 lies in 203.0.113.0/24. Rule 100 would allow it and is never read.',
  );
});

test.each([
  ['192.0.2.10 tcp 443', '192.0.2.10 lies in 0.0.0.0/0 and the port is 443.'],
  ['192.0.2.10 tcp 8080', '192.0.2.10 lies in 0.0.0.0/0 and port 8080 in 1024-65535.'],
  ['192.0.2.10 icmp', 'No numbered rule matches 192.0.2.10, so the rule * denies.'],
])('%s: %s', (packet, why) => {
  expect(listOf(packet, parsePacket).map((one) => whyText(one, judge(entries, one)))).toEqual([why]);
});

test.each([
  '',
  '0 allow tcp 80 0.0.0.0/0',
  '32767 allow tcp 80 0.0.0.0/0',
  '10 permit tcp 80 0.0.0.0/0',
  '10 allow tcp 80-20 0.0.0.0/0',
  '10 allow tcp 80 10.0.0.0',
  '10 allow tcp 80 0.0.0.0/0 x',
])('“%s” is refused with a sentence', (text) => {
  const parsed = parseEntry(text);
  expect(parsed.ok ? '' : parsed.reason).toMatch(/\.$/);
});
