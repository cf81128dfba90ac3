import { expect, test } from 'vitest';
import { changeJoinCode, createClass, getClass, joinClass } from '@/lib/data/classes';
import { db } from '@/lib/data/db';
import { Refusal } from '@/lib/data/refusal';
import { requireInstructor } from '@/lib/data/viewer';
import { newAccount, newLearner, signedInAs } from '@/tests/support/learners';
import { aClass, after, begun, newInstructor } from '@/tests/support/teaching';

const none =
  'No class has this code now. It may have been changed, or be too old: ask your instructor for the one that holds.';
const day = 24 * 60;

const sentence = (work: Promise<unknown>): Promise<string> =>
  work.then(String, (error: unknown) => (error instanceof Refusal ? error.message : Promise.reject(error)));

test('a join code lets in however it is written, twice is once, and after two weeks nobody', async () => {
  const instructor = await newInstructor();
  const id = await createClass(instructor, 'Networks', begun);
  const { joinCode } = await getClass(instructor, id);
  expect(joinCode).toMatch(/^[BCDFGHJKMNPQRSTVWXYZ]{8}$/);
  const learner = await newAccount();
  const written = ` ${joinCode.slice(0, 4).toLowerCase()}-${joinCode.slice(4)} `;
  expect(await joinClass(learner, written, after(14 * day - 1))).toBe('Networks');
  expect(await joinClass(learner, joinCode, after(1))).toBe('Networks');
  expect((await getClass(instructor, id)).learners).toHaveLength(1);
  expect(await sentence(joinClass(await newAccount(), joinCode, after(14 * day)))).toBe(none);
});

test('changing the code ends the old one at once; who has joined stays', async () => {
  const { instructor, learner, classId } = await aClass();
  const { joinCode: before } = await getClass(instructor, classId);
  await changeJoinCode(instructor, classId, after(1));
  const { joinCode, learners } = await getClass(instructor, classId);
  expect(joinCode).not.toBe(before);
  expect(learners.map((one) => one.id)).toEqual([learner.id]);
  expect(await sentence(joinClass(await newAccount(), before, after(2)))).toBe(none);
  expect(await joinClass(await newAccount(), joinCode, after(2))).toBe('Networks');
});

test('guessing codes is stopped, and a guest is told to make an account', async () => {
  const learner = await newAccount();
  for (let n = 0; n < 20; n++) expect(await sentence(joinClass(learner, 'BBBBBBBB', begun))).toBe(none);
  expect(await sentence(joinClass(learner, 'BBBBBBBB', begun))).toContain('tried too often');
  expect(await sentence(joinClass(await newLearner(), 'BBBBBBBB', begun))).toContain('Make an account first');
});

test('a role taken away holds from the next request on', async () => {
  const { id } = await newInstructor();
  signedInAs(id, 1);
  expect((await requireInstructor()).id).toBe(id);
  await db.account.update({ where: { learnerId: id }, data: { role: 'learner' } });
  expect(await sentence(requireInstructor())).toBe('There is no such page.');
  signedInAs(null);
});

test('when an instructor goes, so do classes, quizzes and sittings; what learners answered stays theirs', async () => {
  const { instructor, learner, classId, sittingId } = await aClass();
  await db.learner.delete({ where: { id: instructor.id } });
  expect(await db.class.count({ where: { id: classId } })).toBe(0);
  expect(await db.sitting.count({ where: { id: sittingId } })).toBe(0);
  expect(await db.attempt.count({ where: { learnerId: learner.id } })).toBe(2);
});
