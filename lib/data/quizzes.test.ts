import { expect, test } from 'vitest';
import { assignQuiz } from '@/lib/data/assignments';
import { createQuiz, getQuiz, listQuizzes, movePart, removePart, savePart } from '@/lib/data/quizzes';
import { Refusal } from '@/lib/data/refusal';
import { getSitting, startSitting, submitSitting } from '@/lib/data/sittings';
import { besideWriter } from '@/tests/support/beside-writer';
import { aClass, after, begun, due, newInstructor, written, type Teaching } from '@/tests/support/teaching';

const sentence = (work: Promise<unknown>): Promise<string> =>
  work.then(String, (error: unknown) => (error instanceof Refusal ? error.message : Promise.reject(error)));

const order = async ({ instructor, quizId }: Teaching): Promise<string[]> =>
  (await getQuiz(instructor, quizId)).content.parts.map((part) => part.id);

test('parts move, go, and are changed in place', async () => {
  const group = await aClass();
  const { instructor, quizId } = group;
  expect(await order(group)).toEqual(['bbbb2222', 'aaaa1111']);
  await movePart(instructor, quizId, { partId: 'aaaa1111', by: -1 }, after(1));
  await movePart(instructor, quizId, { partId: 'aaaa1111', by: -1 }, after(1));
  expect(await order(group)).toEqual(['aaaa1111', 'bbbb2222']);
  await savePart(instructor, quizId, { ...written, stem: 'When?' }, after(2));
  expect((await getQuiz(instructor, quizId)).content.parts[0]).toMatchObject({ stem: 'When?' });
  await removePart(instructor, quizId, 'bbbb2222', after(3));
  expect(await listQuizzes(instructor)).toMatchObject([{ questions: 1, updatedAt: after(3) }]);
});

test('an edit and a sitting begin while another process writes', async () => {
  const group = await aClass({ attemptsAllowed: 20 });
  const { instructor, learner, quizId, assignmentId } = group;
  await besideWriter(async () => {
    for (let n = 0; n < 15; n++) {
      await movePart(instructor, quizId, { partId: 'aaaa1111', by: n % 2 === 0 ? -1 : 1 }, after(1));
      await submitSitting(learner, await startSitting(learner, assignmentId, after(1)), after(1));
    }
  });
  expect(await order(group)).toEqual(['aaaa1111', 'bbbb2222']);
});

test('what was assigned stays as it was when the quiz is changed', async () => {
  const group = await aClass({ attemptsAllowed: 2 });
  await submitSitting(group.learner, group.sittingId, after(1));
  await savePart(group.instructor, group.quizId, { ...written, stem: 'Another question?' }, after(2));
  const sitting = await startSitting(group.learner, group.assignmentId, after(3));
  const view = await getSitting(group.learner, sitting, after(4));
  expect(view.slots[1]?.variant.stem).toBe(written.stem);
});

test('what cannot be drawn, asks too much, or asks nothing is refused with a sentence', async () => {
  const { instructor, classId } = await aClass();
  const quizId = await createQuiz(instructor, 'Empty', begun);
  const family = { kind: 'family' as const, family: 'routing/ties', count: 20 };
  const what = { classId, quizId, dueAt: due, attemptsAllowed: 1 };
  expect(await sentence(assignQuiz(instructor, what, begun))).toContain('asks nothing yet');
  const never = { ...family, id: 'cccc0000', belief: 'M10' as const };
  expect(await sentence(savePart(instructor, quizId, never, begun))).toContain('loosen the constraint');
  for (const id of ['cccc1111', 'cccc2222', 'cccc3333'])
    await savePart(instructor, quizId, { ...family, id }, begun);
  expect(await sentence(savePart(instructor, quizId, written, begun))).toBe(
    'A quiz asks at most 60 questions.',
  );
  expect(await sentence(assignQuiz(instructor, what, due))).toContain('due date has passed');
  const other = await newInstructor();
  expect(await sentence(assignQuiz(other, what, begun))).toBe('There is no such class.');
});
