import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { forAll } from '@/tests/support/for-all';
import { anyCards, anyNow, ruleIds, start } from '@/tests/support/memories';
import type { Candidate, Shown } from './candidate';
import { day, type Card } from './card';
import { choose } from './choose';
import { pastOf } from './past';

const anyFamilies: fc.Arbitrary<Candidate[]> = fc
  .array(
    fc.record({
      topic: fc.constantFrom('cidr', 'routing'),
      rules: fc.subarray(ruleIds, { minLength: 1, maxLength: 4 }),
    }),
    { minLength: 1, maxLength: 8 },
  )
  .map((all) => all.map((one, n) => ({ ...one, id: `${one.topic}/${n}` })));

const anyRecent = fc
  .array(fc.record({ n: fc.nat(8), ago: fc.integer({ min: 0, max: 2 * day }), misconception: fc.boolean() }))
  .map((all) => all.sort((a, b) => b.ago - a.ago));

function shown(
  families: Candidate[],
  recent: { n: number; ago: number; misconception: boolean }[],
  now: number,
): Shown[] {
  return recent.map(({ n, ago, misconception }) => {
    return { family: families[n % families.length]?.id ?? '', at: now - ago, misconception };
  });
}

function single(rule: string): Candidate {
  return { id: `cidr/${rule}`, topic: 'cidr', rules: [rule] };
}

function known(rule: string, stability: number, reviews = 5): [string, Card] {
  return [rule, { rule, stability, difficulty: 5, lastReview: start, reviews, lapses: 0 }];
}

test('without families there is nothing to choose', () => {
  expect(choose(new Map(), [], [], start)).toBeNull();
});

test('the choice is one of the families, equal for equal arguments, which it leaves alone', () => {
  forAll([anyCards, anyFamilies, anyRecent, anyNow], (cards, families, recent, now) => {
    const past = shown(families, recent, now);
    const before = JSON.stringify([[...cards], families, past]);
    const choice = choose(cards, families, past, now);
    expect(families).toContain(choice);
    expect(choose(new Map(cards), structuredClone(families), structuredClone(past), now)).toEqual(choice);
    expect(JSON.stringify([[...cards], families, past])).toBe(before);
  });
});

test('the same family never comes twice running when there is another', () => {
  forAll(
    [anyCards, anyFamilies, anyRecent, anyNow],
    (cards, families, recent, now) => {
      const past = shown(families, recent, now);
      const choice = choose(cards, families, past, now);
      if (families.length > 1) expect(choice?.id).not.toBe(past.at(-1)?.family);
    },
    500,
  );
});

test('no rule set comes back within two questions when there is another', () => {
  forAll(
    [anyCards, anyFamilies, anyRecent, anyNow],
    (cards, families, recent, now) => {
      const past = shown(families, recent, now);
      const setOf = (id: string | undefined) => families.find((one) => one.id === id)?.rules.join(' ');
      const lastTwo = past.slice(-2).map(({ family }) => setOf(family));
      const free = families.filter(({ id }) => !lastTwo.includes(setOf(id)) && id !== past.at(-1)?.family);
      if (free.length > 0) expect(free).toContain(choose(cards, families, past, now));
    },
    500,
  );
});

test('what is nearly forgotten comes before what is fresh', () => {
  const cards = new Map([known('R1', 300), known('R2', 3)]);
  expect(choose(cards, [single('R1'), single('R2')], [], start + 5 * day)?.rules).toEqual(['R2']);
});

test('on the eve of the exam the weakest rule comes first, else the one that will keep more', () => {
  const cards = new Map([known('R1', 0.5), known('R2', 3)]);
  const now = start + 30 * day;
  const families = [single('R1'), single('R2')];
  expect(choose(cards, families, [], now, { horizon: now + day })?.rules).toEqual(['R1']);
  expect(choose(cards, families, [], now)?.rules).toEqual(['R2']);
});

test('of two families that teach the same, the faster comes first', () => {
  const families = [
    { ...single('R1'), seconds: 90 },
    { ...single('R2'), seconds: 30 },
  ];
  expect(choose(new Map(), families, [], start)?.rules).toEqual(['R2']);
});

test('of rules equally remembered, the one with fewer answers comes first', () => {
  const cards = new Map([known('R1', 5, 20), known('R2', 5, 1)]);
  expect(choose(cards, [single('R1'), single('R2')], [], start + 3 * day)?.rules).toEqual(['R2']);
});

test('a beginner meets one rule at a time, in the order of teaching', () => {
  const all = { id: 'cidr/all', topic: 'cidr', rules: ['R1', 'R2', 'R3', 'R11'] };
  expect(choose(new Map(), [all, single('R2'), single('R1')], [], start)?.rules).toEqual(['R2']);
});

test('a family shown within twelve hours waits for its equals', () => {
  const cards = new Map([known('R1', 5), known('R2', 5), known('R3', 90)]);
  const families = [single('R1'), single('R2'), single('R3')];
  const now = start + 5 * day;
  const past = (hours: number) => [
    { family: 'cidr/R1', at: now - (hours * day) / 24 },
    { family: 'cidr/R3', at: now - 1000 },
    { family: 'cidr/R3', at: now - 500 },
  ];
  expect(choose(cards, families, past(11), now)?.rules).toEqual(['R2']);
  expect(choose(cards, families, past(13), now)?.rules).toEqual(['R1']);
});

test('after as many new rules as the day has room for, the known ones come first', () => {
  const now = start + day / 24;
  const cards = new Map([known('R1', 2, 1), known('R2', 2, 1)]);
  const families = [single('R1'), single('R2'), single('R3')];
  const past = ['R1', 'R2'].map((rule) => ({ family: `cidr/${rule}`, at: start }));
  const elsewhere = [...past, { family: 'gone', at: start }, { family: 'gone', at: start }];
  expect(choose(cards, families, elsewhere, now, { newPerDay: 3 })?.rules).toEqual(['R3']);
  expect(choose(cards, families, elsewhere, now, { newPerDay: 2 })?.rules).not.toEqual(['R3']);
  // The next day there is room again.
  expect(choose(cards, families, elsewhere, start + (20 / 24) * day, { newPerDay: 2 })?.rules).toEqual([
    'R3',
  ]);
  expect(choose(new Map(), [single('R3')], [], now, { newPerDay: 0 })?.rules).toEqual(['R3']);
});

test('a misconception brings its family back after three questions, once', () => {
  const cards = new Map(ruleIds.map((rule) => known(rule, 50)));
  const families = ruleIds.map(single);
  const at = start + day;
  const missed = { family: 'cidr/R1', at, misconception: true };
  const others = ['R2', 'R3', 'R11'].map((rule) => ({ family: `cidr/${rule}`, at }));
  expect(choose(cards, families, [missed, ...others], at)?.id).toBe('cidr/R1');
  expect(choose(cards, families, [missed, ...others.slice(1)], at)?.id).not.toBe('cidr/R1');
  const again = { family: 'cidr/R1', at };
  expect(choose(cards, families, [missed, ...others, again, ...others], at)?.id).not.toBe('cidr/R1');
});

test('of equals, the one on another topic than the last comes first', () => {
  const families = [single('R1'), { ...single('R2'), id: 'routing/R2', topic: 'routing' }, single('R3')];
  const now = start + day;
  expect(choose(new Map(), families, [], now)?.rules).toEqual(['R1']);
  expect(choose(new Map(), families, [{ family: 'cidr/R3', at: start }], now)?.rules).toEqual(['R2']);
});

test('twelve new rules are enough for a day', () => {
  const rules = Array.from({ length: 13 }, (_, n) => `R${n + 1}`);
  const met = (count: number) => rules.slice(0, count);
  const next = (count: number) => {
    const past = met(count).map((rule) => ({ family: `cidr/${rule}`, at: start }));
    const cards = new Map(met(count).map((rule) => known(rule, 2, 1)));
    return choose(cards, rules.map(single), past, start + 60_000)?.rules[0];
  };
  expect(next(11)).toBe('R12');
  expect(met(12)).toContain(next(12));
});

test('a rule that a family names and no question has asked was not met today', () => {
  const wide = { id: 'cidr/wide', topic: 'cidr', rules: ['R1', 'R2', 'R3'] };
  const cards = new Map([known('R1', 5, 1)]);
  expect(pastOf(cards, [wide], [{ family: wide.id, at: start }], start).metToday).toBe(1);
});
