import { formatIp, type Ip } from '@/lib/core/net/ip';
import { formatPrefix, type Prefix } from '@/lib/core/net/prefix';
import type { Topology } from '@/lib/core/aws/topology/topology';
import { importAws } from '@/lib/import/aws-json';
import type { Note } from '@/lib/import/note';
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

/** What an import gives, or an Error with what it said instead. */
export function imported(files: readonly ImportFile[]): { topology: Topology; notes: Note[] } {
  const result = importAws(files);
  if (!result.ok) throw new Error(result.problems.map((one) => one.says).join('\n'));
  return result;
}

/** A file that holds the value as JSON. */
export function jsonFile(path: string, value: unknown): ImportFile {
  return { path, bytes: new TextEncoder().encode(JSON.stringify(value)) };
}

/** Addresses and blocks as text, so that a test reads like AWS's output. */
export function readable(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(readable);
  if (typeof value !== 'object' || value === null) return value;
  if ('family' in value && 'network' in value) return formatPrefix(value as Prefix);
  if ('family' in value && 'value' in value) return formatIp(value as Ip);
  return Object.fromEntries(Object.entries(value).map(([key, field]) => [key, readable(field)]));
}
