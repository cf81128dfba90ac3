import { beforeEach, expect, test } from 'vitest';
import { listLearnerClasses } from '@/lib/data/assignments';
import { createClass, getClass, joinClass, listClasses } from '@/lib/data/classes';
import { db } from '@/lib/data/db';
import { createQuiz, listQuizzes } from '@/lib/data/quizzes';
import { Refusal } from '@/lib/data/refusal';
import type { Instructor, Learner } from '@/lib/data/viewer';
import { newAccount, newLearner } from '@/tests/support/learners';
import { aClass, after, begun, newInstructor, type Teaching } from '@/tests/support/teaching';
import {
  ofInstructor,
  ofMember,
  ofSitter,
  ofTeachingViewer,
  pureTeaching,
  teachingModules,
} from '@/tests/support/teaching-rows';

let group: Teaching;
let other: Teaching;
const missing = { classId: 'c', quizId: 'c', assignmentId: 'c', sittingId: 'c' };

beforeEach(async () => {
  [group, other] = [await aClass(), await aClass()];
});

const everything = async (): Promise<unknown> =>
  Promise.all([
    db.class.findMany(),
    db.enrolment.findMany(),
    db.quiz.findMany(),
    db.assignment.findMany(),
    db.sitting.findMany(),
    db.attempt.findMany(),
  ]);

async function refusalOf(work: Promise<unknown>): Promise<[string, string]> {
  const error = await work.then(
    () => null,
    (one: unknown) => one,
  );
  expect(error).toBeInstanceOf(Refusal);
  return [(error as Refusal).code, (error as Refusal).message];
}

/** Nobody of these may; each is refused as for a thing that is not there, and nothing changes. */
async function expectRefused<V>(
  call: (viewer: V, ids: Teaching | typeof missing) => Promise<unknown>,
  viewers: V[],
): Promise<void> {
  const before = await everything();
  for (const viewer of viewers) {
    const refusal = await refusalOf(call(viewer, group));
    expect(refusal).toEqual(await refusalOf(call(viewer, missing)));
    expect(refusal[0]).toBe('not-found');
  }
  expect(await everything()).toEqual(before);
}

test('every function of these modules is in one of the lists', () => {
  const all = teachingModules.flatMap((module) => Object.keys(module));
  const listed = [ofInstructor, ofMember, ofSitter].flatMap((rows) => Object.keys(rows));
  expect(all.sort()).toEqual([...listed, ...ofTeachingViewer, ...pureTeaching].sort());
});

test.each(Object.entries(ofInstructor))('%s: its instructor may, nobody else', async (_, call) => {
  const administrator = (await newAccount('administrator')) as Instructor;
  // A learner is no Instructor to the compiler; the where holds all the same.
  const learners = [group.learner, other.learner] as Instructor[];
  await expectRefused(call, [other.instructor, administrator, ...learners]);
  await expect(call(group.instructor, group)).resolves.not.toThrow();
});

test.each(Object.entries(ofMember))('%s: a learner of the class may, nobody else', async (_, call) => {
  const strangers: Learner[] = [other.learner, await newLearner(), group.instructor, other.instructor];
  await expectRefused(call, strangers);
  await expect(call(group.learner, group)).resolves.not.toThrow();
});

test.each(Object.entries(ofSitter))(
  '%s: whoever sits it may, not even a learner of the same class',
  async (_, call) => {
    const mate = await newAccount();
    await joinClass(mate, (await getClass(group.instructor, group.classId)).joinCode, begun);
    await expectRefused(call, [mate, other.learner, await newLearner(), group.instructor]);
    await expect(call(group.learner, group)).resolves.not.toThrow();
  },
);

test('lists hold what is the viewer’s own', async () => {
  expect((await listClasses(group.instructor)).map((one) => one.id)).toEqual([group.classId]);
  expect((await listQuizzes(group.instructor)).map((one) => one.id)).toEqual([group.quizId]);
  expect((await listLearnerClasses(group.learner, after(5))).map((one) => one.id)).toEqual([group.classId]);
  expect(await listLearnerClasses(group.instructor, after(5))).toEqual([]);
  const fresh = await newInstructor();
  await createClass(fresh, 'Own', begun);
  await createQuiz(fresh, 'Own', begun);
  expect(await listClasses(fresh)).toHaveLength(1);
  expect(await listClasses(group.instructor)).toHaveLength(1);
});
