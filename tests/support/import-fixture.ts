import fs from 'node:fs';
import path from 'node:path';
import type { ImportFile } from '@/lib/import/files';

/** The files of a folder under fixtures/, for tests. */
export function fixture(name: string): ImportFile[] {
  const root = path.join(import.meta.dirname, '../../lib/import/fixtures', name);
  return fs
    .readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.json'))
    .map((file) => ({ path: file, bytes: new Uint8Array(fs.readFileSync(path.join(root, file))) }));
}
