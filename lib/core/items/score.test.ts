import { expect, test } from 'vitest';
import * as fc from 'fast-check';
import { forAll } from '@/tests/support/for-all';
import { scoreResponse, type Judged } from './score';
import type { Interaction, Key } from './variant';

const letters = ['a', 'b', 'c', 'd'];
const choices = letters.map((id) => ({ id, text: id, value: id }));

function item(interaction: Interaction, key: Key, refutations: Judged['refutations'] = []): Judged {
  const chooses = interaction.kind !== 'number' && interaction.kind !== 'address';
  return { interaction, choices: chooses ? choices : [], key, refutations };
}

const percent = item({ kind: 'number', form: 'percent', unit: '%' }, { value: '25/4', unit: '%' });
const third = item({ kind: 'number', form: 'percent', unit: '%' }, { value: '100/3', unit: '%' });
const count = item(
  { kind: 'number', form: 'integer', unit: 'addresses' },
  { value: '4091', unit: 'addresses' },
  [{ value: { value: '4094', unit: 'addresses' }, belief: 'M10', why: '' }],
);
const prefix = item({ kind: 'address', form: 'prefix' }, '10.0.0.0/24');
const several = item({ kind: 'choose-several', count: 2 }, ['a', 'b']);
const order = item({ kind: 'order' }, ['a', 'b', 'c', 'd']);

function verdict(of: Judged, response: unknown): string {
  const score = scoreResponse(of, response);
  return score.kind === 'format-error' ? score.kind : `${score.verdict} ${score.earned}`;
}

test.each<[Judged, unknown, string]>([
  [percent, { value: '6.25', unit: '%' }, 'right 1'],
  [percent, { value: '6,25', unit: '%' }, 'right 1'],
  [percent, '6.25 %', 'right 1'],
  [percent, { value: '25/4', unit: '%' }, 'right 1'],
  [percent, { value: '6.3', unit: '%' }, 'wrong 0'],
  [percent, { value: '6', unit: '%' }, 'wrong 0'],
  [percent, { value: '6.25', unit: 'GB' }, 'format-error'],
  [third, '33.33', 'right 1'],
  [third, '33.333', 'right 1'],
  [third, '33.3', 'wrong 0'],
  [third, '33.34', 'wrong 0'],
  [count, '4091', 'right 1'],
  [count, '4 091 addresses', 'right 1'],
  [count, { value: 4091 }, 'right 1'],
  [count, '4094', 'wrong 0'],
  [count, '4091.5', 'format-error'],
  [count, 'many', 'format-error'],
  [count, null, 'format-error'],
  [count, '', 'format-error'],
  [count, '9'.repeat(400), 'format-error'],
  [prefix, '10.0.0.0/24', 'right 1'],
  [prefix, ' 10.0.0.0/24 ', 'right 1'],
  [prefix, '10.0.1.0/24', 'wrong 0'],
  [prefix, '10.0.0.0.24', 'format-error'],
  [prefix, '10.0.0.7/24', 'format-error'],
  [prefix, { toString: 'x' }, 'format-error'],
  [several, ['b', 'a'], 'right 1'],
  [several, ['a', 'c'], 'wrong 0'],
  [several, ['c', 'd'], 'wrong 0'],
  [several, ['a'], 'format-error'],
  [several, ['a', 'a'], 'format-error'],
  [several, ['a', 'b', 'c'], 'format-error'],
  [order, ['a', 'b', 'c', 'd'], 'right 1'],
  [order, ['b', 'a', 'c', 'd'], 'partly 0.6666666666666666'],
  [order, ['d', 'c', 'b', 'a'], 'wrong 0'],
  [order, ['a', 'b', 'c'], 'format-error'],
])('%#: %j', (of, response, want) => {
  expect(verdict(of, response)).toBe(want);
});

test('a wrong answer that a belief computes names the belief', () => {
  expect(scoreResponse(count, '4094')).toMatchObject({ verdict: 'wrong', belief: 'M10' });
  expect(scoreResponse(count, '4093')).toMatchObject({ verdict: 'wrong', belief: null });
});

test('scoring is total: any JSON gets a score from 0 to 1 or a sentence', () => {
  forAll(
    [fc.jsonValue(), fc.constantFrom(percent, count, prefix, several, order)],
    (response, of) => {
      const score = scoreResponse(of, response);
      if (score.kind === 'format-error') expect(score.reason).toMatch(/\.$/);
      else expect(score.earned >= 0 && score.earned <= 1).toBe(true);
    },
    1000,
  );
});
