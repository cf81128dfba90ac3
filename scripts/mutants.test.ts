import { execFile } from 'node:child_process';
import path from 'node:path';
import { expect, test } from 'vitest';

const root = path.resolve(import.meta.dirname, '..');
type End = { code: number | string | null; out: string; said: string };

/** Runs in a process of its own, because tests are started in it. */
function run(words: string[]): Promise<End> {
  return new Promise((resolve) => {
    execFile(process.execPath, ['--import', 'tsx', ...words], { cwd: root }, (error, out, said) =>
      resolve({ code: error ? (error.code ?? 1) : 0, out, said }),
    );
  });
}

/** What the tests of one file say of the engine, straight or bent. */
async function verdictOf(bends: object): Promise<unknown> {
  const { out } = await run([
    '--input-type=module',
    '--eval',
    `import { runBent } from './scripts/mutants/bent-engine.ts';
     console.log(JSON.stringify(await runBent(${JSON.stringify(bends)}, ['aws/target-group-weights'], true)));
     console.log(process.exitCode ?? 0);`,
  ]);
  const [verdict = '', exit] = out.trim().split('\n');
  return { ...(JSON.parse(verdict) as object), exit };
}

test('a bent engine turns the tests red that know better, and the straight one none', async () => {
  const [straight, bent] = await Promise.all([verdictOf({}), verdictOf({ weightFailover: true })]);
  expect(straight).toEqual({ red: 0, first: null, passed: expect.any(Number), exit: '0' });
  expect(bent).toEqual({
    red: 1,
    first: 'a group without a healthy target keeps its share',
    passed: (straight as { passed: number }).passed - 1,
    exit: '0',
  });
});

test('what it does not know ends with a sentence and 2', async () => {
  expect(await run(['scripts/mutants.ts', '--only', 'M999'])).toEqual({
    code: 2,
    out: '',
    said: 'There is no belief M999.\n',
  });
  const { code, said } = await run(['scripts/mutants.ts', 'M01']);
  expect([code, said]).toEqual([2, expect.stringContaining('Use: npm run -s mutants')]);
});
