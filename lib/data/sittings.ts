import 'server-only';
import { randomInt } from 'node:crypto';
import type { Prisma } from '@/generated/prisma/client';
import { findFamily } from '@/lib/core/families/index';
import { drawQuiz } from '@/lib/core/items/quiz-draw';
import { present, Variant, type PresentedVariant } from '@/lib/core/items/variant';
import { readAttempt, type AnsweredView } from './attempt-view';
import { columnsOf } from './attempts';
import { completeAttempt } from './cards';
import { db, isTaken } from './db';
import { isEmpty, readDraft, scoreDraft } from './drafts';
import { readContent } from './quizzes';
import { patient } from './rebuild';
import { Refusal } from './refusal';
import { addUp, settle, stateOf } from './sitting-state';
import type { Learner } from './viewer';

/** A slot while the sitting is open: what may be seen, what is filled in, and whether that can be read. */
export type OpenSlot = {
  slot: number;
  variant: PresentedVariant;
  draft: unknown;
  filled: boolean;
  slip: string | null;
};
type About = { id: string; number: number; assignmentId: string; title: string; dueAt: Date };
/** The page of a sitting is a function of this. The open arm holds nothing that may not leave the server. */
export type SittingView =
  | (About & { state: 'open'; slots: OpenSlot[] })
  | (About & {
      state: 'submitted' | 'closed';
      submittedAt: Date | null;
      earned: number;
      possible: number;
      slots: AnsweredView[];
    });

const passed =
  'The due date has passed, so nothing can be changed any more. What was saved until then counts.';

/** Begins a go at an assignment, or finds the one that is open; its id. Two tabs at once begin one. */
export async function startSitting(learner: Learner, assignmentId: string, now: Date): Promise<string> {
  const assignment = await db.assignment.findFirst({
    where: { id: assignmentId, class: { enrolments: { some: { learnerId: learner.id } } } },
  });
  if (!assignment) throw new Refusal('not-found', 'There is no such assignment.');
  if (now >= assignment.dueAt)
    throw new Refusal('conflict', 'The due date has passed, so this cannot be begun any more.');
  const drawn = drawQuiz(readContent(assignment.content), randomInt(0x80000000), findFamily);
  if (!drawn.ok)
    throw new Refusal('conflict', `This could not be drawn; tell your instructor. ${drawn.reason}`);
  const variants = drawn.value.map((one) => one.variant);
  try {
    return await db.$transaction((tx) => begin(tx, learner, assignment, variants, now));
  } catch (error) {
    const open = isTaken(error) ? await db.sitting.findFirst({ where: openOf(learner, assignmentId) }) : null;
    if (open) return open.id;
    throw error;
  }
}

async function begin(
  tx: Prisma.TransactionClient,
  learner: Learner,
  { id: assignmentId, attemptsAllowed }: { id: string; attemptsAllowed: number },
  variants: Variant[],
  now: Date,
): Promise<string> {
  // Changes nothing, but takes the lock: SQLite refuses a transaction that has read to write once another wrote meanwhile.
  await tx.assignment.updateMany({ where: { id: assignmentId }, data: { attemptsAllowed } });
  const open = await tx.sitting.findFirst({ where: openOf(learner, assignmentId) });
  if (open) return open.id;
  const before = await tx.sitting.count({ where: { assignmentId, learnerId: learner.id } });
  if (before >= attemptsAllowed)
    throw new Refusal('conflict', 'You have used every attempt that this assignment allows.');
  const { id } = await tx.sitting.create({
    data: { assignmentId, learnerId: learner.id, number: before + 1, startedAt: now },
  });
  await tx.attempt.createMany({
    data: variants.map((variant, index) => ({
      learnerId: learner.id,
      ...columnsOf(variant),
      scope: 'sitting',
      run: id,
      startedAt: now,
      sittingId: id,
      slot: index + 1,
    })),
  });
  return id;
}

/** One's own sitting as it may be seen now: open, handed in, or closed by its due date. */
export async function getSitting(learner: Learner, id: string, now: Date): Promise<SittingView> {
  const row = await owned(db, learner, id);
  const { number, submittedAt } = row;
  const { id: assignmentId, title, dueAt } = row.assignment;
  const about = { id, number, assignmentId, title, dueAt };
  const state = stateOf(row, dueAt, now);
  if (state === 'open') return { ...about, state, slots: row.attempts.map(openSlot) };
  const settled = row.attempts.map((one) => settle(one, state));
  const slots = settled.map((one) => {
    const view = readAttempt(one, submittedAt ?? dueAt);
    if (view.state === 'open') throw new Error('a sitting that is over shows its keys');
    return view;
  });
  return { ...about, state, submittedAt, slots, ...addUp(settled) };
}

/** Keeps what is filled in at a slot of an open sitting; a sentence where it cannot be read as it is. */
export async function saveDraft(
  learner: Learner,
  { sittingId, slot, response }: { sittingId: string; slot: number; response: unknown },
  now: Date,
): Promise<string | null> {
  const sitting = await owned(db, learner, sittingId);
  const attempt = sitting.attempts.find((one) => one.slot === slot);
  if (!attempt) throw new Refusal('not-found', 'There is no such question.');
  const draft = isEmpty(response) ? null : JSON.stringify(response);
  if (draft !== null && draft.length > 4000)
    throw new Refusal('conflict', 'This answer is too long to be kept.');
  const { count } = await db.attempt.updateMany({
    where: {
      id: attempt.id,
      learnerId: learner.id,
      sitting: { submittedAt: null, assignment: { dueAt: { gt: now } } },
    },
    data: { draft },
  });
  if (count === 0)
    throw new Refusal(
      'conflict',
      sitting.submittedAt === null ? passed : 'This was submitted already, so nothing was changed.',
    );
  return draft === null ? null : readDraft(Variant.parse(JSON.parse(attempt.variant)), response);
}

/** Hands a sitting in, grades it from what is saved and moves the cards, once; again changes nothing. Refuses after the due date. */
export async function submitSitting(learner: Learner, id: string, now: Date): Promise<void> {
  const sitting = await owned(db, learner, id);
  if (sitting.submittedAt !== null) return;
  if (now >= sitting.assignment.dueAt) throw new Refusal('conflict', passed);
  await db.$transaction(async (tx) => {
    const claimed = await tx.sitting.updateMany({
      where: { id, learnerId: learner.id, submittedAt: null },
      data: { submittedAt: now },
    });
    if (claimed.count === 0) return;
    // Read again inside: a draft saved a moment ago counts.
    const { attempts } = await owned(tx, learner, id);
    const scored = attempts.map((row) => ({ row, scored: scoreDraft(row) }));
    for (const { row, scored: one } of scored)
      if (one) await completeAttempt(tx, row, one.variant, one.score, now);
    const points = addUp(scored.map(({ scored: one }) => ({ earned: one?.score.earned ?? 0 })));
    await tx.sitting.update({ where: { id }, data: points });
  }, patient);
}

const openOf = (learner: Learner, assignmentId: string): Prisma.SittingWhereInput => ({
  assignmentId,
  learnerId: learner.id,
  submittedAt: null,
});

type Row = Prisma.SittingGetPayload<{ include: { assignment: true; attempts: true } }>;

async function owned(tx: Prisma.TransactionClient, learner: Learner, id: string): Promise<Row> {
  const row = await tx.sitting.findFirst({
    where: { id, learnerId: learner.id },
    include: { assignment: true, attempts: { orderBy: { slot: 'asc' } } },
  });
  if (!row) throw new Refusal('not-found', 'There is no such sitting.');
  return row;
}

function openSlot(row: Row['attempts'][number]): OpenSlot {
  const variant = Variant.parse(JSON.parse(row.variant));
  const draft: unknown = row.draft === null ? null : JSON.parse(row.draft);
  const filled = row.draft !== null;
  return {
    slot: row.slot ?? 0,
    variant: present(variant, 0),
    draft,
    filled,
    slip: filled ? readDraft(variant, draft) : null,
  };
}
