import { expect, test } from 'vitest';
import { draftOf, fateOf, readPacket, readRule, sieveAfter, sieveOf, type Sieve } from './acl-sieve-state';
import { judge } from './network-acl-state';

const start = sieveOf(
  '120 allow tcp 1024-65535 0.0.0.0/0; 90 deny all all 203.0.113.0/24; 100 allow tcp 443 0.0.0.0/0',
  '192.0.2.10 tcp 443; 203.0.113.7 tcp 443; 192.0.2.10 udp 53',
);
const numbers = ({ rows }: Sieve): number[] => rows.map(({ entry }) => entry.number);
const idOf = (sieve: Sieve, number: number): number =>
  sieve.rows.find(({ entry }) => entry.number === number)?.id ?? -1;

/** What each rule and * say of a packet. */
function reasons(sieve: Sieve, at: number): string[] {
  const packet = sieve.packets[at];
  if (!packet) throw new Error('no packet');
  const verdict = judge(
    sieve.rows.map(({ entry }) => entry),
    packet,
  );
  return [...verdict.readings, null].map((one) => fateOf(one, packet, verdict).why);
}

test('the rules stand in ascending number, however the lesson lists them', () => {
  expect(numbers(start)).toEqual([90, 100, 120]);
});

test('every rule says what became of the packet, and what was never read says what it would have done', () => {
  expect(reasons(start, 0)).toEqual([
    'Passed: 192.0.2.10 is outside 203.0.113.0/24',
    'Decides: it matches and allows',
    'Never read',
    'Never read',
  ]);
  expect(reasons(start, 1)).toEqual([
    'Decides: it matches and denies',
    'Never read; it would allow',
    'Never read',
    'Never read',
  ]);
  expect(reasons(start, 2)).toEqual([
    'Passed: 192.0.2.10 is outside 203.0.113.0/24',
    'Passed: UDP is not TCP',
    'Passed: UDP is not TCP',
    'Decides: denies what no number caught',
  ]);
});

test('moving a rule down swaps two numbers and can turn a verdict', () => {
  const moved = sieveAfter(start, { do: 'down', id: idOf(start, 90) });
  expect(numbers(moved)).toEqual([90, 100, 120]);
  expect(moved.rows.map(({ entry }) => entry.action)).toEqual(['allow', 'deny', 'allow']);
  expect(reasons(moved, 1)[0]).toBe('Decides: it matches and allows');
  expect(sieveAfter(moved, { do: 'up', id: idOf(start, 90) }).rows).toEqual(start.rows);
});

test('the first rule cannot go up nor the last one down', () => {
  expect(sieveAfter(start, { do: 'up', id: idOf(start, 90) }).rows).toEqual(start.rows);
  expect(sieveAfter(start, { do: 'down', id: idOf(start, 120) }).rows).toEqual(start.rows);
});

test('a rule typed back is the same rule', () => {
  for (const { id, entry } of start.rows)
    expect(readRule(draftOf(entry), start, id)).toEqual({ ok: true, value: entry });
});

test('a number that is taken, a slip and a ninth rule are refused with a sentence', () => {
  const draft = { number: '100', action: 'allow', protocol: 'tcp', ports: '22', block: '10.0.0.0/8' };
  const many = sieveOf(
    Array.from({ length: 8 }, (_, at) => `${at + 1} deny all all 10.0.0.0/8`).join(';'),
    '',
  );
  for (const parsed of [
    readRule(draft, start),
    readRule({ ...draft, number: '0' }, start),
    readRule({ ...draft, number: '105', ports: '' }, start),
    readRule({ ...draft, number: '105', block: '10.0.0.0.24' }, start),
    readRule({ ...draft, number: '105' }, many),
  ])
    expect(parsed.ok ? '' : parsed.reason).toMatch(/\.$/);
  expect(readRule({ ...draft, number: '105', ports: ' 22 ' }, start).ok).toBe(true);
});

test('firing keeps five packets and chooses the new one; withdrawing keeps a choice that exists', () => {
  const packet = start.packets[0];
  if (!packet) throw new Error('no packet');
  let sieve = start;
  for (let at = 0; at < 4; at++) sieve = sieveAfter(sieve, { do: 'fire', packet });
  expect(sieve.packets).toHaveLength(5);
  expect(sieve.chosen).toBe(4);
  while (sieve.packets.length > 0) {
    sieve = sieveAfter(sieve, { do: 'withdraw', at: sieve.packets.length - 1 });
    expect(sieve.chosen).toBe(Math.max(0, sieve.packets.length - 1));
  }
});

test('a TCP packet needs a port and a ping does not', () => {
  expect(readPacket('192.0.2.10 tcp').ok).toBe(false);
  expect(readPacket('192.0.2.10 icmp').ok).toBe(true);
});

test('starting again brings back what the lesson wrote', () => {
  const emptied = sieveAfter(start, { do: 'remove', id: idOf(start, 90) });
  expect(sieveAfter(emptied, { do: 'start-again', sieve: start })).toEqual(start);
});
