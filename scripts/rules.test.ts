import { execFile } from 'node:child_process';
import path from 'node:path';
import { expect, test } from 'vitest';
import { beliefs } from '@/lib/core/aws/beliefs';
import { rules } from '@/lib/core/aws/rules';

const root = path.resolve(import.meta.dirname, '..');

function run(words: string[]): Promise<{ code: number | string | null; out: string; said: string }> {
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      ['--import', 'tsx', 'scripts/rules.ts', ...words],
      { cwd: root },
      (error, out, said) => resolve({ code: error ? (error.code ?? 1) : 0, out, said }),
    );
  });
}

test('prints a line for each rule and each belief, in the order of their numbers', async () => {
  const { code, out } = await run([]);
  const [head, ...lines] = out.trimEnd().split('\n');
  expect([code, head?.split(/\s+/)]).toEqual([0, ['id', 'code', 'tests', 'families']]);
  const ids = lines.map((line) => line.split(' ')[0]);
  expect(ids.slice(0, 2)).toEqual(['R1', 'R2']);
  expect([...ids].sort()).toEqual([...rules, ...beliefs].map(({ id }) => id as string).sort());
});

test('prints for one of each what makes use of it', async () => {
  const { code, out } = await run(['R58', 'M42', '--json']);
  expect([code, JSON.parse(out)]).toEqual([
    0,
    [
      {
        id: 'R58',
        uses: {
          code: expect.arrayContaining(['lib/core/aws/peering.ts']),
          tests: expect.arrayContaining(['lib/core/aws/peering.test.ts']),
          families: expect.any(Array),
        },
      },
      {
        id: 'M42',
        uses: {
          code: expect.arrayContaining(['lib/core/aws/target-group-weights.ts']),
          tests: expect.arrayContaining(['lib/core/aws/target-group-weights.test.ts']),
          families: expect.any(Array),
        },
      },
    ],
  ]);
});

test('what it does not know ends with a sentence and 2', async () => {
  expect(await run(['R105'])).toEqual({ code: 2, out: '', said: 'There is no rule or belief R105.\n' });
  const { code, said } = await run(['--all']);
  expect([code, said]).toEqual([2, expect.stringContaining('Use: npm run -s rules')]);
});
