import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import { bin, run, step, Stop } from './say.mjs';
import { hashOf, whenChanged } from './stamp.mjs';

/** Refuses a Node that is too old for the packages. */
export function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 19))
    throw new Stop(`Node ${process.versions.node} is too old: install Node 20.19 or newer.`);
}

/** Installs when package.json, the lock file or Node's binary interface changed. */
export async function install() {
  const key = `${hashOf('package.json', 'package-lock.json')} ${process.versions.modules}`;
  await step('Installing packages', () =>
    whenChanged('node_modules/.hopwise-installed', key, () => {
      for (const tool of ['python3', 'make', 'g++'])
        if (!process.env.HOPWISE_SKIP_COMPILER_CHECK && spawnSync(tool, ['--version']).error)
          throw new Stop(
            `${tool} is missing: the database driver is compiled at install and needs python3, make and g++ (Debian: apt-get install python3 make g++).`,
          );
      run('Installing packages failed; npm says why above.', 'npm', [
        'ci',
        '--include=dev',
        '--no-audit',
        '--no-fund',
        '--loglevel=error',
      ]);
    }),
  );
}

/** Makes the database client from the models when they changed. */
export async function generate() {
  await step('Generating the client', () =>
    whenChanged(
      'generated/.stamp',
      hashOf('prisma/schema.prisma', 'prisma.config.ts', 'package-lock.json'),
      () =>
        run(
          'Generating the database client failed.',
          process.execPath,
          [bin('prisma/build/index.js'), 'generate'],
          { quiet: true },
        ),
    ),
  );
}

/** Everything that must be there before code can be checked or built. */
export async function prepare() {
  checkNode();
  if (!fs.existsSync('package.json')) throw new Stop('Run this from the project’s folder.');
  await install();
  await generate();
}
