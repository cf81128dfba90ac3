import { expect, test } from 'vitest';
import { families, findFamily } from '@/lib/core/families/index';
import { anySeed, forAll } from '@/tests/support/for-all';
import { countQuestions, QuizContent, WrittenPart, type FamilyPart } from './quiz';
import { drawPart, drawQuiz } from './quiz-draw';
import { scoreResponse } from './score';
import { Variant } from './variant';
import { writtenVariant } from './written';

const part = (more: Partial<FamilyPart>): FamilyPart => ({
  kind: 'family',
  id: 'aaaa1111',
  family: 'routing/ties',
  count: 1,
  ...more,
});

const written = (more: object): object => ({
  kind: 'written',
  id: 'bbbb2222',
  stem: 'Which?',
  interaction: { kind: 'choose-one' },
  choices: [
    { text: 'This', right: true, reason: '' },
    { text: 'That', right: false, reason: 'Not that.' },
  ],
  value: '',
  explanation: '',
  ...more,
});

test('a quiz draws the same for a seed, as many as it asks, and survives being stored', () => {
  const content = QuizContent.parse({ parts: [part({ count: 4 }), written({})] });
  expect(QuizContent.parse(JSON.parse(JSON.stringify(content)))).toEqual(content);
  expect(countQuestions(content)).toBe(5);
  forAll(
    [anySeed],
    (seed) => {
      const [one, other] = [drawQuiz(content, seed, findFamily), drawQuiz(content, seed, findFamily)];
      expect(one).toEqual(other);
      expect(one.ok && one.value.length).toBe(5);
    },
    10,
  );
});

test.each(families.map((family) => family.id))('%s: twenty can be drawn, and any of its beliefs', (id) => {
  expect(drawPart(part({ family: id, count: 20 }), 1, findFamily).ok).toBe(true);
  for (const belief of findFamily(id)?.beliefs ?? []) {
    const drawn = drawPart(part({ family: id, belief }), 7, findFamily);
    const tells = drawn.ok && drawn.value.every((one) => one.refutations.some((r) => r.belief === belief));
    expect([belief, tells]).toEqual([belief, true]);
  }
});

test('a rule that is asked for decides in every question drawn', () => {
  const drawn = drawPart(part({ rule: 'R16', count: 5 }), 3, findFamily);
  expect(drawn.ok && drawn.value.every((one) => one.rationale.some((step) => step.rule === 'R16'))).toBe(
    true,
  );
});

test('a constraint that never holds, or a family that is gone, is refused with a sentence', () => {
  expect(drawPart(part({ belief: 'M10' }), 1, findFamily)).toEqual({
    ok: false,
    reason:
      'In 500 draws of this kind, fewer than 1 questions told M10 apart. Ask for fewer, or loosen the constraint.',
  });
  expect(drawPart(part({ family: 'cidr/gone' }), 1, findFamily).ok).toBe(false);
});

test('a written question is a variant like any other, and is judged like one', () => {
  const one = writtenVariant(WrittenPart.parse(written({})), 5);
  expect(Variant.parse(JSON.parse(JSON.stringify(one)))).toEqual(one);
  expect(scoreResponse(one, 'a')).toMatchObject({ earned: 1 });
  expect(scoreResponse(one, 'b')).toMatchObject({ earned: 0, belief: null });
  const several = writtenVariant(
    WrittenPart.parse(
      written({
        interaction: { kind: 'choose-several' },
        choices: ['p', 'q', 'r'].map((text) => ({ text, right: text !== 'r', reason: '' })),
      }),
    ),
    5,
  );
  expect(several.interaction).toEqual({ kind: 'choose-several', count: 2 });
  expect(scoreResponse(several, ['a', 'b'])).toMatchObject({ earned: 1 });
  const number = writtenVariant(
    WrittenPart.parse(
      written({ interaction: { kind: 'number', unit: 'Gbit/s' }, choices: [], value: '25/4' }),
    ),
    5,
  );
  for (const response of ['6.25', '6.25 Gbit/s', '25/4'])
    expect(scoreResponse(number, response)).toMatchObject({ earned: 1 });
});

const options = (...rights: boolean[]): object[] =>
  rights.map((right, index) => ({ text: `Option ${index}`, right, reason: '' }));

test.each([
  [{ choices: options(true) }, 'Write at least two options.'],
  [{ choices: options(false, false) }, 'Mark which option is right.'],
  [{ choices: options(true, true) }, 'Only one option of this question can be right.'],
  [
    { interaction: { kind: 'choose-several' }, choices: options(true, true) },
    'Write at least one option that is wrong.',
  ],
  [{ choices: [...options(true), ...options(false)] }, 'Two options read the same.'],
  [
    { interaction: { kind: 'number', unit: '' }, value: 'many' },
    'Write the right number, such as 12, 6.25 or 25/4.',
  ],
  [{ stem: ' ' }, 'Write the question.'],
  [{ stem: 'x'.repeat(4001) }, 'A question has at most 4000 characters.'],
])('%j is a slip with a sentence', (more, sentence) => {
  expect(WrittenPart.safeParse(written(more)).error?.issues[0]?.message).toBe(sentence);
});
