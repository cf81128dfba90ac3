import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { families } from '@/lib/core/families/index';

/** Rewrites the hashes that hold every family to its output. Raise the revision first: a kept attempt names it. */
const lines = families.map((family): [string, string] => {
  const digest = createHash('sha256');
  for (let seed = 0; seed < 50; seed++) digest.update(JSON.stringify(family.variant(seed)));
  return [`${family.id}@${family.revision}`, digest.digest('hex').slice(0, 16)];
});
const file = path.join(import.meta.dirname, '../tests/contracts/families.golden.json');
fs.writeFileSync(file, `${JSON.stringify(Object.fromEntries(lines), null, 2)}\n`);
console.log(`${lines.length} families`);
