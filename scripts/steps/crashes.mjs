import { spawnSync } from 'node:child_process';
import { testEnv } from './browser-tests.mjs';
import { bin, step } from './say.mjs';

/** Kills a server under load a few times: one test, failed when an acknowledged answer was lost or counted twice. */
export async function crashes(kills) {
  let passed = false;
  await step('Crash test', () => {
    const words = ['--conditions=react-server', bin('tsx/dist/cli.mjs'), 'scripts/crash.ts', String(kills)];
    passed =
      spawnSync(process.execPath, words, { stdio: 'inherit', env: { ...process.env, ...testEnv } }).status ===
      0;
  });
  return { passed: passed ? 1 : 0, failed: passed ? 0 : 1, skipped: 0 };
}
