import fs from 'node:fs';
import path from 'node:path';
import type { Topology } from '@/lib/core/aws/topology/topology';
import { importAws } from '@/lib/import/aws-json';
import { parseTopologyDocument } from '@/lib/import/document/parse';
import type { ImportFile } from '@/lib/import/files';
import { unzip } from '@/lib/import/zip';

/** A network with what is to be said about it, or the sentences that say why there is none. */
export type Read = { ok: true; topology: Topology; notes: string[] } | { ok: false; problems: string[] };

/** A topology document, a folder or zip of AWS's JSON under any names, or one file of it. */
export async function readTopology(where: string): Promise<Read> {
  const stat = fs.statSync(where, { throwIfNoEntry: false });
  if (!stat) return { ok: false, problems: [`--topology: there is no file or folder ${where}.`] };
  if (stat.isDirectory()) return imported(filesIn(where));
  const bytes = fs.readFileSync(where);
  if (where.toLowerCase().endsWith('.zip')) {
    const files = await unzip(bytes);
    return files.ok ? imported(files.value) : { ok: false, problems: [`--topology: ${files.reason}`] };
  }
  const text = bytes.toString('utf8');
  if (isAws(text)) return imported([{ path: path.basename(where), bytes }]);
  const parsed = parseTopologyDocument(text);
  return parsed.ok
    ? { ok: true, topology: parsed.topology, notes: [] }
    : {
        ok: false,
        problems: parsed.problems.map(
          (one) => `${one.path === '' ? path.basename(where) : one.path}: ${one.reason}`,
        ),
      };
}

/** AWS's keys begin with a capital, or the file is a bare list; ours is one object with small letters. */
function isAws(text: string): boolean {
  return /^\s*(?:\[|\{\s*"[A-Z])/.test(text);
}

function imported(files: readonly ImportFile[]): Read {
  const result = importAws(files);
  if (result.ok)
    return {
      ok: true,
      topology: result.topology,
      notes: result.notes.filter(({ kind }) => kind !== 'read').map(({ says }) => says),
    };
  return {
    ok: false,
    problems: result.problems.map((one) => (one.path === '' ? one.says : `${one.path}: ${one.says}`)),
  };
}

/** Every file below a folder; links are not followed. */
function filesIn(folder: string): ImportFile[] {
  return fs
    .readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .map((file) => ({ path: path.relative(folder, file), bytes: fs.readFileSync(file) }));
}
