import 'server-only';
import { PrismaBetterSqlite3 } from '@prisma/adapter-better-sqlite3';
import type { PrismaClient } from '@/generated/prisma/client';

/** Before 3.51.3 a WAL file could be reset while it was read, which corrupts (https://sqlite.org/wal.html). */
const leastVersion = [3, 51, 3] as const;

/** The adapter, with every connection in WAL mode, foreign keys on, patient, and safe against a power cut. */
export function sqliteAdapter(url: string): PrismaBetterSqlite3 {
  const factory = new PrismaBetterSqlite3({ url });
  const connect = factory.connect.bind(factory);
  factory.connect = async () => {
    const connection = await connect();
    await connection.executeScript(
      'PRAGMA journal_mode = WAL; PRAGMA foreign_keys = ON; PRAGMA busy_timeout = 10000; PRAGMA synchronous = FULL;',
    );
    return connection;
  };
  return factory;
}

/** What SQLite says of this connection. */
export type Pragmas = {
  version: string;
  journalMode: string;
  foreignKeys: number;
  busyTimeout: number;
  synchronous: number;
};

/** Reads the pragmas back; raw SQL, as nothing else in this folder is. */
export async function readPragmas(db: PrismaClient): Promise<Pragmas> {
  const one = async (sql: string): Promise<unknown> =>
    Object.values((await db.$queryRawUnsafe<Record<string, unknown>[]>(sql))[0] ?? {})[0];
  return {
    version: String(await one('SELECT sqlite_version()')),
    journalMode: String(await one('PRAGMA journal_mode')),
    foreignKeys: Number(await one('PRAGMA foreign_keys')),
    busyTimeout: Number(await one('PRAGMA busy_timeout')),
    synchronous: Number(await one('PRAGMA synchronous')),
  };
}

/** Refuses to serve on a SQLite that could lose answers. */
export async function checkSqlite(db: PrismaClient): Promise<void> {
  const pragmas = await readPragmas(db);
  const [major = 0, minor = 0, patch = 0] = pragmas.version.split('.').map(Number);
  const [a, b, c] = leastVersion;
  const old = major < a || (major === a && (minor < b || (minor === b && patch < c)));
  if (old) throw new Error(`SQLite ${pragmas.version} can corrupt its journal: 3.51.3 or newer is needed.`);
  if (pragmas.journalMode !== 'wal' || pragmas.foreignKeys !== 1 || pragmas.synchronous !== 2)
    throw new Error(`SQLite is not set up to keep answers: ${JSON.stringify(pragmas)}`);
}
