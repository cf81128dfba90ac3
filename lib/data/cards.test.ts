import { expect, test } from 'vitest';
import { families } from '@/lib/core/families/index';
import { answered, storedVariant, wrongResponse } from '@/tests/support/attempts';
import { besideWriter } from '@/tests/support/beside-writer';
import { newAccount, newLearner } from '@/tests/support/learners';
import { mergeGuest } from './account';
import { answerAttempt, startAttempt, takeHint } from './attempts';
import { listCards } from './cards';
import { db } from './db';
import { demandOf } from './demand';
import { rebuildCards, rebuildMissingCards } from './rebuild';
import { drawReview, getForecast, getQueue, newPerDay } from './reviews';
import { createTicket } from './tickets';
import type { Learner } from './viewer';

const start = new Date('2026-11-24T10:00:00Z');
const later = (days: number, seconds = 0): Date =>
  new Date(start.getTime() + days * 86_400_000 + seconds * 1000);

/** A history of many days: right and wrong answers, hints, slow ones, several at the same moment, a clock set back. */
async function history(learner: Learner): Promise<void> {
  for (let i = 0; i < 60; i++) {
    const at = later(i % 7, i * 5);
    const family = families[i % 9]?.id ?? '';
    const id = await startAttempt(learner, { scope: `family:${family}` }, at);
    if (i % 4 === 0) await takeHint(learner, id);
    const variant = await storedVariant(id);
    const done = new Date(at.getTime() + (i % 11 === 0 ? 0 : 20_000 + i * 1000));
    await answerAttempt(learner, id, i % 3 === 0 ? wrongResponse(variant) : variant.key, done);
  }
  await Promise.all([0, 1, 2, 3].map(() => answered(learner, {}, later(8))));
}

const kept = (learner: Learner) =>
  db.card.findMany({ where: { learnerId: learner.id }, orderBy: { rule: 'asc' } });

test('rebuilding makes every card out of the attempts again, bit for bit', async () => {
  const learner = await newLearner();
  await history(learner);
  const before = await kept(learner);
  expect(before.length).toBeGreaterThan(5);
  await db.card.deleteMany({ where: { learnerId: learner.id } });
  await rebuildCards();
  expect(await kept(learner)).toEqual(before);
});

test('a guest’s history and an account’s become one, as if one person had answered all', async () => {
  const [learner, guest] = [await newAccount(), await newLearner()];
  await history(learner);
  await history(guest);
  expect(await mergeGuest(learner, await createTicket(guest.id, 'merge', start), start)).toBe(true);
  const merged = await kept(learner);
  await rebuildCards();
  expect(await kept(learner)).toEqual(merged);
  expect(await db.card.count({ where: { learnerId: guest.id } })).toBe(0);
});

test('an answer moves the cards of the rules that decided, once, however often it is sent', async () => {
  const learner = await newLearner();
  const id = await startAttempt(learner, { scope: 'family:cidr/usable-addresses' }, start);
  const variant = await storedVariant(id);
  await Promise.all([1, 2, 3].map(() => answerAttempt(learner, id, variant.key, later(0, 30))));
  const cards = await kept(learner);
  expect(cards.map(({ rule }) => rule)).toEqual(
    demandOf(variant)
      .rules.map(({ rule }) => rule)
      .sort(),
  );
  expect(cards.map(({ reviews }) => reviews)).toEqual(cards.map(() => 1));
});

test('a right answer is due later than a wrong one, and nothing of it is asked again before', async () => {
  const [right, wrong] = [await newLearner(), await newLearner()];
  const family = 'cidr/usable-addresses';
  await answered(right, { family, right: true }, start);
  await answered(wrong, { family, right: false }, start);
  const [a, b] = [await getQueue(right, later(0, 1)), await getQueue(wrong, later(0, 1))];
  expect(a.due).toBe(0);
  expect(a.next?.getTime() ?? 0).toBeGreaterThan(b.next?.getTime() ?? Infinity);
  expect((await getQueue(right, later(60))).due).toBeGreaterThan(0);
  expect((await getForecast(right, start, 90, 'UTC')).reduce((sum, count) => sum + count, 0)).toBe(
    (await listCards(right)).size,
  );
});

test('a review asks what is due, never the same family twice running, and comes to an end', async () => {
  const learner = await newLearner();
  for (const family of families.slice(0, 9)) await answered(learner, { family: family.id }, start);
  const tomorrow = later(30);
  const asked: string[] = [];
  for (let i = 0; i < 80; i++) {
    const at = new Date(tomorrow.getTime() + i * 40_000);
    const queue = await getQueue(learner, at);
    const drawn = await drawReview(learner, at);
    if (!drawn) {
      expect(queue.due).toBe(0);
      break;
    }
    const id = await startAttempt(learner, { scope: 'review', run: 'r' }, at);
    const variant = await storedVariant(id);
    expect(variant.family).not.toBe(asked.at(-1));
    asked.push(variant.family);
    await answerAttempt(learner, id, variant.key, new Date(at.getTime() + 20_000));
    // Each question asks a rule that was due, so each leaves fewer.
    if (queue.due > 0) expect((await getQueue(learner, at)).due).toBeLessThan(queue.due);
  }
  expect(asked.length).toBeGreaterThan(3);
  expect(asked.length).toBeLessThan(80);
  await expect(startAttempt(learner, { scope: 'review' }, later(30, 4000))).rejects.toThrow(
    'Nothing is left to review today.',
  );
});

test('a beginner meets at most so many new rules a day', async () => {
  const learner = await newLearner();
  for (let i = 0; i < 60; i++) {
    const at = later(0, i * 40);
    if (!(await drawReview(learner, at))) break;
    const id = await startAttempt(learner, { scope: 'review', run: 'r' }, at);
    await answerAttempt(learner, id, (await storedVariant(id)).key, new Date(at.getTime() + 20_000));
  }
  const { size } = await listCards(learner);
  // The last family of the day may bring several new rules along, and an instance need not ask every rule of its family.
  expect(size).toBeGreaterThan(newPerDay / 2);
  expect(size).toBeLessThan(newPerDay + 8);
  expect(await drawReview(learner, later(0, 60 * 40))).toBeNull();
  expect(await drawReview(learner, later(1))).not.toBeNull();
});

test('answers are kept and move cards while another process writes', async () => {
  const learner = await newLearner();
  await besideWriter(async () => {
    for (let i = 0; i < 25; i++)
      await answered(learner, { family: families[i % 3]?.id ?? '' }, later(0, i * 60));
  });
  const before = await kept(learner);
  expect(before.reduce((sum, { reviews }) => sum + reviews, 0)).toBeGreaterThanOrEqual(25);
  await rebuildCards();
  expect(await kept(learner)).toEqual(before);
});

test('who answered before there were cards has them after the next start', async () => {
  const [learner, idle] = [await newLearner(), await newLearner()];
  await history(learner);
  const before = await kept(learner);
  await db.card.deleteMany({ where: { learnerId: learner.id } });
  await startAttempt(idle, { scope: 'mixed' }, start);
  expect((await rebuildMissingCards()).learners).toBe(1);
  expect(await kept(learner)).toEqual(before);
  expect((await rebuildMissingCards()).learners).toBe(0);
});

test('a rule that few instances of its families ask is asked when it is due', async () => {
  const learner = await newLearner();
  const card = { learnerId: learner.id, difficulty: 5, reviews: 3, lapses: 0 };
  const rules = [...new Set(families.flatMap((family) => [...family.rules]))];
  await db.card.createMany({
    data: rules.map((rule) => ({
      ...card,
      rule,
      lastReview: rule === 'R1' ? later(-50) : start,
      stability: rule === 'R1' ? 10 : 900,
    })),
  });
  for (let n = 0; n < 8; n++) {
    const variant = await drawReview(learner, later(1));
    expect(variant && demandOf(variant).rules.map(({ rule }) => rule)).toContain('R1');
  }
});
