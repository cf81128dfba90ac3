import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { formatTopologyDocument } from '@/lib/import/document/format';
import { parseTopologyDocument } from '@/lib/import/document/parse';

const folder = path.resolve(import.meta.dirname, '../../content/topologies');
const files = fs.readdirSync(folder).sort();

test('every file of content/topologies is a document, and no two have one title', () => {
  expect(files.length).toBeGreaterThan(0);
  expect(files.filter((file) => !/^[a-z0-9-]+\.json$/.test(file))).toEqual([]);
  const titles = files.map((file) => JSON.parse(fs.readFileSync(path.join(folder, file), 'utf8')).title);
  expect(new Set(titles).size).toBe(files.length);
});

describe.each(files)('%s', (file) => {
  const text = fs.readFileSync(path.join(folder, file), 'utf8');
  const parsed = parseTopologyDocument(text);

  test('has no problem', () => {
    expect(parsed.ok ? [] : parsed.problems).toEqual([]);
  });

  test('has a title of a few words and a description of one sentence', () => {
    if (!parsed.ok) throw new Error('it does not parse');
    expect(parsed.title).toMatch(/^[A-Z][^.]{3,50}$/);
    expect(parsed.description).toMatch(/^[A-Z][^.]{30,}\.$/);
  });

  test('is the same network after it was written out in full, and then the same text', () => {
    if (!parsed.ok) throw new Error('it does not parse');
    const { title = '', description = '' } = parsed;
    const written = formatTopologyDocument(parsed.topology, { title, description });
    const again = parseTopologyDocument(written);
    expect(again).toEqual(parsed);
    if (!again.ok) throw new Error('what was written does not parse');
    expect(formatTopologyDocument(again.topology, { title, description })).toBe(written);
  });

  test('has somebody who can talk', () => {
    if (!parsed.ok) throw new Error('it does not parse');
    expect(parsed.topology.instances.length).toBeGreaterThan(1);
    expect(
      parsed.topology.interfaces.every(({ addresses, ipv6 }) => addresses.length + ipv6.length > 0),
    ).toBe(true);
  });
});

test('the example of docs/topology-document.md has no problem', () => {
  const page = fs.readFileSync(path.resolve(import.meta.dirname, '../../docs/topology-document.md'), 'utf8');
  const [, example = ''] = /```json\n(.*?)```/s.exec(page) ?? [];
  expect(parseTopologyDocument(example)).toMatchObject({ ok: true, title: 'A shop' });
});
