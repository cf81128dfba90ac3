import { expect, test } from 'vitest';
import { fatesOf } from './acl-fates';
import { judge, listOf, parseEntry, parsePacket } from './network-acl-state';

const entries = listOf(
  '90 deny all all 203.0.113.0/24; 95 allow udp 443 0.0.0.0/0; 100 allow tcp 443 0.0.0.0/0; 110 allow tcp 22 198.51.100.0/24; 120 deny tcp 1-65535 0.0.0.0/0',
  parseEntry,
);

function texts(packet: string): string[] {
  return listOf(packet, parsePacket).flatMap((one) =>
    fatesOf(judge(entries, one), one).map(({ text }) => text),
  );
}

test('every rule says what it came to', () => {
  expect(texts('192.0.2.1 tcp 443')).toEqual([
    'Passed over: source does not match',
    'Passed over: protocol does not match',
    'Decides: allows',
    'Not reached',
    'Not reached, though it matches',
    'Not reached',
  ]);
  expect(texts('198.51.100.1 tcp 22').slice(2, 4)).toEqual([
    'Passed over: port does not match',
    'Decides: allows',
  ]);
});

test('the rule * decides what no numbered rule matches', () => {
  expect(texts('192.0.2.1 icmp').at(-1)).toBe('Decides: no rule above matches');
  expect(texts('203.0.113.1 icmp')[0]).toBe('Decides: denies');
});
