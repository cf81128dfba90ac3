import fs from 'node:fs';
import { bin, run, step } from './say.mjs';
import { hashOf, whenChanged } from './stamp.mjs';

const sources = [
  'app',
  'lib',
  'content',
  'generated',
  'proxy.ts',
  'instrumentation.ts',
  'next.config.ts',
  'package-lock.json',
  'tsconfig.json',
];

/** Builds into the folder when a source changed. */
export async function build(dist, env) {
  await step('Building', () =>
    whenChanged(`${dist}/.hopwise-built`, `${hashOf(...sources)} ${process.versions.modules}`, () => {
      forgetRouteTypes();
      run('Building failed.', process.execPath, [bin('next/dist/bin/next'), 'build'], {
        env: { ...env, HOPWISE_DIST: dist, NODE_ENV: 'production' },
        quiet: true,
      });
    }),
  );
}

/** Removes the route types of every build: those of a page that is gone would fail the type check of the next one. */
export function forgetRouteTypes() {
  for (const folder of ['.next/types', '.next/dev/types', '.next-test/types', '.next-test/dev/types'])
    fs.rmSync(folder, { recursive: true, force: true });
}
