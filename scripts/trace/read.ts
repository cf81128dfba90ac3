import fs from 'node:fs';
import path from 'node:path';
import type { ImportFile } from '@/lib/import/files';
import { readUpload, type Upload } from '@/lib/import/upload';

/** A topology document, a folder or zip of AWS's JSON under any names, or one file of it. What cannot be read is said by name. */
export async function readTopology(where: string): Promise<Upload> {
  try {
    const stat = fs.statSync(where, { throwIfNoEntry: false });
    if (!stat) return { ok: false, problems: [`--topology: there is no file or folder ${where}.`] };
    if (stat.isDirectory()) return await readUpload(filesIn(where));
    if (stat.isFile()) return await readUpload([fileAt(path.dirname(where), where)]);
    return { ok: false, problems: [`--topology: ${where} is neither a file nor a folder.`] };
  } catch (error) {
    const { code, path: what = where } = error as NodeJS.ErrnoException;
    if (typeof code !== 'string') throw error;
    return {
      ok: false,
      problems: [`--topology: ${what} cannot be read${reasons.get(code) ?? ` (${code})`}.`],
    };
  }
}

const reasons = new Map([
  ['EACCES', ': permission is denied'],
  ['ELOOP', ': it is a link that leads to itself'],
  ['ENOTDIR', ': part of the path is a file, not a folder'],
  ['ERR_FS_FILE_TOO_LARGE', ': it is too large'],
]);

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
