import { expect, test } from 'vitest';
import { findFamily } from '@/lib/core/families/index';
import { Variant } from '@/lib/core/items/variant';
import { newLearner } from '@/tests/support/learners';
import { answerAttempt, getAttempt, startAnother, startAttempt, startNext, takeHint } from './attempts';
import { db } from './db';
import { getProgress, listHistory } from './progress';
import { wrongFamilies } from './scope';
import { findShare, shareAttempt, startShared } from './shares';
import { readPragmas } from './sqlite';
import type { Learner } from './viewer';

const now = new Date('2026-11-24T10:00:00Z');
const scope = 'family:cidr/usable-addresses';

async function stored(id: string): Promise<Variant> {
  return Variant.parse(JSON.parse((await db.attempt.findUniqueOrThrow({ where: { id } })).variant));
}

async function answered(learner: Learner, right: boolean, what = scope, at = now): Promise<string> {
  const id = await startAttempt(learner, { scope: what }, at);
  const { key } = await stored(id);
  expect(await answerAttempt(learner, id, right ? key : '1', at)).toBeUndefined();
  return id;
}

test('an open attempt holds neither key nor seed nor refutation', async () => {
  const learner = await newLearner();
  const id = await startAttempt(learner, { scope }, now);
  const view = await getAttempt(learner, id);
  const variant = await stored(id);
  expect(view.state).toBe('open');
  const text = JSON.stringify(view);
  for (const secret of [
    '"key"',
    '"seed"',
    '"refutations"',
    '"rationale"',
    '"reveal"',
    '"reasons"',
    '"scenario"',
  ])
    expect(text).not.toContain(secret);
  for (const one of variant.refutations) expect(text).not.toContain(one.why);
  expect(text).not.toContain(String(variant.seed));
});

test('twelve answers at once are one answer, the first that was kept', async () => {
  const learner = await newLearner();
  const id = await startAttempt(learner, { scope }, now);
  await Promise.all(
    Array.from({ length: 12 }, (_, i) => answerAttempt(learner, id, String(i), new Date(now.getTime() + i))),
  );
  const first = await db.attempt.findUniqueOrThrow({ where: { id } });
  await answerAttempt(learner, id, (await stored(id)).key, now);
  expect(await db.attempt.findUniqueOrThrow({ where: { id } })).toEqual(first);
  expect((await getProgress(learner)).reduce((sum, topic) => sum + topic.seen, 0)).toBe(1);
});

test('a slip of format keeps nothing and costs nothing', async () => {
  const learner = await newLearner();
  const id = await startAttempt(learner, { scope }, now);
  for (const slip of ['', 'ten', null, { toString: 1 }, ['1'], 'x'.repeat(100_000)])
    expect(await answerAttempt(learner, id, slip, now)).toMatchObject({ kind: 'format-error' });
  expect((await getAttempt(learner, id)).state).toBe('open');
});

test('an answered attempt is replayed whole, also after its family is gone', async () => {
  const learner = await newLearner();
  const id = await answered(learner, false);
  await db.attempt.update({ where: { id }, data: { family: 'cidr/long-gone' } });
  const view = await getAttempt(learner, id);
  if (view.state !== 'answered') throw new Error('not answered');
  const { seed, ...variant } = await stored(id);
  expect(seed).toBeGreaterThanOrEqual(0);
  expect(view.variant).toEqual(variant);
  expect(view.score.verdict).toBe('wrong');
  expect(view.familyTitle).toBe('cidr/long-gone');
});

test('hints come one by one, two clicks at once take one, and none after the answer', async () => {
  const learner = await newLearner();
  const id = await startAttempt(learner, { scope }, now);
  await Promise.all([takeHint(learner, id), takeHint(learner, id)]);
  const view = await getAttempt(learner, id);
  expect(view.state === 'open' && view.variant.hints.length).toBe(1);
  await answerAttempt(learner, id, '1', now);
  await takeHint(learner, id);
  expect((await db.attempt.findUniqueOrThrow({ where: { id } })).hintsTaken).toBe(1);
});

test('what was last answered wrong is practised by “wrong”, until it is right', async () => {
  const learner = await newLearner();
  await expect(startAttempt(learner, { scope: 'wrong' }, now)).rejects.toMatchObject({ code: 'conflict' });
  await answered(learner, false);
  expect(await wrongFamilies(learner)).toEqual(['cidr/usable-addresses']);
  const again = await startAttempt(learner, { scope: 'wrong' }, now);
  expect((await stored(again)).family).toBe('cidr/usable-addresses');
  await answered(learner, true, scope, new Date(now.getTime() + 1000));
  expect(await wrongFamilies(learner)).toEqual([]);
});

test('mixed practice never shows the same kind twice running; another like this does, in the same run', async () => {
  const learner = await newLearner();
  let id = await startAttempt(learner, { scope: 'mixed' }, now);
  for (let i = 1; i <= 12; i++) {
    const next = await startNext(learner, id, new Date(now.getTime() + i));
    expect((await stored(next)).family).not.toBe((await stored(id)).family);
    id = next;
  }
  const like = await startAnother(learner, id, now);
  const [a, b] = [
    await db.attempt.findUniqueOrThrow({ where: { id } }),
    await db.attempt.findUniqueOrThrow({ where: { id: like } }),
  ];
  expect([b.family, b.run]).toEqual([a.family, a.run]);
});

test('sharing names the stored variant; starting from it is a fresh attempt of somebody else', async () => {
  const [learner, friend] = [await newLearner(), await newLearner()];
  const open = await startAttempt(learner, { scope }, now);
  await expect(shareAttempt(learner, open, now)).rejects.toMatchObject({ code: 'conflict' });
  const id = await answered(learner, true);
  const token = await shareAttempt(learner, id, now);
  expect(await shareAttempt(learner, id, now)).toBe(token);
  expect(await findShare(token)).toEqual({
    familyTitle: findFamily('cidr/usable-addresses')?.title,
    topic: 'cidr',
  });
  expect(await findShare('nonsense')).toBeNull();
  const theirs = await startShared(friend, token, now);
  expect(await stored(theirs)).toEqual(await stored(id));
  expect((await getAttempt(friend, theirs)).state).toBe('open');
});

test.each([
  '',
  'mixed ',
  'family:',
  'family:nope',
  'topic:nope',
  'everything',
  'family:cidr/usable-addresses; DROP',
])('the scope “%s” is refused', async (text) => {
  await expect(startAttempt(await newLearner(), { scope: text }, now)).rejects.toMatchObject({
    code: 'not-found',
  });
});

test('history is newest first and pages', async () => {
  const learner = await newLearner();
  for (let i = 0; i < 52; i++) await startAttempt(learner, { scope }, new Date(now.getTime() + i * 1000));
  const one = await listHistory(learner, { page: 1 });
  const two = await listHistory(learner, { page: 2 });
  expect([one.rows.length, one.more, two.rows.length, two.more]).toEqual([50, true, 2, false]);
  expect(one.rows[0]?.startedAt).toEqual(new Date(now.getTime() + 51_000));
});

test('every connection keeps answers through a power cut: WAL, full sync, foreign keys, patience', async () => {
  const all = await Promise.all(Array.from({ length: 8 }, () => readPragmas(db)));
  for (const one of all)
    expect(one).toMatchObject({ journalMode: 'wal', foreignKeys: 1, busyTimeout: 10000, synchronous: 2 });
  await db.$transaction(async (tx) => {
    expect(
      Object.values((await tx.$queryRawUnsafe<Record<string, unknown>[]>('PRAGMA synchronous'))[0] ?? {}).map(
        Number,
      ),
    ).toEqual([2]);
  });
});
