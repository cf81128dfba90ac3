import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';

/** One hash over the names and contents of files and folders; what is missing counts as empty. */
export function hashOf(...places) {
  const hash = createHash('sha256');
  for (const place of places)
    for (const file of filesOf(place)) hash.update(`${file}\0`).update(fs.readFileSync(file));
  return hash.digest('hex');
}

function filesOf(place) {
  if (!fs.existsSync(place)) return [];
  if (!fs.statSync(place).isDirectory()) return [place];
  return fs
    .readdirSync(place)
    .sort()
    .flatMap((name) => filesOf(path.join(place, name)));
}

/** Does the work only when the key differs from the one the stamp file holds, and writes the stamp after it. */
export function whenChanged(stamp, key, work) {
  if (fs.existsSync(stamp) && fs.readFileSync(stamp, 'utf8') === key) return 'unchanged';
  // A folder that cannot be written is told now, in one sentence, not by a program in the middle of its work.
  const probe = `.probe-${process.pid}`;
  fs.writeFileSync(probe, '');
  fs.rmSync(probe);
  work();
  fs.mkdirSync(path.dirname(stamp), { recursive: true });
  fs.writeFileSync(stamp, key);
  return undefined;
}
