import { spawnSync } from 'node:child_process';
import { testEnv } from './browser-tests.mjs';
import { bin, step } from './say.mjs';

/** Runs a script against a production server of its own: one test, passed when it exits with 0. */
async function scriptTest(label, ...words) {
  let passed = false;
  await step(label, () => {
    const node = [
      '--conditions=react-server',
      bin('tsx/dist/cli.mjs'),
      '--conditions=react-server',
      ...words,
    ];
    passed =
      spawnSync(process.execPath, node, { stdio: 'inherit', env: { ...process.env, ...testEnv } }).status ===
      0;
    return passed ? 'passed' : 'FAILED';
  });
  return { passed: passed ? 1 : 0, failed: passed ? 0 : 1, skipped: 0 };
}

/** Kills a server under load: no acknowledged answer may be lost or counted twice. */
export function crashes(kills) {
  return scriptTest('Crash test', 'scripts/crash.ts', String(kills));
}

/** Holds the JavaScript of a first load to its limits. */
export function firstLoad() {
  return scriptTest('First-load JavaScript', 'scripts/first-load.ts');
}
