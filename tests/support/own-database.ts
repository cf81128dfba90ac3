import { randomUUID } from 'node:crypto';
import fs from 'node:fs';
import { vi } from 'vitest';

// Runs before each test file: a database of its own, and never the one under data/.
const empty = process.env.HOPWISE_EMPTY_DATABASE;
if (!empty) throw new Error('tests/support/migrated.ts did not run');
const own = empty.replace('empty.db', `${randomUUID()}.db`);
fs.copyFileSync(empty, own);
process.env.DATABASE_URL = `file:${own}`;

// There is no browser here to hold a session; everything behind the session is real.
vi.mock('@/lib/auth', async () => (await import('./sessions')).inPlaceOfAuth);
