'use client';

import { useSyncExternalStore } from 'react';

const never = () => () => undefined;

/** The browser's time zone, sent along; without JavaScript it is UTC until changed on the account page. */
export function TimeZoneField() {
  const zone = useSyncExternalStore(
    never,
    () => Intl.DateTimeFormat().resolvedOptions().timeZone,
    () => 'UTC',
  );
  return <input type="hidden" name="timeZone" value={zone} />;
}
