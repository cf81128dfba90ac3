import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { answered, storedVariant } from '@/tests/support/attempts';
import { newAccount, newLearner, signedInAs } from '@/tests/support/learners';
import { startAttempt } from './attempts';
import { db } from './db';
import {
  countOpenReports,
  getReport,
  listReports,
  reopenReport,
  reportAttempt,
  settleReport,
  Words,
} from './reports';
import { requireAdministrator, type Administrator } from './viewer';

const now = new Date('2026-11-24T10:00:00Z');
const later = new Date('2026-11-24T11:00:00Z');

let administrator: Administrator;
beforeAll(async () => {
  signedInAs((await newAccount('administrator')).id, 1);
  administrator = await requireAdministrator();
});
beforeEach(async () => {
  await db.report.deleteMany();
});

async function theOnly(): Promise<string> {
  return (await db.report.findFirstOrThrow()).id;
}

describe('reporting', () => {
  test('keeps the words on the exact attempt, open or answered', async () => {
    const learner = await newAccount();
    const open = await startAttempt(learner, { scope: 'mixed' }, now);
    const done = await answered(learner, { right: false }, now);
    await reportAttempt(learner, open, 'The stem is odd.', now);
    await reportAttempt(learner, done, 'The key is odd.', later);
    expect((await listReports(administrator, { page: 1 })).rows).toMatchObject([
      { words: 'The key is odd.', who: 'Ada', createdAt: later, settledAt: null },
      { words: 'The stem is odd.', who: 'Ada', createdAt: now },
    ]);
  });

  test('a second report of the same attempt replaces the words and opens a settled one again', async () => {
    const learner = await newLearner();
    const attempt = await answered(learner, {}, now);
    await reportAttempt(learner, attempt, 'One', now);
    await settleReport(administrator, await theOnly(), now);
    await reportAttempt(learner, attempt, 'Two', later);
    expect(await db.report.findMany()).toMatchObject([{ words: 'Two', createdAt: later, settledAt: null }]);
  });

  test('a stranger’s attempt refuses like a missing one and nothing is kept', async () => {
    const [owner, stranger] = [await newLearner(), await newLearner()];
    const attempt = await answered(owner, {}, now);
    for (const id of [attempt, 'missing'])
      await expect(reportAttempt(stranger, id, 'Mine?', now)).rejects.toMatchObject({
        code: 'not-found',
        message: 'There is no such question.',
      });
    expect(await db.report.count()).toBe(0);
  });

  test('is stopped when somebody does it without end', async () => {
    const learner = await newLearner();
    const attempt = await answered(learner, {}, now);
    for (let n = 0; n < 30; n++) await reportAttempt(learner, attempt, `Again ${n}`, now);
    await expect(reportAttempt(learner, attempt, 'Again', now)).rejects.toMatchObject({ code: 'too-many' });
  });

  test.each([
    ['', false],
    [' \r\n\t ', false],
    ['x', true],
    ['x'.repeat(2000), true],
    ['x'.repeat(2001), false],
    [`${'\r\n'.repeat(999)}x`.padStart(2100, 'y').slice(0, 2998), true],
    ['x'.repeat(100_000), false],
  ])('words %#: from 1 to 2,000 characters, a line’s end counts as one', (words, good) => {
    expect(Words.safeParse(words).success).toBe(good);
  });
});

describe('an administrator', () => {
  test('sees the variant as it was shown, with key and seed, and what was answered', async () => {
    const learner = await newLearner();
    const attempt = await answered(learner, { right: false }, now);
    await reportAttempt(learner, attempt, 'Odd', now);
    const report = await getReport(administrator, await theOnly());
    expect(report.variant).toEqual(await storedVariant(attempt));
    expect(report).toMatchObject({ who: null, words: 'Odd', answeredAt: now });
    expect(report.response).not.toBeNull();
    expect(report.response).not.toEqual(report.variant.key);
  });

  test('sees of an open question that there is no answer yet', async () => {
    const learner = await newLearner();
    await reportAttempt(learner, await startAttempt(learner, { scope: 'mixed' }, now), 'Odd', now);
    expect(await getReport(administrator, await theOnly())).toMatchObject({ response: null, verdict: null });
  });

  test('settles, once, and takes it back; open ones come first', async () => {
    const learner = await newLearner();
    for (const [words, at] of [
      ['old', now],
      ['new', later],
    ] as const)
      await reportAttempt(learner, await answered(learner, {}, now), words, at);
    const words = async (): Promise<string[]> =>
      (await listReports(administrator, { page: 1 })).rows.map((row) => row.words);
    expect(await words()).toEqual(['new', 'old']);
    const { id } = await db.report.findFirstOrThrow({ where: { words: 'new' } });
    await settleReport(administrator, id, now);
    await settleReport(administrator, id, later);
    expect(await getReport(administrator, id)).toMatchObject({ settledAt: now });
    expect(await words()).toEqual(['old', 'new']);
    expect(await countOpenReports(administrator)).toBe(1);
    await reopenReport(administrator, id);
    expect(await words()).toEqual(['new', 'old']);
  });

  test('finds nothing under an id that is missing', async () => {
    for (const call of [
      getReport(administrator, 'missing'),
      settleReport(administrator, 'missing', now),
      reopenReport(administrator, 'missing'),
    ])
      await expect(call).rejects.toMatchObject({ code: 'not-found' });
  });

  test('reads fifty reports a page', async () => {
    const learner = await newLearner();
    const attempts = await Promise.all(
      Array.from({ length: 51 }, () => startAttempt(learner, { scope: 'mixed' }, now)),
    );
    await db.report.createMany({
      data: attempts.map((attemptId) => ({ learnerId: learner.id, attemptId, words: 'Odd', createdAt: now })),
    });
    expect(await listReports(administrator, { page: 1 })).toMatchObject({ more: true });
    const second = await listReports(administrator, { page: 2 });
    expect([second.rows.length, second.more]).toEqual([1, false]);
  });
});
