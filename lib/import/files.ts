import { isRegion } from './aws/region';
import { parseJson } from './json';
import { limits } from './limits';
import { counted, shown, type Note } from './note';
import { recognise, refusalIn, type Found } from './recognise';
import { compareText } from './in-order';

/** A file as it was chosen or unpacked. */
export type ImportFile = { path: string; bytes: Uint8Array };

/** What was recognised in one file. */
export type Read = { path: string; folder: string; region: string | null; found: Found[] };

/** Reads the files one by one, in the order of their paths, so that no more than one lies unpacked in memory. Whatever is wrong with one is a note, and the others still count. */
export function* readFiles(files: readonly ImportFile[], notes: Note[]): Generator<Read> {
  const sorted = [...files].sort((a, b) => compareText(a.path, b.path));
  if (sorted.length > limits.files) {
    const says = `There are ${counted(sorted.length, 'file')}; the first ${limits.files.toLocaleString('en-GB')} by name are read.`;
    notes.push({ kind: 'problem', path: '', says });
  }
  let total = 0;
  for (const file of sorted.slice(0, limits.files)) {
    total += file.bytes.length;
    const read = readFile(file, total, notes);
    if (read) yield read;
  }
}

function readFile({ path, bytes }: ImportFile, total: number, notes: Note[]): Read | null {
  const shownPath = shown(path);
  const parts = path.split(/[\\/]/);
  if (isPassedOver(path)) {
    notes.push({ kind: 'passed-over', path: shownPath, says: `${shownPath}: a hidden file is not read.` });
    return null;
  }
  const refuse = (reason: string) => {
    notes.push({ kind: 'problem', path: shownPath, says: `${shownPath}: ${reason}` });
    return null;
  };
  if (bytes.length > limits.fileBytes)
    return refuse(`It has more than ${limits.fileBytes / 1e6} MB, the most that one file may have.`);
  if (total > limits.totalBytes)
    return refuse(`All files together have more than ${limits.totalBytes / 1e6} MB; this one is not read.`);
  const region = parts.slice(0, -1).reverse().find(isRegion) ?? null;
  const folder = parts.slice(0, -1).join('/');
  const json = parseJson(bytes);
  if (json.ok) return { path: shownPath, folder, region, found: recognise(json.value) };
  const refusal = bytes.length < 10_000 ? refusalIn(new TextDecoder().decode(bytes)) : null;
  return refusal ? { path: shownPath, folder, region, found: [refusal] } : refuse(json.reason);
}

/** Hidden files, and what macOS puts beside the real ones in a zip. */
export function isPassedOver(path: string): boolean {
  return path
    .split(/[\\/]/)
    .some((part) => part === '__MACOSX' || (part.startsWith('.') && part !== '.' && part !== '..'));
}
