import { expect, test } from 'vitest';
import { formatTime, localTime, readLocalTime } from './time';

test.each([
  ['2026-12-02T23:59', 'UTC', '2026-12-02T23:59:00.000Z'],
  ['2026-12-02T23:59', 'Europe/Berlin', '2026-12-02T22:59:00.000Z'],
  ['2026-07-02T23:59', 'America/New_York', '2026-07-03T03:59:00.000Z'],
  ['2026-10-25T02:30', 'Europe/Berlin', '2026-10-25T00:30:00.000Z'],
  ['2026-03-29T01:59', 'Europe/Berlin', '2026-03-29T00:59:00.000Z'],
  ['2026-03-29T03:00', 'Europe/Berlin', '2026-03-29T01:00:00.000Z'],
])('%s in %s is %s, and back', (text, zone, instant) => {
  const at = readLocalTime(text, zone);
  expect(at?.toISOString()).toBe(instant);
  expect(localTime(at ?? new Date(0), zone)).toBe(text);
});

test('an hour that a zone leaves out is the one after', () => {
  expect(readLocalTime('2026-03-29T02:30', 'Europe/Berlin')?.toISOString()).toBe('2026-03-29T01:30:00.000Z');
});

test.each(['', 'tomorrow', '2026-02-30T10:00', '2026-12-02', '2026-12-02T25:00'])('%j is no time', (text) => {
  expect(readLocalTime(text, 'UTC')).toBeNull();
});

test('a time is written out in its zone', () => {
  expect(formatTime(new Date('2026-12-02T22:59:00Z'), 'Europe/Berlin')).toBe('2 December 2026, 23:59');
});
