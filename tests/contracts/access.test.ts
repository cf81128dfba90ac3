import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import * as account from '@/lib/data/account';
import * as attempts from '@/lib/data/attempts';
import { db } from '@/lib/data/db';
import * as progress from '@/lib/data/progress';
import { Refusal } from '@/lib/data/refusal';
import * as scope from '@/lib/data/scope';
import * as shares from '@/lib/data/shares';
import type { Learner } from '@/lib/data/viewer';
import { newLearner } from '@/tests/support/learners';

const now = new Date('2026-11-24T10:00:00Z');
const row = { family: 'cidr/usable-addresses' };

type Call = (learner: Learner, id: string) => Promise<unknown>;

/** Everything that takes the id of a thing: its owner may, a stranger is refused as if it were not there. */
const byId: Record<string, Call> = {
  getAttempt: (learner, id) => attempts.getAttempt(learner, id),
  answerAttempt: (learner, id) => attempts.answerAttempt(learner, id, '12', now),
  takeHint: (learner, id) => attempts.takeHint(learner, id),
  startAnother: (learner, id) => attempts.startAnother(learner, id, now),
  startNext: (learner, id) => attempts.startNext(learner, id, now),
  shareAttempt: (learner, id) => shares.shareAttempt(learner, id, now),
  owned: (learner, id) => attempts.owned(learner, id),
};

/** What takes no id: it can only ever show or make what is the viewer's own; see the tests below. */
const ofViewer = [
  'startAttempt',
  'open',
  'listRun',
  'startShared',
  'getProgress',
  'countWrong',
  'listHistory',
  'familiesIn',
  'wrongFamilies',
  'getAccount',
  'changeAccount',
  'changePassword',
  'endSessions',
  'deleteAccount',
  'mergeGuest',
  'exportAccount',
];
/** What needs no viewer: pure, or for anybody. `countGuestAnswers` is given a guest's ticket first. */
const forAnybody = ['emptyProgress', 'parseScope', 'findShare', 'countGuestAnswers'];

// Classes, quizzes, assignments, sittings and grades: tests/contracts/teaching-access.test.ts.
test('every function of the data layer is in one of the three lists', () => {
  const files = fs
    .readdirSync(path.join(import.meta.dirname, '../../lib/data'))
    .filter((file) => /^[a-z-]+\.ts$/.test(file));
  expect(files.sort()).toEqual([
    'account.ts',
    'accounts.ts',
    'assignments.ts',
    'attempt-view.ts',
    'attempts.ts',
    'catalogue.ts',
    'classes.ts',
    'client-address.ts',
    'db.ts',
    'drafts.ts',
    'grades.ts',
    'limits.ts',
    'maintenance.ts',
    'passwords.ts',
    'progress.ts',
    'quizzes.ts',
    'refusal.ts',
    'scope.ts',
    'shares.ts',
    'sitting-state.ts',
    'sittings.ts',
    'sqlite.ts',
    'tickets.ts',
    'viewer.ts',
  ]);
  const all = [account, attempts, shares, progress, scope].flatMap((module) => Object.keys(module));
  expect(all.sort()).toEqual([...Object.keys(byId), ...ofViewer, ...forAnybody].sort());
});

test.each(Object.entries(byId))(
  '%s: the owner may, a stranger is refused like a missing one',
  async (name, call) => {
    const [owner, stranger] = [await newLearner(), await newLearner()];
    const id = await attempts.startAttempt(owner, { scope: `family:${row.family}` }, now);
    if (name === 'shareAttempt') await attempts.answerAttempt(owner, id, '12', now);
    const before = await db.attempt.findUnique({ where: { id } });
    const refusals = await Promise.all(
      [call(stranger, id), call(owner, 'missing')].map((one) =>
        one.then(
          () => null,
          (error: unknown) => error,
        ),
      ),
    );
    for (const refusal of refusals) expect(refusal).toBeInstanceOf(Refusal);
    const [other, missing] = refusals as Refusal[];
    expect([other?.code, other?.message]).toEqual([missing?.code, missing?.message]);
    expect(await db.attempt.findUnique({ where: { id } })).toEqual(before);
    expect(await db.attempt.count({ where: { learnerId: stranger.id } })).toBe(0);
    await expect(call(owner, id)).resolves.not.toThrow();
  },
);

test('progress, history and runs of a stranger hold nothing of the owner', async () => {
  const [owner, stranger] = [await newLearner(), await newLearner()];
  const id = await attempts.startAttempt(owner, { scope: 'mixed', run: 'run' }, now);
  expect(await attempts.listRun(owner, 'run')).toEqual([{ id, verdict: null }]);
  expect(await attempts.listRun(stranger, 'run')).toEqual([]);
  expect((await progress.listHistory(stranger, { page: 1 })).rows).toEqual([]);
  expect(await progress.countWrong(stranger)).toBe(0);
  expect(await progress.getProgress(stranger)).toEqual(progress.emptyProgress());
});

test('a session whose learner is gone counts as nobody', async () => {
  const learner = await newLearner();
  await db.learner.delete({ where: { id: learner.id } });
  await expect(attempts.startAttempt(learner, { scope: 'mixed' }, now)).rejects.toThrow();
});
