import { expect, test } from 'vitest';
import { PrismaClient } from '@/generated/prisma/client';
import { db } from './db';
import { checkSqlite, readPragmas, sqliteAdapter } from './sqlite';

const safe = { journalMode: 'wal', foreignKeys: 1, synchronous: 2, busyTimeout: 10_000 };

test('every connection writes ahead, keeps foreign keys, waits, and syncs each commit to the disk', async () => {
  expect(await readPragmas(db)).toMatchObject(safe);
  const second = new PrismaClient({ adapter: sqliteAdapter(process.env.DATABASE_URL ?? '') });
  expect(await readPragmas(second)).toMatchObject(safe);
  await second.$disconnect();
});

test('a transaction leaves the connection as safe as it was', async () => {
  await db.$transaction(async (tx) => {
    await tx.learner.count();
  });
  expect(await readPragmas(db)).toMatchObject(safe);
});

test('the SQLite that is installed can be served on', async () => {
  await expect(checkSqlite(db)).resolves.toBeUndefined();
});

test('a connection that would lose answers at a power cut is refused', async () => {
  const careless = new PrismaClient({ adapter: sqliteAdapter(process.env.DATABASE_URL ?? '') });
  await careless.$executeRawUnsafe('PRAGMA synchronous = NORMAL');
  await expect(checkSqlite(careless)).rejects.toThrow('not set up to keep answers');
  await careless.$disconnect();
});
