import fs from 'node:fs';
import path from 'node:path';
import type { ImportFile } from '@/lib/import/files';
import { readUpload, type Upload } from '@/lib/import/upload';

/** A topology document, a folder or zip of AWS's JSON under any names, or one file of it. */
export async function readTopology(where: string): Promise<Upload> {
  const stat = fs.statSync(where, { throwIfNoEntry: false });
  if (!stat) return { ok: false, problems: [`--topology: there is no file or folder ${where}.`] };
  return readUpload(stat.isDirectory() ? filesIn(where) : [fileAt(path.dirname(where), where)]);
}

/** Every file below a folder; links are not followed. */
function filesIn(folder: string): ImportFile[] {
  return fs
    .readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => fileAt(folder, path.join(entry.parentPath, entry.name)));
}

function fileAt(folder: string, file: string): ImportFile {
  return { path: path.relative(folder, file), bytes: fs.readFileSync(file) };
}
