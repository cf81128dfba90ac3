import 'server-only';
import type { Attempt } from '@/generated/prisma/client';
import type { Part } from '@/lib/core/items/quiz';
import { titleOf } from './catalogue';
import { db } from './db';
import { readContent } from './quizzes';
import { Refusal } from './refusal';
import { addUp, settle, stateOf } from './sitting-state';
import type { Instructor } from './viewer';

/** What one learner of the class came to: the best of the goes that are over counts. */
export type LearnerGrade = {
  id: string;
  name: string;
  sittings: number;
  /** Whether a go is under way. */
  sitting: boolean;
  earned: number | null;
  submittedAt: Date | null;
  /** Points by slot; empty before the first go is over. */
  points: (number | null)[];
};
/** How one question went, over the goes that count. */
export type QuestionGrade = {
  slot: number;
  title: string;
  answered: number;
  /** The mean of what was earned, 0 to 1, and null before anybody's go is over. */
  facility: number | null;
  /** The belief that most wrong answers were computed by, and how often. */
  belief: { id: string; count: number } | null;
};
export type Grades = {
  id: string;
  title: string;
  classId: string;
  className: string;
  dueAt: Date;
  attemptsAllowed: number;
  over: boolean;
  possible: number;
  learners: LearnerGrade[];
  questions: QuestionGrade[];
};

type Slot = Pick<Attempt, 'slot' | 'earned' | 'belief' | 'answeredAt'>;
type Sat = { id: string; learnerId: string; submittedAt: Date | null; attempts: Slot[] };
type Go = Omit<Sat, 'attempts'> & { slots: Slot[]; earned: number };

/** The scores of an assignment, by learner and by question. Reading writes nothing. */
export async function getGrades(instructor: Instructor, id: string, now: Date): Promise<Grades> {
  const row = await db.assignment.findFirst({
    where: { id, class: { instructorId: instructor.id } },
    include: {
      class: {
        include: {
          enrolments: { include: { learner: { select: { account: { select: { name: true } } } } } },
        },
      },
      sittings: {
        include: {
          attempts: {
            orderBy: { slot: 'asc' },
            select: { slot: true, earned: true, belief: true, answeredAt: true },
          },
        },
      },
    },
  });
  if (!row) throw new Refusal('not-found', 'There is no such assignment.');
  const { title, dueAt, attemptsAllowed } = row;
  const titles = readContent(row.content).parts.flatMap(titlesOf);
  const over = await goesOver(row.sittings, dueAt, now);
  const learners = row.class.enrolments.map(({ learnerId, learner }): LearnerGrade => {
    const all = row.sittings.filter((one) => one.learnerId === learnerId);
    const best = bestOf(over, learnerId);
    return {
      id: learnerId,
      name: learner.account?.name ?? 'Somebody without an account',
      sittings: all.length,
      sitting: all.some((one) => stateOf(one, dueAt, now) === 'open'),
      earned: best?.earned ?? null,
      submittedAt: best?.submittedAt ?? null,
      points: best?.slots.map((one) => one.earned) ?? [],
    };
  });
  const counting = learners.flatMap((one) => bestOf(over, one.id) ?? []);
  return {
    id,
    title,
    classId: row.classId,
    className: row.class.name,
    dueAt,
    attemptsAllowed,
    over: now >= dueAt,
    possible: titles.length,
    learners: learners.sort((a, b) => a.name.localeCompare(b.name, 'en')),
    questions: titles.map((one, index) => questionGrade(one, index + 1, counting)),
  };
}

/** The goes that are over. Whole variants are read of those only that were not handed in. */
async function goesOver(sittings: Sat[], dueAt: Date, now: Date): Promise<Go[]> {
  const closed = sittings.filter((one) => stateOf(one, dueAt, now) === 'closed').map((one) => one.id);
  const unread = await db.attempt.findMany({
    where: { sittingId: { in: closed } },
    orderBy: { slot: 'asc' },
  });
  const judged = new Map<string | null, Slot[]>();
  for (const one of unread)
    judged.set(one.sittingId, [...(judged.get(one.sittingId) ?? []), settle(one, 'closed')]);
  return sittings
    .filter((one) => stateOf(one, dueAt, now) !== 'open')
    .map(({ attempts, ...sitting }) => {
      const slots: Slot[] = judged.get(sitting.id) ?? attempts;
      return { ...sitting, slots, earned: addUp(slots).earned };
    });
}

function bestOf(over: Go[], learnerId: string): Go | undefined {
  return over
    .filter((one) => one.learnerId === learnerId)
    .reduce<Go | undefined>((best, one) => (best && best.earned >= one.earned ? best : one), undefined);
}

function titlesOf(part: Part): string[] {
  if (part.kind === 'written') return [part.stem];
  return Array.from({ length: part.count }, () => titleOf(part.family));
}

function questionGrade(title: string, slot: number, goes: Go[]): QuestionGrade {
  const rows = goes.flatMap((go) => go.slots.filter((one) => one.slot === slot));
  const beliefs = new Map<string, number>();
  for (const { belief } of rows) if (belief !== null) beliefs.set(belief, (beliefs.get(belief) ?? 0) + 1);
  const [commonest] = [...beliefs].sort((a, b) => b[1] - a[1]);
  return {
    slot,
    title,
    answered: rows.filter((one) => one.answeredAt !== null).length,
    facility: rows.length === 0 ? null : addUp(rows).earned / rows.length,
    belief: commonest ? { id: commonest[0], count: commonest[1] } : null,
  };
}
