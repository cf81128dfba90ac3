import type { WrittenPart } from '@/lib/core/items/quiz';
import { assignQuiz } from '@/lib/data/assignments';
import { createClass, getClass, joinClass } from '@/lib/data/classes';
import { createQuiz, savePart } from '@/lib/data/quizzes';
import { startSitting } from '@/lib/data/sittings';
import type { Instructor, Learner } from '@/lib/data/viewer';
import { newAccount } from './learners';

const hour = 60 * 60 * 1000;
export const begun = new Date('2026-11-24T10:00:00Z');
export const due = new Date(begun.getTime() + hour);
export const later = new Date(due.getTime() + hour);
/** So many minutes after `begun`. */
export const after = (minutes: number): Date => new Date(begun.getTime() + minutes * 60_000);

export const written: WrittenPart = {
  kind: 'written',
  id: 'aaaa1111',
  stem: 'A change window is planned. When does it open?',
  interaction: { kind: 'choose-one' },
  choices: [
    { text: 'At 10:00', right: false, reason: 'That is when it closes.' },
    { text: 'At 09:00', right: true, reason: '' },
  ],
  value: '',
  explanation: 'It opens at `09:00`.',
};

export async function newInstructor(): Promise<Instructor> {
  return (await newAccount('instructor')) as Instructor;
}

/** A class of one learner who sits a quiz: slot 1 usable addresses, slot 2 written (key b). */
export async function aClass({ attemptsAllowed = 1 } = {}): Promise<Teaching> {
  const [instructor, learner] = [await newInstructor(), await newAccount()];
  const classId = await createClass(instructor, 'Networks', begun);
  const quizId = await createQuiz(instructor, 'Week 1', begun);
  const family = { kind: 'family' as const, id: 'bbbb2222', family: 'cidr/usable-addresses', count: 1 };
  await savePart(instructor, quizId, family, begun);
  await savePart(instructor, quizId, written, begun);
  await joinClass(learner, (await getClass(instructor, classId)).joinCode, begun);
  const what = { classId, quizId, dueAt: due, attemptsAllowed };
  const assignmentId = await assignQuiz(instructor, what, begun);
  const sittingId = await startSitting(learner, assignmentId, begun);
  return { instructor, learner, classId, quizId, assignmentId, sittingId };
}

export type Teaching = {
  instructor: Instructor;
  learner: Learner;
  classId: string;
  quizId: string;
  assignmentId: string;
  sittingId: string;
};
