import path from 'node:path';
import { defineConfig } from 'vitest/config';

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
        test: { name: 'core', include: ['lib/{core,import}/**/*.test.ts'], isolate: false },
      },
      {
        extends: true,
        test: {
          name: 'rest',
          include: ['{lib,app,scripts,tests}/**/*.test.{ts,tsx}'],
          exclude: ['lib/{core,import}/**', 'node_modules/**'],
          globalSetup: 'tests/support/migrated.ts',
          setupFiles: 'tests/support/own-database.ts',
        },
      },
    ],
  },
});
