import { pathToFileURL } from 'node:url';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { build } from 'esbuild';
import { benchImport } from './bench/import';
import { benchServer } from './bench/server';

/** Runs the families as the server does, compiled: tsx wraps every function, which would be measured too. */
async function benchCompiled(): Promise<void> {
  const file = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'hopwise-bench-')), 'families.mjs');
  const entryPoints = [path.join(import.meta.dirname, 'bench/families.ts')];
  await build({
    entryPoints,
    outfile: file,
    bundle: true,
    format: 'esm',
    platform: 'node',
    logLevel: 'error',
  });
  const { benchFamilies } = (await import(pathToFileURL(file).href)) as typeof import('./bench/families');
  benchFamilies();
  fs.rmSync(path.dirname(file), { recursive: true });
}

const only = process.argv[2];
if (only === undefined || only === 'import') await benchImport();
if (only !== 'server' && only !== 'import') await benchCompiled();
if (only !== 'families' && only !== 'import') await benchServer();
