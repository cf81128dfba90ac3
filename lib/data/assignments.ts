import 'server-only';
import { findFamily } from '@/lib/core/families/index';
import { countQuestions } from '@/lib/core/items/quiz';
import { drawQuiz } from '@/lib/core/items/quiz-draw';
import { db } from './db';
import { readContent } from './quizzes';
import { Refusal } from './refusal';
import { addUp, settle, stateOf, type SittingState } from './sitting-state';
import type { Instructor, Learner } from './viewer';

/** One go of a learner; points only once it is over. */
export type SittingRow = {
  id: string;
  number: number;
  state: SittingState;
  submittedAt: Date | null;
  earned: number | null;
  possible: number | null;
};
export type LearnerAssignment = {
  id: string;
  title: string;
  className: string;
  dueAt: Date;
  attemptsAllowed: number;
  questions: number;
  sittings: SittingRow[];
  /** Whether another go may begin now. */
  mayStart: boolean;
};
export type LearnerClass = { id: string; name: string; instructor: string; assignments: LearnerAssignment[] };

/** Gives a quiz to a class, frozen as it is now; the assignment's id. */
export async function assignQuiz(
  instructor: Instructor,
  what: { classId: string; quizId: string; dueAt: Date; attemptsAllowed: number },
  now: Date,
): Promise<string> {
  const { classId, quizId, dueAt, attemptsAllowed } = what;
  const [group, quiz] = await Promise.all([
    db.class.findFirst({ where: { id: classId, instructorId: instructor.id }, select: { id: true } }),
    db.quiz.findFirst({ where: { id: quizId, instructorId: instructor.id } }),
  ]);
  if (!group) throw new Refusal('not-found', 'There is no such class.');
  if (!quiz) throw new Refusal('not-found', 'There is no such quiz.');
  if (dueAt <= now) throw new Refusal('conflict', 'This due date has passed. Choose one that is to come.');
  const content = readContent(quiz.content);
  if (content.parts.length === 0)
    throw new Refusal('conflict', 'This quiz asks nothing yet. Add a question first.');
  const drawn = drawQuiz(content, 1, findFamily);
  if (!drawn.ok) throw new Refusal('conflict', drawn.reason);
  const { title } = quiz;
  const data = { classId, title, content: quiz.content, dueAt, attemptsAllowed, createdAt: now };
  return (await db.assignment.create({ data, select: { id: true } })).id;
}

/** The classes of a learner with what is assigned there, what is due first at the top. */
export async function listLearnerClasses(learner: Learner, now: Date): Promise<LearnerClass[]> {
  const rows = await db.class.findMany({
    where: { enrolments: { some: { learnerId: learner.id } } },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    include: {
      instructor: { select: { account: { select: { name: true } } } },
      assignments: { orderBy: [{ dueAt: 'asc' }, { id: 'asc' }], select: { id: true } },
    },
  });
  return Promise.all(
    rows.map(async ({ id, name, instructor, assignments }) => ({
      id,
      name,
      instructor: instructor.account?.name ?? '',
      assignments: await Promise.all(assignments.map((one) => getAssignment(learner, one.id, now))),
    })),
  );
}

/** An assignment of a class the learner belongs to, with the learner's own goes at it. */
export async function getAssignment(learner: Learner, id: string, now: Date): Promise<LearnerAssignment> {
  const row = await db.assignment.findFirst({
    where: { id, class: { enrolments: { some: { learnerId: learner.id } } } },
    include: {
      class: { select: { name: true } },
      sittings: { where: { learnerId: learner.id }, orderBy: { number: 'asc' } },
    },
  });
  if (!row) throw new Refusal('not-found', 'There is no such assignment.');
  const { title, dueAt, attemptsAllowed } = row;
  const sittings = await Promise.all(
    row.sittings.map(async ({ id, number, submittedAt, earned, possible }): Promise<SittingRow> => {
      const state = stateOf({ submittedAt }, dueAt, now);
      const points = state === 'closed' ? await closedPoints(learner, id) : { earned, possible };
      return { id, number, state, submittedAt, ...points };
    }),
  );
  const open = sittings.some((one) => one.state === 'open');
  return {
    id,
    title,
    className: row.class.name,
    dueAt,
    attemptsAllowed,
    questions: countQuestions(readContent(row.content)),
    sittings,
    mayStart: !open && now < dueAt && sittings.length < attemptsAllowed,
  };
}

/** Reading keeps nothing: after the due date the drafts are judged each time, and always alike. */
async function closedPoints(
  learner: Learner,
  sittingId: string,
): Promise<{ earned: number; possible: number }> {
  const rows = await db.attempt.findMany({ where: { sittingId, learnerId: learner.id } });
  return addUp(rows.map((row) => settle(row, 'closed')));
}
