import { pathToFileURL } from 'node:url';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { build } from 'esbuild';
import { benchImport } from './bench/import';
import { benchServer } from './bench/server';

/** Compiled as the server is: tsx wraps every function, which would be measured too. */
async function compiled<T>(name: string): Promise<T> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'hopwise-bench-'));
  const outfile = path.join(folder, `${name}.mjs`);
  await build({
    entryPoints: [path.join(import.meta.dirname, `bench/${name}.ts`)],
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'node',
    logLevel: 'error',
  });
  const loaded = (await import(pathToFileURL(outfile).href)) as T;
  fs.rmSync(folder, { recursive: true });
  return loaded;
}

const benches: Record<string, () => Promise<void>> = {
  addresses: async () => (await compiled<typeof import('./bench/addresses')>('addresses')).benchAddresses(),
  regions: async () => (await compiled<typeof import('./bench/regions')>('regions')).benchRegions(),
  walks: async () => (await compiled<typeof import('./bench/walks')>('walks')).benchWalks(),
  import: benchImport,
  families: async () => (await compiled<typeof import('./bench/families')>('families')).benchFamilies(),
  server: benchServer,
};

const only = process.argv[2];
const chosen = only === undefined ? Object.values(benches) : [benches[only]];
for (const bench of chosen) {
  if (!bench) throw new Error(`there is no bench ${only}; there are ${Object.keys(benches).join(', ')}`);
  await bench();
}
