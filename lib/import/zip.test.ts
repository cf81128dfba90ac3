import { expect, test } from 'vitest';
import * as fc from 'fast-check';
import { fixture, imported } from '@/tests/support/import-fixture';
import { zipOf, type ZipEntry } from '@/tests/support/zip';
import { limits } from './limits';
import { unzip } from './zip';

const shop = fixture('shop');
const entries = shop.map(({ path, bytes }): ZipEntry => ({ name: path, content: bytes }));

async function reasonOf(...zip: ZipEntry[]): Promise<string> {
  const result = await unzip(zipOf([...entries.slice(0, 2), ...zip]));
  if (result.ok) throw new Error('it was unpacked');
  return result.reason;
}

test('a zip of a folder is what the folder is', async () => {
  const result = await unzip(zipOf([{ name: 'tgw/', content: '', mode: 0o040755 }, ...entries]));
  if (!result.ok) throw new Error(result.reason);
  expect(imported(result.value)).toEqual(imported(shop));
});

test('pictures, scripts, hidden files and what macOS adds are left alone; JSON of any name is read', async () => {
  const result = await unzip(
    zipOf([
      { name: 'fetch.sh', content: '#!/bin/sh' },
      { name: 'map.png', content: '\x89PNG' },
      { name: '__MACOSX/._vpcs.json', content: '{}' },
      { name: '.DS_Store', content: '{}' },
      { name: 'bad.json', content: 'no' },
      { name: 'vpcs', content: ' {"Vpcs": []}' },
      { name: 'subnets.out', content: '[]' },
    ]),
  );
  expect(result.ok && result.value.map((file) => file.path)).toEqual(['bad.json', 'vpcs', 'subnets.out']);
});

test.each([
  '../up.json',
  'a/../../up.json',
  '/etc/up.json',
  'C:\\up.json',
  '..\\up.json',
  'a\\..\\..\\up.json',
])('a path that leads out of the folder (%s) is refused', async (name) => {
  expect(await reasonOf({ name, content: '{}' })).toMatch(/path/);
});

test('a link is refused', async () => {
  expect(await reasonOf({ name: 'vpcs.json', content: '/etc/passwd', mode: 0o120777 })).toBe(
    'vpcs.json in the zip is a link, which is not followed.',
  );
});

test('a zip inside the zip is refused, whatever its name', async () => {
  const inner = zipOf(entries.slice(0, 1));
  expect(await reasonOf({ name: 'more.zip', content: inner })).toMatch(/zip inside the zip/);
  expect(await reasonOf({ name: 'more.json', content: inner })).toMatch(/zip inside the zip/);
});

test('a bomb is refused by what it claims', async () => {
  const content = Buffer.alloc(20_000_000, ' ');
  expect(await reasonOf({ name: 'bomb.json', content })).toMatch(
    /^bomb\.json in the zip grows more than 200 times/,
  );
  expect(await reasonOf({ name: 'large.json', content: '{}', claims: limits.fileBytes + 1 })).toMatch(
    /more than 48 MB unpacked/,
  );
});

test('a bomb that claims to be small is refused while it unpacks', async () => {
  const content = Buffer.alloc(60_000_000, ' ');
  expect(await reasonOf({ name: 'bomb.json', content, claims: 100 })).toMatch(/cannot be read/);
});

test('files that are too much together are refused', async () => {
  const many = [...entries, ...entries.map((entry) => ({ ...entry, name: `copy/${entry.name}` }))];
  const size = shop.reduce((sum, file) => sum + file.bytes.length, 0);
  expect(await unzip(zipOf(many), size)).toEqual({
    ok: false,
    reason: 'The files of the zip are too much together.',
  });
  expect(await unzip(zipOf(entries), size)).toMatchObject({ ok: true });
});

test('too many files are refused', async () => {
  const many = Array.from({ length: limits.files + 1 }, (_, index) => ({
    name: `${index}.json`,
    content: '',
  }));
  expect(await reasonOf(...many)).toMatch(/^The zip holds 5003 files; 5000 is the most\.$/);
});

test('a zip that is too large, one that is none, an encrypted file and an unknown packing are refused', async () => {
  expect(await unzip(new Uint8Array(limits.zipBytes + 1))).toMatchObject({ ok: false });
  expect(await unzip(new TextEncoder().encode('{"Vpcs": []}'))).toMatchObject({ ok: false });
  expect(await unzip(new Uint8Array())).toMatchObject({ ok: false });
  expect(await reasonOf({ name: 'a.json', content: '{}', flags: 1 })).toMatch(/encrypted/);
  expect(await reasonOf({ name: 'a.json', content: '{}', method: 12 })).toMatch(/unknown way/);
  expect(await reasonOf({ name: `${'a/'.repeat(300)}b.json`, content: '{}' })).toMatch(/too long/);
});

test('a damaged zip gives a sentence or files, never an error', async () => {
  const zip = zipOf(entries.slice(0, 5));
  const damage = fc.array(fc.tuple(fc.nat(zip.length - 1), fc.nat(255)), { minLength: 1, maxLength: 6 });
  await fc.assert(
    fc.asyncProperty(damage, fc.nat(zip.length), async (changes, cut) => {
      const bytes = zip.slice(0, cut % 3 === 0 ? cut : zip.length);
      for (const [at, byte] of changes) if (at < bytes.length) bytes[at] = byte;
      const result = await unzip(bytes);
      if (!result.ok) expect(result.reason).toMatch(/\.$/);
    }),
    { numRuns: 300 },
  );
});
