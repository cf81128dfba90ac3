import { describe, expect, test } from 'vitest';
import type { Family } from '@/lib/core/items/family';
import { ipFamilies } from './ip-families';
import { localOrSpecific } from './local-or-specific';
import { longestPrefix } from './longest-prefix';
import { ties } from './ties';

type Row = { destination: string; target: string; origin: string; prefixList?: string };
type Scenario = { address: string; routes: Row[] };

/** Reads an address as bits, from text alone; IPv6 with “::” filled up. */
function bits(text: string): string {
  if (!text.includes(':'))
    return text
      .split('.')
      .map((part) => Number(part).toString(2).padStart(8, '0'))
      .join('');
  const [a = [], b = []] = text.split('::').map((half) => half.split(':').filter(Boolean));
  const groups = [...a, ...Array<string>(8 - a.length - b.length).fill('0'), ...b];
  return groups.map((group) => Number.parseInt(group, 16).toString(2).padStart(16, '0')).join('');
}

const order = ['local', 'static', 'prefix-list', 'direct-connect', 'vpn-static', 'vpn-bgp'];

/** The target by the text of the documentation: no code of the engine. */
function target({ address, routes }: Scenario): string | null {
  const wanted = bits(address);
  const rows = routes.map((row) => {
    const [base = '', length = '0'] = row.destination.split('/');
    return { ...row, length: Number(length), bits: bits(base) };
  });
  const holding = rows.filter(
    (row) => row.bits.length === wanted.length && wanted.startsWith(row.bits.slice(0, row.length)),
  );
  const local = holding.some((row) => row.origin === 'local');
  const allowed = holding.filter((row) => !local || order.indexOf(row.origin) < 3);
  allowed.sort((a, b) => b.length - a.length || order.indexOf(a.origin) - order.indexOf(b.origin));
  return allowed[0]?.target ?? null;
}

describe.each<[string, Family]>(
  [longestPrefix, ties, localOrSpecific, ipFamilies].map((one) => [one.id, one]),
)('%s', (_id, family) => {
  const variants = Array.from({ length: 2000 }, (_, at) => family.variant(at + 1));

  test('an independent reading of the scenario gives the key, in any order of the rows', () => {
    for (const { scenario, choices, key } of variants) {
      const scene = scenario as Scenario;
      const want = choices.find(({ id }) => id === key)?.value;
      expect(target(scene)).toBe(want);
      expect(target({ ...scene, routes: [...scene.routes].reverse() })).toBe(want);
    }
  });

  test('every instance tells two beliefs apart and offers at least three options', () => {
    for (const { refutations, choices } of variants) {
      expect(new Set(refutations.flatMap(({ belief }) => belief ?? [])).size).toBeGreaterThanOrEqual(2);
      expect(choices.length).toBeGreaterThanOrEqual(3);
      expect(new Set(choices.map(({ text }) => text)).size).toBe(choices.length);
    }
  });

  test('no propagated route inside the VPC is longer than a static one that beats local', () => {
    for (const { scenario } of variants) {
      const { address, routes } = scenario as Scenario;
      const chosen = target({ address, routes });
      const holding = routes.filter((row) => target({ address, routes: [row] }) !== null);
      const winner = routes.find((row) => row.target === chosen);
      if (!holding.some((row) => row.origin === 'local') || winner?.origin !== 'static') continue;
      const length = (row: Row) => Number(row.destination.split('/')[1]);
      for (const row of holding) expect(length(row)).toBeLessThanOrEqual(length(winner));
    }
  });

  test('the table is shown whole and the answer is drawn on every row', () => {
    for (const { exhibits, reveal, scenario } of variants.slice(0, 200)) {
      const [shown, answered] = [exhibits[0], reveal[0]];
      if (shown?.kind !== 'route-table' || answered?.kind !== 'route-table') throw new Error('no table');
      const { routes } = scenario as Scenario;
      const named = routes.map((row) => row.prefixList ?? row.destination);
      const want = named.filter((one, at) => !one.startsWith('pl-') || named.indexOf(one) === at);
      expect(shown.rows.map((row) => row.destination)).toEqual(want);
      for (const { prefixList = '', destination } of routes)
        if (prefixList) {
          const list = exhibits.find(({ title }) => title.includes(prefixList));
          expect(JSON.stringify(list)).toContain(destination);
        }
      for (const row of answered.rows) expect(row.note?.length ?? 0).toBeGreaterThan(3);
    }
  });

  test('the key visits every position', () => {
    const most = Math.max(...variants.map(({ choices }) => choices.length));
    expect(new Set(variants.map(({ key }) => key)).size).toBe(most);
  });
});

test('routing/ties: prefix lists meet static and learned routes of their prefix, and the row says which entry counted', () => {
  const met = new Map<string, number>();
  for (let seed = 1; seed <= 2000; seed++) {
    const { scenario, reveal } = ties.variant(seed);
    const { address, routes } = scenario as Scenario;
    const list = routes.filter((row) => row.prefixList);
    if (list.length === 0) continue;
    expect(new Set(list.map((row) => row.prefixList)).size).toBe(1);
    const [entry] = list.filter((row) => target({ address, routes: [row] }) !== null);
    const rivals = routes.filter((row) => row.destination === entry?.destination && !row.prefixList);
    const wins = target({ address, routes }) === entry?.target;
    expect(wins).toBe(!rivals.some((row) => row.origin === 'static'));
    const table = reveal[0]?.kind === 'route-table' ? reveal[0] : undefined;
    const row = table?.rows.find((one) => one.destination === entry?.prefixList);
    expect(row?.note).toContain(`Entry ${entry?.destination}: ${wins ? 'chosen' : 'same prefix; static'}`);
    expect(row?.mark).toBe(wins ? 'decides' : 'lost');
    met.set(wins ? 'wins' : 'loses', (met.get(wins ? 'wins' : 'loses') ?? 0) + 1);
  }
  for (const count of met.values()) expect(count).toBeGreaterThan(200);
  expect(met.size).toBe(2);
});
