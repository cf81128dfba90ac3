import { expect, test } from 'vitest';
import { families } from '@/lib/core/families/index';
import type { Interaction } from '@/lib/core/items/variant';
import { guessOf } from './guess';

const choices = ['a', 'b', 'c', 'd'].map((id) => ({ id, text: id, value: id }));

test.each<[Interaction, number]>([
  [{ kind: 'choose-one' }, 1 / 4],
  [{ kind: 'choose-several', count: 2 }, 1 / 6],
  [{ kind: 'choose-several', count: 3 }, 1 / 4],
  [{ kind: 'order' }, 1 / 24],
  [{ kind: 'number', form: 'integer', unit: '' }, 0.02],
  [{ kind: 'address', form: 'prefix' }, 0.02],
])('%j is guessed with %d', (interaction, want) => {
  expect(guessOf({ interaction, choices })).toBeCloseTo(want, 12);
});

test('every family can be guessed now and then, but never always', () => {
  for (const family of families) {
    const guess = guessOf(family.variant(1));
    expect(guess > 0 && guess < 1, family.id).toBe(true);
  }
});
