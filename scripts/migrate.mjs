// Applies prisma/migrations in order and keeps Prisma's own bookkeeping table, so that Prisma's commands agree with it.
import { createHash, randomUUID } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { main, root, Stop } from './steps/say.mjs';

const bookkeeping = `CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
  "id" TEXT PRIMARY KEY NOT NULL, "checksum" TEXT NOT NULL, "finished_at" DATETIME, "migration_name" TEXT NOT NULL, "logs" TEXT,
  "rolled_back_at" DATETIME, "started_at" DATETIME NOT NULL DEFAULT current_timestamp, "applied_steps_count" INTEGER UNSIGNED NOT NULL DEFAULT 0)`;

/** Brings the database of a `file:` URL up to the code's migrations and returns how many it applied. */
export async function migrate(url) {
  const { default: Database } = await import('better-sqlite3');
  const file = path.resolve(root, url.replace(/^file:/, ''));
  fs.mkdirSync(path.dirname(file), { recursive: true });
  const db = new Database(file);
  try {
    db.pragma('journal_mode = WAL');
    db.pragma('busy_timeout = 10000');
    db.pragma('synchronous = FULL');
    db.exec(bookkeeping);
    let applied = 0;
    while (applyNext(db)) applied++;
    return applied;
  } catch (error) {
    if (!['SQLITE_NOTADB', 'SQLITE_CORRUPT', 'SQLITE_READONLY'].includes(error.code)) throw error;
    throw new Stop(
      `${file} cannot be used as a database (${error.message}): name another with DATABASE_URL.`,
    );
  } finally {
    db.close();
  }
}

function applyNext(db) {
  // Without effect inside a transaction, so the PRAGMA that Prisma writes into a file would come too late.
  db.pragma('foreign_keys = OFF');
  db.exec('BEGIN IMMEDIATE');
  try {
    const next = pending(db)[0];
    if (next) {
      db.exec(next.sql);
      const broken = db.pragma('foreign_key_check');
      if (broken.length > 0) throw new Error(`${next.name} breaks ${broken.length} foreign keys`);
      const now = Date.now();
      db.prepare(
        'INSERT INTO "_prisma_migrations" (id, checksum, migration_name, finished_at, started_at, applied_steps_count) VALUES (?, ?, ?, ?, ?, 1)',
      ).run(randomUUID(), next.checksum, next.name, now, now);
    }
    db.exec('COMMIT');
    return next !== undefined;
  } catch (error) {
    db.exec('ROLLBACK');
    throw error;
  }
}

function pending(db) {
  const rows = db
    .prepare(
      'SELECT migration_name AS name, checksum, finished_at FROM "_prisma_migrations" WHERE rolled_back_at IS NULL',
    )
    .all();
  const known = migrations();
  for (const row of rows) {
    const ours = known.find((one) => one.name === row.name);
    if (!ours)
      throw new Stop(
        `The database is newer than this code (it has the migration ${row.name}): update Hopwise, or use another database with DATABASE_URL.`,
      );
    if (ours.checksum !== row.checksum)
      throw new Stop(`The migration ${row.name} was changed after it was applied: restore the file.`);
    if (row.finished_at === null)
      throw new Stop(`The migration ${row.name} failed earlier: restore the database from a backup.`);
  }
  return known.filter((one) => !rows.some((row) => row.name === one.name));
}

function migrations() {
  const folder = path.join(root, 'prisma/migrations');
  return fs
    .readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => {
      const sql = fs.readFileSync(path.join(folder, name, 'migration.sql'), 'utf8');
      return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') };
    })
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href)
  await main(async () => {
    const applied = await migrate(process.env.DATABASE_URL ?? 'file:data/hopwise.db');
    console.log(applied === 0 ? 'The database is up to date.' : `Applied ${applied} migrations.`);
  });
