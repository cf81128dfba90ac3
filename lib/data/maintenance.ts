import 'server-only';
import { expireGuests } from './accounts';
import { db } from './db';
import { rebuildMissingCards } from './rebuild';
import { checkSqlite } from './sqlite';
import { env } from '@/lib/env';

/**
 * What a start owes: a secret for sessions, a clock that is moved on one's own machine only, a SQLite that keeps answers,
 * no guests left alone for 90 days, and cards for what was answered before there were any.
 */
export async function onStart(now: Date): Promise<void> {
  if (!env.AUTH_SECRET)
    throw new Error('AUTH_SECRET is not set: start with npm start, which makes one, or set it yourself.');
  const loopback = ['127.0.0.1', 'localhost', '::1'].includes(env.HOST ?? '');
  if (env.HOPWISE_CLOCK_OFFSET !== 0 && !loopback)
    throw new Error(
      'HOPWISE_CLOCK_OFFSET moves the clock, so it is refused unless HOST is 127.0.0.1, localhost or ::1.',
    );
  await checkSqlite(db);
  await expireGuests(now);
  await rebuildMissingCards();
}
