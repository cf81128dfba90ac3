import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { parseTopologyDocument } from '@/lib/import/document/parse';
import { engine } from './engine';
import { decide, type Ask, type Outcome } from './oracle';
import { readWorld, type World } from './reader';
import { rows as centralisedEgress } from './rows/centralised-egress';
import { rows as directConnect } from './rows/direct-connect';
import { rows as dualStack } from './rows/dual-stack';
import { rows as endpoints } from './rows/endpoints';
import { rows as hubAndSpoke } from './rows/hub-and-spoke';
import { rows as hybrid } from './rows/hybrid';
import { rows as interRegion } from './rows/inter-region';
import { rows as peeringTriangle } from './rows/peering-triangle';
import { rows as publicAndPrivate } from './rows/public-and-private';
import type { Row, What } from './rows/row';
import { rows as stale } from './rows/stale';
import { rows as threeTier } from './rows/three-tier';

const written: Record<string, Row[]> = {
  'public-and-private': publicAndPrivate,
  'three-tier': threeTier,
  'dual-stack': dualStack,
  'hub-and-spoke': hubAndSpoke,
  'peering-triangle': peeringTriangle,
  endpoints,
  hybrid,
  'direct-connect': directConnect,
  'centralised-egress': centralisedEgress,
  'inter-region': interRegion,
  stale,
};

const folder = path.resolve(import.meta.dirname, '../../content/topologies');
const names = fs.readdirSync(folder).map((file) => file.replace(/\.json$/, ''));
const textOf = (name: string): string => fs.readFileSync(path.join(folder, `${name}.json`), 'utf8');

const asked: What[] = ['tcp 22', 'tcp 80', 'tcp 443', 'tcp 5432', 'icmp', 'udp 53'];

function ask(from: string, to: string, what: What): Ask {
  const [protocol, port = '0'] = what.split(' ');
  return { from, to, protocol: protocol as Ask['protocol'], port: Number(port) };
}

/** Every ordered pair of instances, and the internet with each that it can reach or be reached from. */
function questions({ cards }: World): Ask[] {
  const ends = [...cards.values()];
  const pairs = ends.flatMap((a) => ends.filter((b) => b !== a).map((b) => [a.id, b.id] as const));
  const out = ends.map(({ id }) => [id, 'internet'] as const);
  const shown = ends.filter(({ shownAs }) => shownAs !== null).map(({ id }) => ['internet', id] as const);
  return [...pairs, ...out, ...shown].flatMap(([from, to]) => asked.map((what) => ask(from, to, what)));
}

describe.each(Object.entries(written))('by hand: %s', (name, rows) => {
  const world = readWorld(textOf(name));

  test.each(rows)('%s → %s, %s: %s (%s)', (from, to, what, outcome) => {
    expect(decide(world, ask(from, to, what))).toBe(outcome);
  });

  test('each row asks another question', () => {
    expect(new Set(rows.map(([from, to, what]) => `${from} ${to} ${what}`)).size).toBe(rows.length);
  });
});

test('eight networks have a dozen rows by hand or more', () => {
  expect(Object.values(written).filter((rows) => rows.length >= 12).length).toBeGreaterThanOrEqual(8);
});

describe.each(names)('all pairs: %s', (name) => {
  const world = readWorld(textOf(name));
  const table = questions(world).map((one): [Ask, Outcome] => [one, decide(world, one)]);

  test('some connections come about and some do not', () => {
    const outcomes = new Set(table.map(([, outcome]) => outcome));
    expect(outcomes).toContain('established');
    expect(outcomes).toContain('forward-blocked');
  });
});

test('all tables together hold every outcome', () => {
  const outcomes = names.flatMap((name) => {
    const world = readWorld(textOf(name));
    return questions(world).map((one) => decide(world, one));
  });
  for (const one of ['established', 'forward-blocked', 'return-blocked', 'partial', 'unsupported'] as const)
    expect(outcomes.filter((outcome) => outcome === one).length, one).toBeGreaterThan(0);
});

describe.each(names)('engine and oracle: %s', (name) => {
  test('say the same of every pair that the oracle knows', () => {
    const parsed = parseTopologyDocument(textOf(name));
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
    const world = readWorld(textOf(name));
    const apart = questions(world)
      .map((one) => ({ ...one, oracle: decide(world, one), engine: engine(parsed.topology, one) }))
      .filter((one) => one.oracle !== 'unsupported' && one.oracle !== one.engine);
    expect(apart).toEqual([]);
  });
});
