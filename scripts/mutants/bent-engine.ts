import path from 'node:path';
import type { CliOptions, Reporter, TestCase } from 'vitest/node';
import { startVitest } from 'vitest/node';
import type { Switches } from '@/lib/core/aws/rule';

/** What the unit tests of the engine say under some switches. `first` is the title of the first that is red. */
export type Verdict = { red: number; first: string | null; passed: number };

type ViteConfig = NonNullable<Parameters<typeof startVitest>[3]>;

const root = path.resolve(import.meta.dirname, '../..');
const settings = path.join(root, 'lib/core/aws/rules.ts');

/**
 * Runs tests whose file contains one of the words, with AWS's settings turned as they are read from disk, so that the
 * engine itself knows nothing of it. Stops at the first red test unless it shall count them all.
 */
export async function runBent(bends: Partial<Switches>, words: string[], count: boolean): Promise<Verdict> {
  const found: Verdict = { red: 0, first: null, passed: 0 };
  const exitCode = process.exitCode;
  const vitest = await startVitest('test', words, options(count, reporterOf(found)), configOf(bends));
  // A file that cannot even be loaded holds no test that could be red.
  const broken = vitest.state.getTestModules().find((module) => module.errors().length > 0);
  const [error] = vitest.state.getUnhandledErrors();
  // Vitest leaves 1 behind for a red test, which here is what is hoped for.
  process.exitCode = exitCode;
  if (error) throw error;
  if (broken)
    return { ...found, red: found.red + 1, first: found.first ?? `${broken.relativeModuleId} can be loaded` };
  return found;
}

function reporterOf(found: Verdict): Reporter {
  return {
    onTestCaseResult(testCase: TestCase) {
      const { state } = testCase.result();
      if (state === 'passed') found.passed++;
      if (state !== 'failed') return;
      found.red++;
      found.first ??= testCase.fullName;
    },
  };
}

function options(count: boolean, reporter: Reporter): CliOptions {
  return {
    config: false,
    root,
    include: ['lib/core/**/*.test.ts', 'tests/oracle/**/*.test.ts'],
    watch: false,
    bail: count ? 0 : 1,
    isolate: false,
    passWithNoTests: true,
    testTimeout: 60_000,
    maxWorkers: '100%',
    reporters: [reporter],
  };
}

function configOf(bends: Partial<Switches>): ViteConfig {
  return {
    resolve: { alias: { '@': root } },
    plugins: [
      {
        name: 'bend-the-rules',
        enforce: 'pre',
        transform(code, id) {
          if (id.split('?')[0] !== settings) return null;
          return `${code}\nObject.assign(awsRules, ${JSON.stringify(bends)});\n`;
        },
      },
    ],
  };
}
