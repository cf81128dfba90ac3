import { describe, expect, test } from 'vitest';
import { beliefs } from '@/lib/core/aws/beliefs';
import { awsRules, rules } from '@/lib/core/aws/rules';
import type { RuleId, Switches } from '@/lib/core/aws/rule';
import { readersOf, usesOfBelief, usesOfRule } from '@/scripts/rules/uses';

/** Rules by which nothing in the engine is decided, and why. */
const onlyFacts: Partial<Record<RuleId, string>> = {
  R8: 'no block of IPv6 is judged: questions are about IPv4',
  R47: 'what a new group holds; a network has its rules written out',
  R63: 'sizes of packets; what it says of references is R50, of names R62',
  R77: 'public virtual interfaces are taken for the internet',
  R81: 'who may edit a route; which route wins is R11 and R12',
  R91: 'which target a hash gives nobody can compute; its share is R87',
};

const numbered = (from: number, to: number): number[] =>
  Array.from({ length: to - from + 1 }, (_, n) => from + n);
const switches = Object.keys(awsRules) as (keyof Switches)[];

test('every rule of the catalogue, R1 to R104, is there once', () => {
  const ids = rules.map(({ id }) => Number(id.slice(1))).sort((a, b) => a - b);
  expect(ids).toEqual(numbered(1, 104));
});

test('every wrong rule of the catalogue, M01 to M48, is there, and no id is used twice', () => {
  const ids = beliefs.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  const there = new Set(ids.map((id) => Number.parseInt(id.slice(1), 10)));
  expect(numbered(1, 48).filter((number) => !there.has(number))).toEqual([]);
});

describe.each(rules.map((rule) => [rule.id, rule] as const))('%s', (id, rule) => {
  test('says in a sentence what AWS does, on which page, and names switches that there are', () => {
    expect(rule.statement).toMatch(/^[A-Za-z0-9].*\.$/);
    expect(rule.page.length).toBeGreaterThan(5);
    expect(rule.source).toMatch(/^https:\/\/docs\.aws\.amazon\.com\/[\w./-]+\.html(#[\w-]+)?$/);
    expect(rule.checked).toMatch(/^20\d\d-\d\d-\d\d$/);
    for (const name of rule.switches) expect(switches).toContain(name);
  });

  test('has code and a test, or is only a fact', () => {
    const { code, tests, families } = usesOfRule(id);
    // A family that names it is held to its key's turning with it.
    const has = code.length > 0 && tests.length + families.length > 0;
    expect(has).toBe(!(id in onlyFacts));
  });
});

test('each switch is set by some rule', () => {
  const set = new Set(rules.flatMap((rule) => rule.switches));
  expect(switches.filter((name) => !set.has(name))).toEqual([]);
});

test('each switch is looked at by some code', () => {
  expect(switches.filter((name) => readersOf(name).length === 0)).toEqual([]);
});

describe.each(beliefs.map((belief) => [belief.id, belief] as const))('%s', (id, belief) => {
  test('turns switches of AWS’s to something else, and breaks a rule that there is', () => {
    const bends = Object.entries(belief.bends);
    expect(bends.length).toBeGreaterThan(0);
    for (const [name, value] of bends) expect(awsRules[name as keyof Switches]).not.toEqual(value);
    expect(rules.map((rule) => rule.id)).toContain(belief.breaks);
  });

  test('turns a switch that code looks at', () => {
    expect(usesOfBelief(id).code).not.toEqual([]);
  });

  test('says in sentences what it is and what AWS does, and completes “You would choose … by …”', () => {
    expect(belief.statement).toMatch(/^[A-Z0-9].*\.$/);
    expect(belief.truth).toMatch(/^[A-Z0-9].*\.$/);
    expect(belief.by).toMatch(/^[a-z]+ing .*[^.]$/);
  });
});
