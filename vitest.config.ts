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
    include: ['{lib,app,scripts,tests}/**/*.test.{ts,tsx}'],
    globalSetup: 'tests/support/migrated.ts',
    setupFiles: 'tests/support/own-database.ts',
    testTimeout: 60_000,
    // Its default leaves one core idle, which is half of a small machine.
    maxWorkers: '100%',
    // It imports next/server without its ending, which only a bundler finds.
    server: { deps: { inline: ['next-auth'] } },
  },
});
