import fs from 'node:fs';
import { spawnSync } from 'node:child_process';
import { forgetRouteTypes } from './build.mjs';
import { bin, run, step } from './say.mjs';

/** Format, lint and types. */
export async function lint() {
  await step('Checking the format', () =>
    run('Some files are not formatted: run npm run format.', process.execPath, [
      bin('prettier/bin/prettier.cjs'),
      '--check',
      '--log-level=warn',
      '--cache',
      '.',
    ]),
  );
  await step('Linting', () =>
    run('The linter objects; see above.', process.execPath, [
      bin('eslint/bin/eslint.js'),
      '--max-warnings=0',
      // By content, since a checkout makes every file look new. Rules that look at other files are in the contracts.
      '--cache',
      '--cache-strategy=content',
      '--cache-location=node_modules/.cache/eslint',
      '.',
    ]),
  );
  await step('Checking the types', () => {
    forgetRouteTypes();
    run('Generating the route types failed.', process.execPath, [bin('next/dist/bin/next'), 'typegen'], {
      quiet: true,
      env: { HOPWISE_DIST: '.next-test' },
    });
    run('The types do not hold; see above.', process.execPath, [
      bin('typescript/bin/tsc'),
      '--noEmit',
      '-p',
      '.',
    ]);
  });
}

/** Unit, property, contract and data tests: how many passed, failed and were skipped. */
export const unit = () => vitest([]);

/** The same without those that take long; threads start sooner than processes. */
export const quickUnit = () => vitest(['--project', 'core', '--project', 'rest', '--pool', 'threads']);

async function vitest(words) {
  const report = 'test-results/unit.json';
  let counts;
  await step('Unit and contract tests', () => {
    fs.rmSync(report, { force: true });
    spawnSync(
      process.execPath,
      [
        bin('vitest/vitest.mjs'),
        'run',
        ...words,
        '--reporter=default',
        '--reporter=json',
        `--outputFile.json=${report}`,
      ],
      { stdio: 'inherit' },
    );
    counts = countVitest(report);
  });
  return counts;
}

function countVitest(report) {
  if (!fs.existsSync(report)) return { passed: 0, failed: 1, skipped: 0 };
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, success } = JSON.parse(
    fs.readFileSync(report, 'utf8'),
  );
  // A file that does not load fails the run without a failed test.
  return {
    passed: numPassedTests,
    failed: success ? numFailedTests : Math.max(1, numFailedTests),
    skipped: numPendingTests + numTodoTests,
  };
}
