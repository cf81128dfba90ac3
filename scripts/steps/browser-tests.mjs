import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import { chromium } from './chromium.mjs';
import { bin, step } from './say.mjs';

/** The dist folder of tests; npm start's own is never touched. */
export const testDist = '.next-test';

/** Settings for a build that only tests use. */
export const testEnv = {
  HOPWISE_DIST: testDist,
  AUTH_SECRET: 'a secret that only tests use, never a server',
  NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: Buffer.from('only for tests, 32 bytes long!!!').toString('base64'),
};

/** Journeys in a real Chromium: how many passed, failed and were skipped. */
export async function browserTests(words = []) {
  const report = 'test-results/e2e.json';
  let counts;
  await step('Browser tests', async () => {
    const browser = await chromium();
    fs.rmSync(report, { force: true });
    spawnSync(process.execPath, [bin('@playwright/test/cli.js'), 'test', ...words], {
      stdio: 'inherit',
      env: { ...process.env, ...testEnv, CHROMIUM_PATH: browser, PLAYWRIGHT_JSON_OUTPUT_NAME: report },
    });
    counts = countPlaywright(report);
  });
  return counts;
}

function countPlaywright(report) {
  if (!fs.existsSync(report)) return { passed: 0, failed: 1, skipped: 0 };
  const { stats, errors } = JSON.parse(fs.readFileSync(report, 'utf8'));
  return {
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected + errors.length,
    skipped: stats.skipped,
  };
}
