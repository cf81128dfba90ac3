import type { Topology } from '@/lib/core/aws/topology/topology';
import { importAws } from './aws-json';
import { parseTopologyDocument } from './document/parse';
import type { ImportFile } from './files';
import { limits } from './limits';
import { unzip } from './zip';

/** A network with what is to be said about it, or the sentences that say why there is none. */
export type Upload = { ok: true; topology: Topology; notes: string[] } | { ok: false; problems: string[] };

/** Reads whatever somebody hands over: one topology document, one zip, or files of AWS's JSON under any names. */
export async function readUpload(files: readonly ImportFile[]): Promise<Upload> {
  const [file, ...others] = files;
  if (!file) return { ok: false, problems: ['There is no file in it.'] };
  if (others.length > 0) return fromAws(files);
  if (isZip(file)) {
    const unpacked = await unzip(file.bytes);
    return unpacked.ok
      ? fromAws(unpacked.value)
      : { ok: false, problems: [`${file.path}: ${unpacked.reason}`] };
  }
  return isDocument(file) ? fromDocument(file) : fromAws(files);
}

/** “PK” and two bytes more: https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT, section 4.3.7. */
function isZip({ bytes }: ImportFile): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 3 && bytes[3] === 4;
}

/**
 * A document of ours is one object, and its keys begin with small letters, AWS's with a capital. What is neither is not JSON,
 * or not text, or too large, and what reads AWS's files says which.
 */
function isDocument({ bytes }: ImportFile): boolean {
  return bytes.length <= limits.fileBytes && /^\s*\{(?!\s*"[A-Z])/.test(new TextDecoder().decode(bytes));
}

function fromAws(files: readonly ImportFile[]): Upload {
  const result = importAws(files);
  if (!result.ok) return { ok: false, problems: result.problems.map(({ says }) => says) };
  const notes = result.notes.filter(({ kind }) => kind !== 'read').map(({ says }) => says);
  return { ok: true, topology: result.topology, notes };
}

function fromDocument({ path: name, bytes }: ImportFile): Upload {
  const parsed = parseTopologyDocument(new TextDecoder().decode(bytes));
  if (parsed.ok) return { ok: true, topology: parsed.topology, notes: [] };
  return { ok: false, problems: parsed.problems.map(({ path, reason }) => `${path || name}: ${reason}`) };
}
