import { fromBufferPromise, validateFileName, type Entry, type ZipFile } from 'yauzl';
import { accepted, refused, type Parsed } from '@/lib/core/net/parsed';
import { isPassedOver, type ImportFile } from './files';
import { limits } from './limits';
import { shown } from './note';

/**
 * Unpacks a zip in memory. One that tries to get out of its folder, links elsewhere, holds another archive, or grows
 * beyond the limits is refused whole: nobody makes such a zip of AWS's output by accident.
 */
export async function unzip(
  bytes: Uint8Array,
  totalBytes: number = limits.totalBytes,
): Promise<Parsed<ImportFile[]>> {
  if (bytes.length > limits.zipBytes)
    return refused(`The zip has more than ${limits.zipBytes / 1e6} MB, the most that is taken.`);
  try {
    return accepted(await unpack(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length), totalBytes));
  } catch (error) {
    if (error instanceof Refused) return refused(error.message);
    // The library throws plain errors for what is no whole zip, and for names that lead out of it.
    if (error instanceof Error)
      return refused(`The zip cannot be read: ${shown(error.message).replace(/\.$/, '')}.`);
    throw error;
  }
}

class Refused extends Error {}

async function unpack(buffer: Buffer, totalBytes: number): Promise<ImportFile[]> {
  const zip = await fromBufferPromise(buffer);
  if (zip.entryCount > limits.files)
    throw new Refused(`The zip holds ${zip.entryCount} files; ${limits.files} is the most.`);
  const files: ImportFile[] = [];
  let entries = 0;
  let left = totalBytes;
  for await (const entry of zip.eachEntry()) {
    if (++entries > limits.files) throw new Refused(`The zip holds more than ${limits.files} files.`);
    if (isFolder(entry)) continue;
    refuseOddEntry(entry);
    if (isPassedOver(entry.fileName)) continue;
    const bytes = await read(zip, entry, left);
    left -= bytes.length;
    if (isText(entry.fileName, bytes)) files.push({ path: entry.fileName, bytes });
  }
  return files;
}

function isFolder({ fileName }: Entry): boolean {
  return fileName.endsWith('/');
}

function refuseOddEntry(entry: Entry): void {
  const name = shown(entry.fileName);
  const wrong = validateFileName(entry.fileName);
  if (wrong !== null) throw new Refused(`The zip is refused: ${shown(wrong)}.`);
  if (entry.fileName.length > limits.path) throw new Refused(`The path ${name} in the zip is too long.`);
  // The upper half holds the mode of Unix, if a Unix made the zip; 0xa000 is a link.
  if (((entry.externalFileAttributes >>> 16) & 0xf000) === 0xa000)
    throw new Refused(`${name} in the zip is a link, which is not followed.`);
  if (entry.isEncrypted()) throw new Refused(`${name} in the zip is encrypted.`);
  if (!entry.canDecodeFileData()) throw new Refused(`${name} in the zip is packed in an unknown way.`);
  if (entry.uncompressedSize > limits.fileBytes) throw new Refused(tooLarge(name));
  if (entry.uncompressedSize > limits.zipRatio * Math.max(entry.compressedSize, 1_000))
    throw new Refused(`${name} in the zip grows more than ${limits.zipRatio} times when unpacked.`);
}

function tooLarge(name: string): string {
  return `${name} in the zip has more than ${limits.fileBytes / 1e6} MB unpacked, the most that one file may have.`;
}

/** Counts what really comes out, whatever the zip says of its size. */
async function read(zip: ZipFile, entry: Entry, left: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of await zip.openReadStreamPromise(entry)) {
    size += (chunk as Uint8Array).length;
    if (size > limits.fileBytes) throw new Refused(tooLarge(shown(entry.fileName)));
    if (size > left) throw new Refused('The files of the zip are too much together.');
    chunks.push(chunk as Uint8Array);
  }
  const bytes = new Uint8Array(Buffer.concat(chunks));
  if (bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 3 && bytes[3] === 4)
    throw new Refused(`${shown(entry.fileName)} is a zip inside the zip, which is not unpacked.`);
  return bytes;
}

/** Whether the file is JSON by its name or by how it begins; pictures and scripts beside the output are left alone. */
function isText(name: string, bytes: Uint8Array): boolean {
  if (/\.json$/i.test(name)) return true;
  const begin = new TextDecoder().decode(bytes.subarray(0, 64)).trimStart();
  return /^[[{]/.test(begin);
}
