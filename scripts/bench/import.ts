import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { build } from 'esbuild';

/** Prints time and peak memory of importing a big network, three times, each in a process of its own. */
export async function benchImport(): Promise<void> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'hopwise-bench-'));
  const outfile = path.join(folder, 'import.mjs');
  const entryPoints = [path.join(import.meta.dirname, 'import-once.ts')];
  await build({ entryPoints, outfile, bundle: true, format: 'esm', platform: 'node', logLevel: 'error' });
  for (let run = 1; run <= 3; run++) {
    const { status } = spawnSync(process.execPath, [outfile], { stdio: 'inherit' });
    if (status !== 0) throw new Error(`the import ended with ${status}`);
  }
  fs.rmSync(folder, { recursive: true });
}
