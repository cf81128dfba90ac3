import path from 'node:path';
import { defineConfig } from 'vitest/config';

const tests = '**/*.test.{ts,tsx}';
const database = { globalSetup: 'tests/support/migrated.ts', setupFiles: 'tests/support/own-database.ts' };

/** Laws over whole networks and thousands of seeds, whatever bytes somebody may hand over, and commands as a person runs them. */
const long = [
  'tests/contracts/{families,engine-page}.test.ts',
  'tests/{engine,oracle}/**/*.test.ts',
  'lib/**/{fuzz,random-breakages}.test.ts',
  'scripts/**/*.test.ts',
];

export default defineConfig({
  resolve: {
    alias: {
      '@': import.meta.dirname,
      // Outside Next, `server-only` throws on import; its empty half is what the server sees.
      'server-only': path.join(import.meta.dirname, 'node_modules/server-only/empty.js'),
    },
  },
  test: {
    testTimeout: 60_000,
    // Its default leaves one core idle, which is half of a small machine.
    maxWorkers: '100%',
    // It imports next/server without its ending, which only a bundler finds.
    server: { deps: { inline: ['next-auth'] } },
    projects: [
      {
        extends: true,
        // Pure functions keep nothing between files, so their modules are loaded once for all of them.
        test: { name: 'core', include: [`lib/{core,import}/${tests}`], exclude: long, isolate: false },
      },
      {
        extends: true,
        test: {
          name: 'rest',
          include: [`{lib,app,tests}/${tests}`],
          exclude: ['lib/{core,import}/**', 'node_modules/**', ...long],
          ...database,
        },
      },
      {
        extends: true,
        // What takes long: `npm test` runs it, `npm run check` does not.
        test: { name: 'long', include: long, ...database },
      },
    ],
  },
});
