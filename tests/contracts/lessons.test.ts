import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { getBlueprint } from '@/lib/content/blueprint';
import { getFact } from '@/lib/content/fact';
import { checkHead, getLesson, listLessons } from '@/lib/content/lesson';
import { compileMdx } from '@/lib/content/mdx';
import { rules } from '@/lib/core/aws/rules';
import { families } from '@/lib/core/families/index';
import { topics } from '@/lib/core/items/family';

const root = path.resolve(import.meta.dirname, '../..');
const cards = await listLessons();
const ruleIds: readonly string[] = rules.map(({ id }) => id);
const familyIds: readonly string[] = families.map(({ id }) => id);

/** The names in app/_lesson/vocabulary.tsx, read as text: its server actions want a running Next. */
const vocabulary = new Set([
  'Checkpoint',
  ...(
    /elements = \{([^}]*)\}/.exec(
      fs.readFileSync(path.join(root, 'app/_lesson/vocabulary.tsx'), 'utf8'),
    )?.[1] ?? ''
  )
    .split(/[\s,]+/)
    .filter(Boolean),
]);

test('there are lessons, each slug names one, and each topic counts its own from one', () => {
  expect(cards.length).toBeGreaterThan(0);
  expect(new Set(cards.map(({ slug }) => slug)).size).toBe(cards.length);
  for (const topic of topics) {
    const orders = cards.filter((card) => card.topic === topic).map(({ order }) => order);
    expect(orders, topic).toEqual(orders.map((_, index) => index + 1));
  }
});

describe.each(cards.map((card) => [card.slug, card] as const))('%s', (slug, card) => {
  test('names facts, rules and families that exist', () => {
    for (const fact of card.facts) expect(getFact(fact).id).toBe(fact);
    for (const id of card.rules) expect(ruleIds).toContain(id);
    for (const id of card.families) expect(familyIds).toContain(id);
  });

  test('uses only the vocabulary, and names in its head what it uses', async () => {
    const lesson = await getLesson(slug);
    for (const { name, attributes } of lesson?.uses ?? []) {
      expect(vocabulary, name).toContain(name);
      if (name === 'RuleNote') expect(card.rules).toContain(attributes.id);
      if (name === 'ThenAndNow') expect(card.facts).toContain(attributes.fact);
    }
    const notes = lesson?.uses.filter(({ name }) => name === 'ThenAndNow') ?? [];
    for (const { attributes } of notes) expect(attributes.then, attributes.fact).toMatch(/\.$/);
  });

  test('asks at three checkpoints or more, counted from one, with every family it names and no other', async () => {
    const asked = (await getLesson(slug))?.uses.filter(({ name }) => name === 'Checkpoint') ?? [];
    expect(asked.length).toBeGreaterThanOrEqual(3);
    expect(asked.map(({ attributes }) => attributes.n)).toEqual(asked.map((_, index) => `${index + 1}`));
    expect(new Set(asked.map(({ attributes }) => attributes.family))).toEqual(new Set(card.families));
  });

  test('every link inside the site leads to a page and a heading that exist', async () => {
    const lesson = await getLesson(slug);
    for (const link of lesson?.links ?? []) {
      if (link.startsWith('https://')) continue;
      const [, page, target, anchor] =
        /^(?:\/(lessons|rules)(?:\/([a-z0-9-]+))?)?(?:#(.+))?$/.exec(link) ?? [];
      if (page === 'rules') expect(ruleIds, link).toContain(anchor);
      else {
        const other = await getLesson(target ?? slug);
        expect(other, link).not.toBeNull();
        if (anchor)
          expect(
            other?.headings.map(({ id }) => id),
            link,
          ).toContain(anchor);
      }
    }
  });

  test('says in its summary every rule it names', () => {
    const text = fs.readFileSync(path.join(root, 'content/lessons', card.topic, `${slug}.mdx`), 'utf8');
    const summary = text.slice(text.indexOf('<Summary>'));
    for (const id of card.rules) expect(summary).toContain(`(${id})`);
  });
});

test('the lesson and the heading that a family leads to exist, as soon as its topic has lessons', async () => {
  for (const family of families.filter(({ topic }) => cards.some((card) => card.topic === topic))) {
    const [slug = '', anchor] = family.lesson.split('#');
    const lesson = await getLesson(slug);
    expect(lesson, family.id).not.toBeNull();
    if (anchor)
      expect(
        lesson?.headings.map(({ id }) => id),
        family.lesson,
      ).toContain(anchor);
  }
});

test('a misspelt field fails with the file’s and the field’s name', () => {
  const file = path.join(root, 'content/lessons/cidr/some.mdx');
  expect(() => checkHead(file, { title: 'Some lesson', topik: 'cidr' })).toThrow(
    /content\/lessons\/cidr\/some\.mdx[^]*topik/,
  );
});

test.each([
  ['a script', 'import fs from "node:fs"\n\nText'],
  ['an export', 'export const a = 1'],
  ['an expression', 'Text {1 + 1}'],
  ['an expression in an attribute', '<Callout title={process.env.HOME} />'],
  ['HTML', '<img src="x" />'],
  ['a spread', '<Callout {...props} />'],
])('%s in a lesson is refused', async (_, text) => {
  await expect(compileMdx(`---\ntitle: x\n---\n\n${text}\n`)).rejects.toThrow();
});

test.each(['js', 'javascript', 'json', 'coffee', 'toml'])(
  'frontmatter in %s is never run',
  async (language) => {
    await expect(
      compileMdx(`---${language}\n({ title: (globalThis.pwned = 1) })\n---\n\nText\n`),
    ).rejects.toThrow();
    expect(globalThis).not.toHaveProperty('pwned');
  },
);

test('the blueprint’s weights add up to 100 in each exam and its ids are unique', () => {
  const { exams } = getBlueprint();
  for (const { id, domains } of exams) {
    expect(
      domains.reduce((all, { weight }) => all + weight, 0),
      id,
    ).toBe(100);
    const ids = domains.flatMap(({ objectives }) => objectives.map((one) => one.id));
    expect(new Set(ids).size).toBe(ids.length);
  }
});

test('no table of a lesson is aligned, because alignment becomes a style attribute', () => {
  const folder = path.join(import.meta.dirname, '../../content/lessons');
  const files = fs
    .readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.mdx'));
  expect(files.length).toBeGreaterThanOrEqual(4);
  for (const file of files)
    expect(fs.readFileSync(path.join(folder, file), 'utf8'), file).not.toMatch(
      /^\|[ |:-]*(-:|:-)[ |:-]*\|$/m,
    );
});
