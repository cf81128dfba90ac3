import { expect, test } from 'vitest';
import { gradesCsv } from '@/app/(teach)/grades-csv';
import { Variant } from '@/lib/core/items/variant';
import { getClass, joinClass } from '@/lib/data/classes';
import { db } from '@/lib/data/db';
import { getGrades } from '@/lib/data/grades';
import { saveDraft, startSitting, submitSitting } from '@/lib/data/sittings';
import { newAccount } from '@/tests/support/learners';
import { aClass, after, later, type Teaching } from '@/tests/support/teaching';

/** Hands in what a belief computes at slot 1, and the right option at slot 2. */
async function handInWrong({ learner, sittingId }: Teaching): Promise<string> {
  const row = await db.attempt.findFirstOrThrow({ where: { sittingId, slot: 1 } });
  const [wrong] = Variant.parse(JSON.parse(row.variant)).refutations;
  const response = (wrong?.value as { value: string }).value;
  await saveDraft(learner, { sittingId, slot: 1, response }, after(1));
  await saveDraft(learner, { sittingId, slot: 2, response: 'b' }, after(1));
  await submitSitting(learner, sittingId, after(2));
  return wrong?.belief ?? '';
}

test('the best attempt counts, by learner and by question, with the belief behind the wrong answers', async () => {
  const group = await aClass({ attemptsAllowed: 2 });
  const belief = await handInWrong(group);
  const second = await startSitting(group.learner, group.assignmentId, after(3));
  expect((await getGrades(group.instructor, group.assignmentId, after(4))).learners).toMatchObject([
    { sittings: 2, sitting: true, earned: 1, points: [0, 1] },
  ]);
  await submitSitting(group.learner, second, after(5));
  const grades = await getGrades(group.instructor, group.assignmentId, after(6));
  expect(grades).toMatchObject({ possible: 2, over: false, learners: [{ earned: 1, sitting: false }] });
  expect(grades.questions).toMatchObject([
    { slot: 1, answered: 1, facility: 0, belief: { id: belief, count: 1 } },
    {
      slot: 2,
      answered: 1,
      facility: 1,
      belief: null,
      title: 'A change window is planned. When does it open?',
    },
  ]);
});

test('who has not begun has no score, and after the due date what was saved counts', async () => {
  const group = await aClass();
  const idle = await newAccount();
  await joinClass(idle, (await getClass(group.instructor, group.classId)).joinCode, after(1));
  await saveDraft(group.learner, { sittingId: group.sittingId, slot: 2, response: 'b' }, after(2));
  const open = await getGrades(group.instructor, group.assignmentId, after(3));
  expect(open.questions.map((one) => one.facility)).toEqual([null, null]);
  const grades = await getGrades(group.instructor, group.assignmentId, later);
  const of = (id: string): unknown => grades.learners.find((one) => one.id === id);
  expect(of(idle.id)).toMatchObject({ earned: null, sittings: 0 });
  expect(of(group.learner.id)).toMatchObject({ earned: 1, submittedAt: null, points: [null, 1] });
});

test('no cell of the CSV can act as a formula', async () => {
  const group = await aClass();
  await db.account.update({
    where: { learnerId: group.learner.id },
    data: { name: '=HYPERLINK("http://evil.example","Ada")' },
  });
  await handInWrong(group);
  const csv = gradesCsv(await getGrades(group.instructor, group.assignmentId, after(6)));
  const [head, row] = csv.split('\r\n');
  expect(head).toBe('\ufeffLearner,Learner id,Attempts,Submitted (UTC),Points,Of,Percent,Q1,Q2');
  expect(row).toBe(
    `"'=HYPERLINK(""http://evil.example"",""Ada"")",${group.learner.id},1,2026-11-24T10:02:00.000Z,1,2,50,0,1`,
  );
});
