import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { forAll } from '@/tests/support/for-all';
import { anyCards, anyNow, ruleIds, start } from '@/tests/support/memories';
import { day, retrievability, type Card } from './card';
import { forecast, queue } from './queue';

function card(rule: string, stability: number): Card {
  return { rule, stability, difficulty: 5, lastReview: start, reviews: 1, lapses: 0 };
}

test('every rule on offer is due, new or later', () => {
  forAll([anyCards, fc.subarray(ruleIds), anyNow], (cards, rules, now) => {
    const counts = queue(cards, rules, now);
    expect(counts.due + counts.new + counts.later).toBe(rules.length);
    expect(counts.new).toBe(rules.filter((rule) => !cards.has(rule)).length);
    const low = rules.filter((rule) => cards.has(rule) && retrievability(cards.get(rule), now) < 0.9 - 1e-9);
    expect(counts.due).toBe(low.length);
  });
});

test('a rule is due once recall has fallen to 0.9, and counts once', () => {
  const cards = new Map([['R1', card('R1', 2)]]);
  const at = (days: number) => queue(cards, ['R1', 'R1', 'R2'], start + days * day);
  expect(at(1.99)).toEqual({ due: 0, new: 1, later: 1 });
  expect(at(2.01)).toEqual({ due: 1, new: 1, later: 0 });
});

const dayOf = (at: number): number => Math.floor((at - start) / day);

test('a forecast counts what falls due in each day from now, the overdue today', () => {
  const cards = [card('R1', 0.5), card('R2', 1.5), card('R3', 1.7), card('R4', 3.5), card('R5', 40)];
  expect(forecast(cards, start, 5, dayOf)).toEqual([1, 2, 0, 1, 0]);
  expect(forecast(cards, start + 2 * day, 2, dayOf)).toEqual([3, 1]);
  expect(forecast(cards, start, 0, dayOf)).toEqual([]);
  expect(() => forecast(cards, start, 1.5, dayOf)).toThrow('a forecast of 1.5 days');
});

test('a long forecast counts every card once, and its first day all that is due', () => {
  forAll([anyCards, anyNow], (cards, now) => {
    const days = forecast(cards.values(), now, 5000, dayOf);
    expect(days.reduce((sum, count) => sum + count, 0)).toBe(cards.size);
    expect(days[0]).toBeGreaterThanOrEqual(queue(cards, cards.keys(), now).due);
  });
});
