import 'server-only';
import { expireGuests } from './accounts';
import { db } from './db';
import { checkSqlite } from './sqlite';
import { env } from '@/lib/env';

/** What a start owes: a secret for sessions, a SQLite that keeps answers, and no guests left alone for 90 days. */
export async function onStart(now: Date): Promise<void> {
  if (!env.AUTH_SECRET)
    throw new Error('AUTH_SECRET is not set: start with npm start, which makes one, or set it yourself.');
  await checkSqlite(db);
  await expireGuests(now);
}
