import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import * as attempts from '@/lib/data/attempts';
import { db } from '@/lib/data/db';
import * as progress from '@/lib/data/progress';
import { Refusal } from '@/lib/data/refusal';
import * as reports from '@/lib/data/reports';
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
  reportAttempt: (learner, id) => reports.reportAttempt(learner, id, 'The key is odd.', now),
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
  'acceptInvite',
  'listCards',
  'nextVariant',
  'getQueue',
  'getForecast',
  'drawReview',
  'getMemory',
  'getRecallAhead',
  'getActivity',
  'bringNetwork',
  'listNetworks',
];
/** What takes the id of something that is no attempt: the stranger’s test stands beside it. */
const ofOther = ['getNetwork', 'deleteNetwork'];
/** What takes an Administrator, which only requireAdministrator makes; its refusals are tested beside it. */
const ofAdministrator = [
  'invite',
  'inviteToReset',
  'listStaff',
  'takeRoleAway',
  'listReports',
  'countOpenReports',
  'getReport',
  'settleReport',
  'reopenReport',
];
/**
 * What needs no viewer: pure, or for anybody. `countGuestAnswers` is given a guest's ticket first, `findInvite` the secret
 * itself; `createInvite` is kept from pages by the layers, as accounts are.
 */
const forAnybody = [
  'emptyProgress',
  'parseScope',
  'findShare',
  'countGuestAnswers',
  'createInvite',
  'findInvite',
  'Words',
  'Role',
  'rolesBelow',
  'newPerDay',
  'dateOf',
  'columnsOf',
  'networkLimits',
];

// Classes, quizzes, assignments, sittings and grades: tests/contracts/teaching-access.test.ts.
/** Parts of a transaction that the functions above have begun for their viewer. */
const inside = ['completeAttempt', 'saveCards', 'timeOf'];

/** Modules that the other contract holds, and those without a viewer: what they are for is said in each, and the layers keep pages from those that matter. */
const withoutViewer = [
  ...['accounts', 'maintenance', 'rebuild', 'tickets'],
  ...['assignments', 'classes', 'grades', 'quizzes', 'sittings'],
  ...[
    'attempt-view',
    'drafts',
    'sitting-state',
    'catalogue',
    'client-address',
    'db',
    'demand',
    'limits',
    'passwords',
    'refusal',
    'sqlite',
    'viewer',
  ],
];

test('every function of the data layer is in one of the lists', async () => {
  const files = fs
    .readdirSync(path.join(import.meta.dirname, '../../lib/data'))
    .filter((file) => /^[a-z-]+\.ts$/.test(file))
    .map((file) => path.parse(file).name);
  expect(files).toEqual(expect.arrayContaining(withoutViewer));
  const modules = await Promise.all(
    files
      .filter((name) => !withoutViewer.includes(name))
      .map(async (name) => (await import(`@/lib/data/${name}.ts`)) as object),
  );
  expect(modules.flatMap((module) => Object.keys(module)).sort()).toEqual(
    [...Object.keys(byId), ...ofViewer, ...ofOther, ...ofAdministrator, ...forAnybody, ...inside].sort(),
  );
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
    expect(await db.report.count({ where: { learnerId: stranger.id } })).toBe(0);
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
