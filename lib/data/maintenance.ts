import 'server-only';
import { expireGuests } from './accounts';
import { db } from './db';
import { checkSqlite } from './sqlite';

/** What a start owes the database: a SQLite that keeps answers, and no guests left alone for 90 days. */
export async function onStart(now: Date): Promise<void> {
  await checkSqlite(db);
  await expireGuests(now);
}
