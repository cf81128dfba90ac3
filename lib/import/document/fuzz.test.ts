import fs from 'node:fs';
import path from 'node:path';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { forAll } from '@/tests/support/for-all';
import { formatTopologyDocument } from './format';
import { parseTopologyDocument } from './parse';

const folder = path.resolve(import.meta.dirname, '../../../content/topologies');
const texts = fs.readdirSync(folder).map((file) => fs.readFileSync(path.join(folder, file), 'utf8'));

/** Of this process, so that a busy machine makes nobody late. */
function secondsSince(before: NodeJS.CpuUsage): number {
  return process.cpuUsage(before).user / 1e6;
}

/** What parsing may answer: a topology that survives being written, or problems that can be shown. */
function expectAnswer(text: string): void {
  const before = process.cpuUsage();
  const parsed = parseTopologyDocument(text);
  expect(secondsSince(before)).toBeLessThan(3);
  if (parsed.ok) {
    expect(parseTopologyDocument(formatTopologyDocument(parsed.topology))).toMatchObject({
      ok: true,
      topology: parsed.topology,
    });
    return;
  }
  expect(parsed.problems.length).toBeGreaterThan(0);
  expect(parsed.problems.length).toBeLessThanOrEqual(20);
  for (const { path: at, reason } of parsed.problems) {
    expect(at).toMatch(/^[\w[]/);
    expect(reason, at).toMatch(/^[\p{Lu}\p{Nd}“a-z].*[.?]$/su);
    expect(reason.length, at).toBeLessThan(2000);
    // What somebody wrote is quoted, and JSON's own sentence quotes the text.
    const own = reason.replace(/“[^”]*”|^This is not whole JSON.*/gs, '');
    expect(own, at).not.toMatch(/undefined|\[object|NaN|Invalid input/);
  }
}

/** A value that many brackets stand around. */
function nested(depth: number): unknown {
  return depth === 0 ? 1 : depth % 2 ? [nested(depth - 1)] : { id: nested(depth - 1) };
}

const odd = fc.oneof(
  fc.anything({ maxDepth: 3, withBigInt: false }),
  fc.constantFrom<unknown>(
    null,
    true,
    -1,
    1e308,
    0.5,
    '',
    ' ',
    '10.0.0.0/33',
    '10.0.0.1/8',
    '::/0',
    '999.1.1.1',
    'default',
    'local',
    'unknown',
    'x'.repeat(3000),
    '10.0.0.0/8 '.repeat(20_000),
    nested(12),
    nested(500),
    Array(2000).fill({ id: 'x' }),
    '\ud800',
    'constructor',
    [],
    {},
    [[[[]]]],
    { id: 'x' },
    { prefixList: 'pl-x' },
  ),
);

type Place = { of: Record<PropertyKey, unknown>; key: string };

function placesIn(value: unknown, found: Place[] = []): Place[] {
  if (typeof value !== 'object' || value === null) return found;
  for (const key of Object.keys(value)) {
    const of = value as Record<PropertyKey, unknown>;
    found.push({ of, key });
    placesIn(of[key], found);
  }
  return found;
}

type Change = { at: number; from: number; how: 'replace' | 'delete' | 'copy' | 'rename'; value: unknown };
const change: fc.Arbitrary<Change> = fc.record({
  at: fc.nat(1_000_000),
  from: fc.nat(1_000_000),
  how: fc.constantFrom('replace', 'delete', 'copy', 'rename'),
  value: odd,
});

function apply(document: unknown, { at, from, how, value }: Change): void {
  const places = placesIn(document);
  const place = places[at % Math.max(1, places.length)];
  const other = places[from % Math.max(1, places.length)];
  if (!place || !other) return;
  // A copy, because later changes reach into it.
  if (how === 'replace') place.of[place.key] = structuredClone(value);
  if (how === 'copy') place.of[place.key] = structuredClone(other.of[other.key]);
  if (how === 'rename') place.of[(JSON.stringify(value) ?? '').slice(0, 50)] = place.of[place.key];
  if (how !== 'delete') return;
  if (Array.isArray(place.of)) place.of.splice(Number(place.key), 1);
  else delete place.of[place.key];
}

test('a document with wrong things in it is refused with a path and a sentence, or is a network', () => {
  forAll(
    [fc.nat(texts.length - 1), fc.array(change, { minLength: 1, maxLength: 4 })],
    (which, changes) => {
      const document: unknown = JSON.parse(texts[which] as string);
      for (const one of changes) apply(document, one);
      expectAnswer(JSON.stringify(document) ?? 'null');
    },
    700,
  );
});

test('any bytes are refused with a sentence, or are a network', () => {
  const bytes = fc.array(fc.tuple(fc.nat(1_000_000), fc.constantFrom(...'{}[]",:0-9e\\\u0000é 🌍x')), {
    maxLength: 6,
  });
  forAll(
    [fc.nat(texts.length - 1), bytes, fc.nat(40)],
    (which, changes, cut) => {
      let text = texts[which] as string;
      for (const [at, letter] of changes) {
        const place = at % text.length;
        text = text.slice(0, place) + letter + text.slice(place + (at % 2));
      }
      expectAnswer(cut === 0 ? text.slice(0, text.length / 2) : text);
    },
    400,
  );
  forAll([fc.string({ maxLength: 200, unit: 'binary' })], expectAnswer, 300);
  forAll([fc.json({ maxDepth: 6 })], expectAnswer, 300);
});

test('any member of any list may be of any kind', () => {
  const document: Record<string, unknown> = Object.assign(
    {},
    ...texts.map((text) => JSON.parse(text) as object),
  );
  forAll(
    [fc.constantFrom(...Object.keys(document)), odd, fc.boolean()],
    (list, value, inList) => {
      expectAnswer(JSON.stringify({ [list]: inList ? [value, value] : value }) ?? 'null');
    },
    500,
  );
});

test.each([
  [
    'very many unknown fields',
    () => JSON.stringify({ vpcs: [Object.fromEntries(Array.from({ length: 1e5 }, (_, i) => [`k${i}`, i]))] }),
  ],
  ['very many instances without an address in one subnet', () => manyInstances(20_000)],
  ['very many wrong members', () => JSON.stringify({ instances: Array<number>(100_000).fill(1) })],
  [
    'very many values of the wrong kind for a field of two kinds',
    () => JSON.stringify({ instances: Array.from({ length: 30_000 }, (_, i) => ({ id: `i-${i}` })) }),
  ],
])('%s are refused in a moment', (_, text) => {
  const before = process.cpuUsage();
  expect(parseTopologyDocument(text()).ok).toBe(false);
  expect(secondsSince(before)).toBeLessThan(8);
});

function manyInstances(count: number): string {
  const subnets = [{ id: 'subnet-a', zone: 'use1-az1', cidr: '10.0.0.0/20' }];
  const instances = Array.from({ length: count }, (_, i) => ({ id: `i-${i}`, subnet: 'subnet-a' }));
  return JSON.stringify({ vpcs: [{ id: 'vpc-a', region: 'r', cidrs: ['10.0.0.0/16'], subnets }], instances });
}
