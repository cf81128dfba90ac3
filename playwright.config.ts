import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { defineConfig } from '@playwright/test';

const port = Number(process.env.HOPWISE_E2E_PORT ?? 3107);
const origin = `http://127.0.0.1:${port}`;
// Playwright reads this file again in each worker: the folder is made once and handed on.
const folder = (process.env.HOPWISE_E2E_DATA ??= fs.mkdtempSync(path.join(os.tmpdir(), 'hopwise-e2e-')));
const browser = process.env.CHROMIUM_PATH ?? '';

// `npm run e2e` and `npm test` start this with a build of its own and the secrets that only tests use.
export default defineConfig({
  testDir: 'tests/e2e',
  outputDir: 'test-results/e2e',
  fullyParallel: true,
  forbidOnly: true,
  workers: 2,
  retries: 0,
  timeout: 30_000,
  reporter: [
    ['list'],
    ['json', { outputFile: process.env.PLAYWRIGHT_JSON_OUTPUT_NAME ?? 'test-results/e2e.json' }],
  ],
  use: {
    baseURL: origin,
    trace: 'retain-on-failure',
    launchOptions: {
      ...(browser === '' ? {} : { executablePath: browser }),
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
  webServer: {
    command: `node scripts/migrate.mjs && node node_modules/next/dist/bin/next start -H 127.0.0.1 -p ${port}`,
    url: `${origin}/api/health`,
    reuseExistingServer: false,
    timeout: 60_000,
    env: {
      HOPWISE_DIST: process.env.HOPWISE_DIST ?? '.next-test',
      HOPWISE_DATA: folder,
      DATABASE_URL: `file:${path.join(folder, 'e2e.db')}`,
      AUTH_SECRET: process.env.AUTH_SECRET ?? 'a secret that only tests use, never a server',
      NODE_ENV: 'production',
      NEXT_TELEMETRY_DISABLED: '1',
    },
  },
});
