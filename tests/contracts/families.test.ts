import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { beliefs } from '@/lib/core/aws/beliefs';
import { awsRules, rule } from '@/lib/core/aws/rules';
import type { Switches } from '@/lib/core/aws/rule';
import { families } from '@/lib/core/families/index';
import type { Family } from '@/lib/core/items/family';
import { scoreResponse } from '@/lib/core/items/score';
import { present, Variant } from '@/lib/core/items/variant';
import { anySeed, forAll } from '@/tests/support/for-all';
import golden from './families.golden.json';
import facts from '@/content/facts.json';

const root = path.resolve(import.meta.dirname, '../..');
const factIds = new Set(facts.map((fact) => fact.id));
const doubtful = new Set(facts.filter((fact) => 'doubt' in fact && fact.doubt).map((fact) => fact.id));

test('every family file is listed under the id its path spells', () => {
  const folder = path.join(root, 'lib/core/families');
  const files = fs.readdirSync(folder, { recursive: true, encoding: 'utf8' });
  const spelt = files
    .filter((file) => file.endsWith('.ts') && file.includes('/') && !file.endsWith('.test.ts'))
    .map((file) => file.slice(0, -3));
  expect(families.map(({ id }) => id as string).sort()).toEqual(spelt.sort());
});

test('there are at least eighteen families: seven CIDR, five network ACL, three routing, four cross-zone', () => {
  const count = (topic: string): number => families.filter((family) => family.topic === topic).length;
  expect(count('cidr')).toBeGreaterThanOrEqual(7);
  expect(count('network-acl')).toBeGreaterThanOrEqual(5);
  expect(count('routing')).toBeGreaterThanOrEqual(3);
  expect(count('cross-zone')).toBeGreaterThanOrEqual(4);
});

describe.each(families.map((family) => [family.id, family] as const))('%s', (id, family) => {
  test('names facts that exist and are not in doubt, rules, beliefs and a lesson that exist', () => {
    expect(family.facts.length).toBeGreaterThan(0);
    for (const fact of family.facts) {
      expect(factIds, fact).toContain(fact);
      expect(doubtful.has(fact), `${fact} is in doubt`).toBe(false);
    }
    for (const one of family.rules) expect(rule(one).id).toBe(one);
    const known = beliefs.map((belief) => belief.id);
    for (const one of family.beliefs) expect(known).toContain(one);
    const [slug] = family.lesson.split('#');
    expect(
      fs.existsSync(path.join(root, 'content/lessons', family.topic, `${slug}.mdx`)),
      family.lesson,
    ).toBe(true);
  });

  test('hangs on no rule that is inferred, or about which pages of AWS disagree', () => {
    const { inferred, disputed } = rule(family.rules[0] ?? 'R0');
    expect([inferred, disputed]).toEqual([undefined, undefined]);
  });

  test('the same seed makes the same variant, which survives being stored and read back', () => {
    forAll([anySeed], (seed) => {
      const variant = family.variant(seed);
      expect(family.variant(seed)).toEqual(variant);
      expect(Variant.parse(JSON.parse(JSON.stringify(variant)))).toEqual(variant);
    });
  });

  test('the key scores 1 and every refutation scores less and names its belief', () => {
    forAll([anySeed], (seed) => {
      const variant = family.variant(seed);
      expect(scoreResponse(variant, variant.key)).toMatchObject({
        kind: 'scored',
        earned: 1,
        verdict: 'right',
        belief: null,
      });
      for (const one of variant.refutations) {
        if (variant.interaction.kind === 'choose-several' && one.value === undefined) continue;
        const score = scoreResponse(variant, one.value ?? one.choice);
        // A set of another size than announced cannot be handed in, so it needs no diagnosis.
        if (score.kind === 'format-error') expect(variant.interaction.kind).toBe('choose-several');
        else {
          expect(score.earned).toBeLessThan(1);
          expect(score.belief).toBe(one.belief);
        }
      }
    });
  });

  if (family.interaction === 'choose-one')
    test('exactly one choice scores', () => {
      forAll([anySeed], (seed) => {
        const variant = family.variant(seed);
        const scoring = variant.choices.filter(({ id: choice }) => {
          const score = scoreResponse(variant, choice);
          return score.kind === 'scored' && score.earned > 0;
        });
        expect(scoring.map((choice) => choice.id)).toEqual([variant.key]);
      });
    });

  test('no two choices read the same, and each has its sentence', () => {
    forAll([anySeed], (seed) => {
      const { choices, reasons } = family.variant(seed);
      expect(new Set(choices.map((choice) => choice.text.toLowerCase().trim())).size).toBe(choices.length);
      for (const choice of choices) expect(reasons[choice.id]?.length ?? 0, choice.text).toBeGreaterThan(10);
    });
  });

  test('what is presented is the allow-list: no key, seed, refutation, reveal or word of the rationale', () => {
    forAll([anySeed], (seed) => {
      const variant = family.variant(seed);
      const open = present(variant, 0);
      expect(Object.keys(open).sort()).toEqual([
        'choices',
        'exhibits',
        'family',
        'hintCount',
        'hints',
        'interaction',
        'stem',
      ]);
      const text = JSON.stringify(open);
      for (const step of variant.rationale)
        expect(text).not.toContain(JSON.stringify(step.text).slice(1, -1));
      for (const exhibit of open.exhibits)
        expect(JSON.stringify(exhibit)).not.toMatch(/"mark":"(decides|lost|not-read)"/);
      if (family.interaction === 'address') expect(variant.stem).not.toContain(`\`${String(variant.key)}\``);
    });
  });

  test('tells at least two beliefs apart, with different answers, in every instance', () => {
    forAll([anySeed], (seed) => {
      const variant = family.variant(seed);
      const named = new Set(variant.refutations.flatMap((one) => one.belief ?? []));
      expect(named.size).toBeGreaterThanOrEqual(2);
    });
  });

  test('every belief it names is told apart by some instance', () => {
    const missing = new Set<string>(family.beliefs);
    for (let seed = 0; seed < 2000 && missing.size > 0; seed++)
      for (const one of family.variant(seed).refutations) if (one.belief) missing.delete(one.belief);
    expect([...missing]).toEqual([]);
  });

  test('the key visits every position', () => {
    const variants = Array.from({ length: 400 }, (_, seed) => family.variant(seed));
    const most = Math.max(...variants.map(({ choices }) => choices.length));
    if (most === 0) {
      const keys = new Set(variants.map(({ key }) => JSON.stringify(key)));
      return expect(keys.size).toBeGreaterThan(4);
    }
    // Of an order the first place counts; of several, every one of them.
    const places = variants.flatMap(({ key }) =>
      family.interaction === 'order' ? [[key].flat()[0]] : [key].flat(),
    );
    expect(new Set(places).size).toBe(most);
  });

  test('seeds 1 to 2,000 give enough different scenes', () => {
    const seen = new Set<string>();
    for (let seed = 1; seed <= 2000; seed++) seen.add(normalised(family.variant(seed).scenario, id));
    expect(seen.size).toBeGreaterThanOrEqual(id === 'cross-zone/defaults' ? 60 : 200);
  });

  test.each(family.rules.filter((one) => rule(one).switches.length > 0))(
    'bending %s changes the key of some instance',
    (one) => {
      expect(bends(family, one)).toBe(true);
    },
  );

  test('hints never hold the key, and the rationale has one step that decides', () => {
    forAll([anySeed], (seed) => {
      const { hints, rationale, keyText } = family.variant(seed);
      expect(hints.length).toBeGreaterThanOrEqual(2);
      if (family.interaction === 'address') expect(hints.join(' ')).not.toContain(keyText);
      expect(rationale.some((step) => step.mark === 'decides' || step.mark === 'drops')).toBe(true);
    });
  });

  test('its output is what this revision has always given', () => {
    const digest = createHash('sha256');
    for (let seed = 0; seed < 50; seed++) digest.update(JSON.stringify(family.variant(seed)));
    const want = (golden as Record<string, string>)[`${id}@${family.revision}`];
    expect(
      digest.digest('hex').slice(0, 16),
      'output changed: raise the revision and its line in families.golden.json',
    ).toBe(want);
  });
});

/** Whether some belief that breaks the rule, or turns one of its switches, changes a key among 500 seeds. */
function bends(family: Family, id: (typeof family.rules)[number]): boolean {
  const bent: Switches[] = beliefs
    .filter((one) => one.breaks === id || rule(id).switches.some((name) => name in one.bends))
    .map((one) => ({ ...awsRules, ...one.bends }));
  for (let seed = 0; seed < 500; seed++) {
    const key = family.keyUnder(seed, awsRules);
    if (bent.some((rules) => family.keyUnder(seed, rules) !== key)) return true;
  }
  return false;
}

/** The only families whose scenes differ by the address itself: its host bits are the question. */
const aboutHostBits = ['cidr/stored-block'];

/** A scenario without ids and addresses, lists sorted; where host bits are the question, they stay. */
function normalised(scenario: unknown, id: string): string {
  const address = aboutHostBits.includes(id) ? /\b\d+\.\d+(?=\.\d+\.\d+)/g : /\b\d+\.\d+\.\d+\.\d+/g;
  const walk = (value: unknown): unknown => {
    if (typeof value === 'string')
      return value
        .replace(/\b[a-z]+-0?[0-9a-f]{3,}\b/g, 'id')
        .replace(/\b(eu|us|ap)-[a-z]+-\d/g, 'region')
        .replace(address, 'ip')
        .replace(/\b[0-9a-f]{1,4}(:[0-9a-f]{0,4}){2,}/gi, 'ip');
    if (Array.isArray(value))
      return value.map(walk).sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
    if (typeof value === 'object' && value !== null)
      return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, walk(one)]));
    return value;
  };
  return JSON.stringify(walk(scenario));
}
