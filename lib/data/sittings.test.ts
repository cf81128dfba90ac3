import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { deleteAccount, exportAccount } from '@/lib/data/account';
import { answerAttempt, getAttempt, startAnother, startNext, takeHint } from '@/lib/data/attempts';
import { getAssignment } from '@/lib/data/assignments';
import { db } from '@/lib/data/db';
import { getGrades } from '@/lib/data/grades';
import { getProgress, listHistory } from '@/lib/data/progress';
import { rebuildCards } from '@/lib/data/rebuild';
import { Refusal } from '@/lib/data/refusal';
import { reportAttempt } from '@/lib/data/reports';
import { shareAttempt } from '@/lib/data/shares';
import { getSitting, saveDraft, startSitting, submitSitting } from '@/lib/data/sittings';
import { Variant } from '@/lib/core/items/variant';
import { aClass, after, begun, due, later, type Teaching } from '@/tests/support/teaching';

const fill = (group: Teaching, slot: number, response: unknown, now = after(5)): Promise<string | null> =>
  saveDraft(group.learner, { sittingId: group.sittingId, slot, response }, now);

async function slots(group: Teaching): Promise<{ id: string; variant: Variant; draft: string | null }[]> {
  const rows = await db.attempt.findMany({ where: { sittingId: group.sittingId }, orderBy: { slot: 'asc' } });
  return rows.map(({ id, variant, draft }) => ({ id, variant: Variant.parse(JSON.parse(variant)), draft }));
}

async function fillRight(group: Teaching): Promise<void> {
  const [first] = await slots(group);
  await fill(group, 1, (first?.variant.key as { value: string }).value);
  await fill(group, 2, 'b');
}

const sentence = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'went through',
    (error: unknown) => (error instanceof Refusal ? error.message : Promise.reject(error)),
  );

test('a sitting that is open shows no key, seed or reason, and keeps what is filled in', async () => {
  const group = await aClass();
  await fill(group, 2, 'a');
  const view = await getSitting(group.learner, group.sittingId, after(10));
  expect(view.state).toBe('open');
  expect(view.slots[1]).toMatchObject({ draft: 'a', filled: true, slip: null });
  expect(JSON.stringify(view)).not.toMatch(
    /"(key|keyText|seed|refutations|reasons|rationale|reveal|explanation|rules)"/,
  );
});

test('after kill -9 the sitting goes on where it was: beginning again finds it, answers and all', async () => {
  const group = await aClass();
  const { learner, sittingId, assignmentId } = group;
  const words = ['--import', 'tsx', '--conditions=react-server', 'tests/support/kill-while-sitting.ts'];
  const died = spawnSync(process.execPath, [...words, learner.id, sittingId, after(5).toISOString()], {
    encoding: 'utf8',
  });
  expect([died.signal, died.stderr]).toEqual(['SIGKILL', '']);
  expect(await startSitting(learner, assignmentId, after(20))).toBe(sittingId);
  const view = await getSitting(learner, sittingId, after(20));
  expect(view.slots[1]).toMatchObject({ draft: 'b', filled: true });
  await submitSitting(learner, sittingId, after(21));
  expect(await getSitting(learner, sittingId, after(22))).toMatchObject({ earned: 1 });
});

test('two tabs begin one sitting', async () => {
  const group = await aClass({ attemptsAllowed: 3 });
  await submitSitting(group.learner, group.sittingId, after(5));
  const ids = await Promise.all(
    [1, 2, 3].map(() => startSitting(group.learner, group.assignmentId, after(6))),
  );
  expect(new Set(ids).size).toBe(1);
  expect(await db.sitting.count({ where: { assignmentId: group.assignmentId } })).toBe(2);
});

test('of two tabs the one that saved last counts, and after submitting in one the other is told', async () => {
  const group = await aClass();
  await fill(group, 2, 'a');
  await fill(group, 2, 'b');
  await submitSitting(group.learner, group.sittingId, after(6));
  expect(await sentence(fill(group, 2, 'a', after(7)))).toBe(
    'This was submitted already, so nothing was changed.',
  );
  expect(await getSitting(group.learner, group.sittingId, after(8))).toMatchObject({
    earned: 1,
    possible: 2,
  });
});

test('submitting twice, also at once, counts once and leaves the same', async () => {
  const group = await aClass();
  await fillRight(group);
  await Promise.all([1, 2, 3].map((n) => submitSitting(group.learner, group.sittingId, after(5 + n))));
  const first = await getSitting(group.learner, group.sittingId, after(10));
  expect(first).toMatchObject({ state: 'submitted', earned: 2, possible: 2 });
  await submitSitting(group.learner, group.sittingId, later);
  expect(await getSitting(group.learner, group.sittingId, later)).toEqual(first);
});

test('after the due date a submit is refused with a sentence, and what was saved until then counts', async () => {
  const group = await aClass();
  await fillRight(group);
  const passed =
    'The due date has passed, so nothing can be changed any more. What was saved until then counts.';
  expect(await sentence(submitSitting(group.learner, group.sittingId, due))).toBe(passed);
  expect(await sentence(fill(group, 2, 'a', due))).toBe(passed);
  const before = await db.attempt.findMany({ where: { sittingId: group.sittingId } });
  expect(await getSitting(group.learner, group.sittingId, later)).toMatchObject({
    state: 'closed',
    earned: 2,
  });
  expect((await getGrades(group.instructor, group.assignmentId, later)).learners[0]?.earned).toBe(2);
  expect((await getAssignment(group.learner, group.assignmentId, later)).sittings[0]?.earned).toBe(2);
  expect(await db.attempt.findMany({ where: { sittingId: group.sittingId } })).toEqual(before);
  expect(await sentence(startSitting(group.learner, group.assignmentId, later))).toContain(
    'due date has passed',
  );
});

test('an empty slot and one that cannot be read earn nothing, and show their key once it is over', async () => {
  const group = await aClass();
  expect(await fill(group, 1, 'many')).toBeTruthy();
  await fill(group, 2, '');
  await submitSitting(group.learner, group.sittingId, after(6));
  const view = await getSitting(group.learner, group.sittingId, after(7));
  expect(view).toMatchObject({ earned: 0, possible: 2 });
  expect(view.slots.map((one) => ('response' in one ? one.response : 'open'))).toEqual([null, null]);
  // Nothing was answered, so nothing is counted as seen.
  expect((await getProgress(group.learner)).every((topic) => topic.seen === 0)).toBe(true);
});

test('attempts are used up', async () => {
  const group = await aClass({ attemptsAllowed: 1 });
  await submitSitting(group.learner, group.sittingId, after(6));
  expect(await sentence(startSitting(group.learner, group.assignmentId, after(7)))).toBe(
    'You have used every attempt that this assignment allows.',
  );
});

test('practice cannot reach a slot of a sitting that is open', async () => {
  const group = await aClass();
  const id = (await slots(group))[0]?.id ?? '';
  const { learner } = group;
  const before = await db.attempt.findUnique({ where: { id } });
  for (const work of [
    () => getAttempt(learner, id),
    () => answerAttempt(learner, id, '12', begun),
    () => takeHint(learner, id),
    () => startAnother(learner, id, begun),
    () => startNext(learner, id, begun),
    () => shareAttempt(learner, id, begun),
  ])
    expect(await sentence(work())).toBe('There is no such question.');
  expect(await db.attempt.findUnique({ where: { id } })).toEqual(before);
  expect((await listHistory(learner, { page: 1 })).rows).toEqual([]);
});

test('once handed in, a slot has its full replay, may be practised further, and cannot be shared', async () => {
  const group = await aClass();
  await fillRight(group);
  await submitSitting(group.learner, group.sittingId, after(6));
  const [first, second] = await slots(group);
  expect(await getAttempt(group.learner, first?.id ?? '')).toMatchObject({
    state: 'answered',
    score: { earned: 1 },
  });
  expect(await getAttempt(group.learner, second?.id ?? '')).toMatchObject({
    familyTitle: 'A question of your instructor',
    variant: { explanation: 'It opens at `09:00`.' },
  });
  const another = await startAnother(group.learner, first?.id ?? '', after(7));
  expect(await db.attempt.findUnique({ where: { id: another } })).toMatchObject({
    scope: 'family:cidr/usable-addresses',
    sittingId: null,
  });
  expect(await sentence(shareAttempt(group.learner, first?.id ?? '', after(8)))).toBe(
    'There is no such question.',
  );
  expect((await listHistory(group.learner, { page: 1 })).rows).toHaveLength(3);
});

test('what is handed in moves the cards of computed questions, and rebuilding finds the same', async () => {
  const group = await aClass();
  await fillRight(group);
  const cards = () => db.card.findMany({ where: { learnerId: group.learner.id }, orderBy: { rule: 'asc' } });
  expect(await cards()).toEqual([]);
  await submitSitting(group.learner, group.sittingId, after(30));
  const moved = await cards();
  const [computed] = await slots(group);
  expect(moved.map(({ rule }) => rule).every((rule) => computed?.variant.rules.includes(rule as 'R1'))).toBe(
    true,
  );
  expect(moved.length).toBeGreaterThan(0);
  await rebuildCards();
  expect(await cards()).toEqual(moved);
});

test('an instructor who goes takes the class along, and nothing of what its learners answered or remember', async () => {
  const group = await aClass();
  const { learner, instructor } = group;
  const [first, second] = await slots(group);
  await fill(group, 1, (first?.variant.key as { value: string }).value);
  await submitSitting(learner, group.sittingId, after(30));
  const cards = () => db.card.findMany({ where: { learnerId: learner.id }, orderBy: { rule: 'asc' } });
  const before = await cards();
  expect(await deleteAccount(instructor, 'a password for tests')).toBe(true);
  await rebuildCards();
  expect(await cards()).toEqual(before);
  expect(await getAttempt(learner, first?.id ?? '')).toMatchObject({ state: 'answered' });
  expect(await sentence(getAttempt(learner, second?.id ?? ''))).toBe('There is no such question.');
  expect(await sentence(answerAttempt(learner, second?.id ?? '', 'b', after(40)))).toBe(
    'There is no such question.',
  );
  expect((await listHistory(learner, { page: 1 })).rows.map(({ id }) => id)).toEqual([first?.id]);
});

test('a question of a quiz can be reported, while it is open and afterwards, and by nobody else', async () => {
  const group = await aClass();
  const [first, second] = await slots(group);
  await reportAttempt(group.learner, first?.id ?? '', 'Two options are the same.', after(5));
  await submitSitting(group.learner, group.sittingId, after(10));
  await reportAttempt(group.learner, second?.id ?? '', 'The key is odd.', after(11));
  const reports = await db.report.findMany({ where: { learnerId: group.learner.id } });
  expect(reports.map(({ attemptId }) => attemptId).sort()).toEqual([first?.id, second?.id].sort());
  const stranger = reportAttempt(group.instructor, first?.id ?? '', 'Mine?', after(12));
  expect(await sentence(stranger)).toBe('There is no such question.');
});

test('the export shows a sitting as its page does: open without keys, over with them', async () => {
  const group = await aClass();
  await fill(group, 2, 'a');
  const exported = async (now: Date) => {
    const { attempts } = (await exportAccount(group.learner, now)) as {
      attempts: { slot: number; state: string; draft: string | null; variant: object }[];
    };
    return attempts.sort((a, b) => a.slot - b.slot);
  };
  const open = await exported(after(5));
  expect(open.map(({ state, draft }) => [state, draft])).toEqual([
    ['open', null],
    ['open', '"a"'],
  ]);
  for (const { variant } of open) expect(variant).not.toHaveProperty('key');
  const closed = await exported(later);
  expect(closed).toMatchObject([{ state: 'answered' }, { state: 'answered', score: { verdict: 'wrong' } }]);
});
