import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { migrate } from '@/scripts/migrate.mjs';

/** Migrates one empty database for all data tests; each test file works on a copy of it. */
export default async function setup(): Promise<() => void> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'hopwise-unit-'));
  process.env.HOPWISE_EMPTY_DATABASE = path.join(folder, 'empty.db');
  await migrate(`file:${process.env.HOPWISE_EMPTY_DATABASE}`);
  return () => fs.rmSync(folder, { recursive: true, force: true });
}
