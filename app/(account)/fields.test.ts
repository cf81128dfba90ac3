import { expect, test } from 'vitest';
import { Details, listTimeZones, TimeZone } from './fields';

test.each(['Asia/Kolkata', 'Asia/Calcutta', 'Europe/Kyiv', 'Europe/Berlin', 'UTC'])(
  'a browser in %s is believed, and finds it in the list',
  (zone) => {
    expect(TimeZone.parse(zone)).toBe(zone);
    expect(listTimeZones(zone).map(({ value }) => value)).toContain(zone);
  },
);

test.each(['Europe/Atlantis', '', '../../etc'])('“%s” counts as UTC', (zone) => {
  expect(TimeZone.parse(zone)).toBe('UTC');
});

test('an e-mail may be left out or is one', () => {
  const rest = { name: 'Ada', timeZone: 'UTC' };
  expect(Details.parse({ ...rest, email: '' }).email).toBeNull();
  expect(Details.parse({ ...rest, email: ' ada@example.org ' }).email).toBe('ada@example.org');
  expect(Details.safeParse({ ...rest, email: 'ada' }).error?.issues[0]?.message).toContain(
    'Write an e-mail address',
  );
});
