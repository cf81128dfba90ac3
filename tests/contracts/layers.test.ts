import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

const root = path.resolve(import.meta.dirname, '../..');

/** The table of README, “The house”, written a second time on purpose: lint holds the first. */
const may: Record<string, RegExp> = {
  'lib/core/net/': /^(\.\/|@\/lib\/core\/net\/)/,
  'lib/core/aws/': /^(\.\/|@\/lib\/core\/(net|aws)\/)/,
  'lib/core/items/': /^(\.\/|@\/lib\/core\/(net|aws|items)\/|zod$|pure-rand\/)/,
  'lib/core/families/': /^(\.\/|@\/lib\/core\/(net|aws|items|families)\/)/,
  'lib/core/schedule/': /^(\.\/|@\/lib\/core\/items\/|ts-fsrs$)/,
  'lib/import/': /^(\.\/|@\/lib\/core\/(net|aws)\/|@\/lib\/import\/|zod$|yauzl$)/,
  'lib/content/': /^(\.\/|@\/lib\/(core|content)\/|[^@.]|@[a-z])/,
  'lib/data/': /^(\.\/|@\/lib\/(core\/|import\/|data\/|env$)|@\/generated\/|[^@.]|@[a-z])/,
  'app/':
    /^(\.\/|@\/(app|content)\/|@\/lib\/(content|import|data)\/|@\/lib\/(auth|clock|env|identity-providers)$|@\/lib\/core\/(net|aws|items)\/|[^@.]|@[a-z])/,
};

function sources(folder: string): string[] {
  return fs
    .readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file))
    .map((file) => path.join(folder, file));
}

function imports(file: string): string[] {
  const text = fs.readFileSync(path.join(root, file), 'utf8');
  return [
    ...text.matchAll(/^(?:import|export) [^'"`;=()]*?from ['"]([^'"]+)['"]|^import ['"]([^'"]+)['"]/gm),
  ].map((match) => match[1] ?? match[2] ?? '');
}

test.each(Object.entries(may))('%s looks only down', (folder, allowed) => {
  const files = sources(folder);
  expect(files.length).toBeGreaterThan(0);
  const wrong = files.flatMap((file) =>
    imports(file)
      .filter((from) => !allowed.test(from) && !(file === 'lib/data/viewer.ts' && from === '@/lib/auth'))
      .map((from) => `${file} imports ${from}`),
  );
  expect(wrong).toEqual([]);
});

test('nothing in lib/data is an action, and only lib/auth.ts, the account pages and scripts read accounts', () => {
  for (const file of sources('lib/data'))
    expect(fs.readFileSync(path.join(root, file), 'utf8'), file).not.toContain("'use server'");
  const readers = [...sources('app'), ...sources('lib')].filter((file) =>
    imports(file).some((from) => /(^|\/)(accounts|invites|maintenance|rebuild|tickets)$/.test(from)),
  );
  expect(
    readers.filter((file) => file !== 'lib/auth.ts' && !/^(lib\/data|app\/\(account\))\//.test(file)),
  ).toEqual([]);
});

test('one file alone knows ts-fsrs', () => {
  const readers = [...sources('app'), ...sources('lib'), ...sources('scripts')].filter((file) =>
    imports(file).includes('ts-fsrs'),
  );
  expect(readers).toEqual(['lib/core/schedule/fsrs.ts']);
});

test('there is no file called utils, helpers, misc, common, services or types', () => {
  const all = ['app', 'lib', 'scripts', 'tests'].flatMap((folder) =>
    fs.readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' }),
  );
  expect(
    all.filter((file) => /(^|\/)(utils?|helpers?|misc|common|services?|types)(\/|\.|$)/.test(file)),
  ).toEqual([]);
});
