import 'server-only';
import { randomBytes } from 'node:crypto';
import { findFamily } from '@/lib/core/families/index';
import { countQuestions, mostQuestions, Part, QuizContent } from '@/lib/core/items/quiz';
import { drawPart, drawQuiz } from '@/lib/core/items/quiz-draw';
import { present, type PresentedVariant } from '@/lib/core/items/variant';
import type { Prisma } from '@/generated/prisma/client';
import { previewVariant, type AnsweredView } from './attempt-view';
import { db } from './db';
import { Refusal } from './refusal';
import type { Instructor } from './viewer';

export type QuizRow = { id: string; title: string; questions: number; updatedAt: Date };
export type QuizDetails = { id: string; title: string; content: QuizContent };
/** A question as a learner sees it, and as it is once answered with its key. */
export type Previewed = { part: Part; open: PresentedVariant; answered: AnsweredView };

/** The quizzes of an instructor, last changed first. */
export async function listQuizzes(instructor: Instructor): Promise<QuizRow[]> {
  const rows = await db.quiz.findMany({
    where: { instructorId: instructor.id },
    orderBy: [{ updatedAt: 'desc' }, { id: 'desc' }],
  });
  return rows.map(({ id, title, content, updatedAt }) => ({
    id,
    title,
    questions: countQuestions(readContent(content)),
    updatedAt,
  }));
}

/** Makes an empty quiz; its id. */
export async function createQuiz(instructor: Instructor, title: string, now: Date): Promise<string> {
  if ((await db.quiz.count({ where: { instructorId: instructor.id } })) >= 500)
    throw new Refusal('conflict', 'You have 500 quizzes, which is the most there can be.');
  const content = JSON.stringify({ parts: [] } satisfies QuizContent);
  const data = { instructorId: instructor.id, title, content, createdAt: now, updatedAt: now };
  return (await db.quiz.create({ data, select: { id: true } })).id;
}

/** One of the instructor's quizzes. */
export async function getQuiz(instructor: Instructor, id: string): Promise<QuizDetails> {
  return get(db, instructor, id);
}

/** Gives a quiz another title. */
export async function renameQuiz(
  instructor: Instructor,
  id: string,
  title: string,
  now: Date,
): Promise<void> {
  await change(instructor, id, { title, updatedAt: now });
}

/** Adds a part at the end, or puts it in the place of the one with its id; refuses one that cannot be drawn. */
export async function savePart(instructor: Instructor, id: string, part: Part, now: Date): Promise<void> {
  for (const seed of [1, 2, 3]) {
    const drawn = drawPart(part, seed, findFamily);
    if (!drawn.ok) throw new Refusal('conflict', drawn.reason);
  }
  await edit(instructor, id, now, (parts) => {
    const known = parts.some((one) => one.id === part.id);
    return known ? parts.map((one) => (one.id === part.id ? part : one)) : [...parts, part];
  });
}

/** Takes a part out. */
export async function removePart(
  instructor: Instructor,
  id: string,
  partId: string,
  now: Date,
): Promise<void> {
  await edit(instructor, id, now, (parts) => parts.filter((one) => one.id !== partId));
}

/** Moves a part one place up (−1) or down (1); at the end nothing happens. */
export async function movePart(
  instructor: Instructor,
  id: string,
  { partId, by }: { partId: string; by: -1 | 1 },
  now: Date,
): Promise<void> {
  await edit(instructor, id, now, (parts) => {
    const at = parts.findIndex((one) => one.id === partId);
    const part = parts[at];
    if (!part || at + by < 0 || at + by >= parts.length) return parts;
    return parts.toSpliced(at, 1).toSpliced(at + by, 0, part);
  });
}

/** The questions of a seed with their keys; a sentence where a part cannot be drawn. */
export async function previewQuiz(
  instructor: Instructor,
  id: string,
  seed: number,
  now: Date,
): Promise<QuizDetails & { questions: Previewed[]; slip: string | null }> {
  const quiz = await getQuiz(instructor, id);
  const drawn = drawQuiz(quiz.content, seed, findFamily);
  if (!drawn.ok) return { ...quiz, questions: [], slip: drawn.reason };
  const questions = drawn.value.map(({ part, variant }, index) => {
    const id = `question-${index + 1}`;
    return { part, open: present(variant, 0), answered: previewVariant(id, variant, now) };
  });
  return { ...quiz, questions, slip: null };
}

/** An id for a part that is new. */
export function newPartId(): string {
  return randomBytes(8).toString('hex');
}

/** What a stored quiz asks; one that does not parse is our mistake and throws. */
export function readContent(text: string): QuizContent {
  return QuizContent.parse(JSON.parse(text));
}

async function get(tx: Prisma.TransactionClient, instructor: Instructor, id: string): Promise<QuizDetails> {
  const row = await tx.quiz.findFirst({ where: { id, instructorId: instructor.id } });
  if (!row) throw missing();
  return { id: row.id, title: row.title, content: readContent(row.content) };
}

async function edit(
  instructor: Instructor,
  id: string,
  now: Date,
  how: (parts: Part[]) => Part[],
): Promise<void> {
  // In one transaction, so that two tabs do not undo each other. It begins by writing: SQLite refuses a transaction that
  // has read to write once another process wrote meanwhile.
  await db.$transaction(async (tx) => {
    const owned = { id, instructorId: instructor.id };
    await tx.quiz.updateMany({ where: owned, data: { updatedAt: now } });
    const { content } = await get(tx, instructor, id);
    const parts = how(content.parts);
    if (parts.length > 40) throw new Refusal('conflict', 'A quiz has at most 40 parts.');
    if (countQuestions({ parts }) > mostQuestions)
      throw new Refusal('conflict', `A quiz asks at most ${mostQuestions} questions.`);
    const data = { content: JSON.stringify({ parts } satisfies QuizContent) };
    await tx.quiz.updateMany({ where: owned, data });
  });
}

async function change(
  instructor: Instructor,
  id: string,
  data: { title: string; updatedAt: Date },
): Promise<void> {
  const { count } = await db.quiz.updateMany({ where: { id, instructorId: instructor.id }, data });
  if (count === 0) throw missing();
}

const missing = (): Refusal => new Refusal('not-found', 'There is no such quiz.');
