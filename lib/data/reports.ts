import 'server-only';
import { z } from 'zod';
import { Key, Variant, type Response } from '@/lib/core/items/variant';
import { titleOf } from './catalogue';
import { db } from './db';
import { count } from './limits';
import { Refusal } from './refusal';
import type { Administrator, Learner } from './viewer';

/** Somebody's words on a question. A browser sends a line's end as two characters and counts it as one. */
export const Words = z
  .string()
  .max(20_000, 'Use at most 2,000 characters.')
  .transform((text) => text.replaceAll('\r\n', '\n').trim())
  .pipe(z.string().min(1, 'Write what seems wrong.').max(2000, 'Use at most 2,000 characters.'));

/** Keeps the learner's words on their attempt; words on the same attempt take the place of earlier ones and are open again. */
export async function reportAttempt(
  learner: Learner,
  attemptId: string,
  words: string,
  now: Date,
): Promise<void> {
  // Any question that was shown, also one of a quiz that is open: the words go in, nothing comes out.
  const shown = await db.attempt.count({ where: { id: attemptId, learnerId: learner.id } });
  if (shown === 0) throw new Refusal('not-found', 'There is no such question.');
  await count('reports of a learner', learner.id);
  const said = { words: Words.parse(words), createdAt: now, settledAt: null };
  await db.report.upsert({
    where: { learnerId_attemptId: { learnerId: learner.id, attemptId } },
    update: said,
    create: { ...said, learnerId: learner.id, attemptId },
  });
}

/** What the list of reports shows. `who` is null for a guest. */
export type ReportRow = {
  id: string;
  familyTitle: string;
  words: string;
  createdAt: Date;
  settledAt: Date | null;
  who: string | null;
};

const pageSize = 50;
const withWho = {
  learner: { select: { account: { select: { name: true } } } },
  attempt: true,
} as const;

/** Reports, open ones first, then newest first, fifty a page from 1; and whether there are more. */
export async function listReports(
  _: Administrator,
  { page }: { page: number },
): Promise<{ rows: ReportRow[]; more: boolean }> {
  const rows = await db.report.findMany({
    orderBy: [{ settledAt: { sort: 'desc', nulls: 'first' } }, { createdAt: 'desc' }, { id: 'desc' }],
    skip: (page - 1) * pageSize,
    take: pageSize + 1,
    include: { ...withWho, attempt: { select: { family: true } } },
  });
  return {
    rows: rows.slice(0, pageSize).map(({ id, words, createdAt, settledAt, attempt, learner }) => ({
      id,
      familyTitle: titleOf(attempt.family),
      words,
      createdAt,
      settledAt,
      who: learner.account?.name ?? null,
    })),
    more: rows.length > pageSize,
  };
}

/** How many reports wait. */
export async function countOpenReports(_: Administrator): Promise<number> {
  return db.report.count({ where: { settledAt: null } });
}

/** A report with the question exactly as it was shown, key and seed included, and what was answered (null while open). */
export type ReportDetails = ReportRow & {
  variant: Variant;
  response: Response | null;
  verdict: string | null;
  hintsTaken: number;
  startedAt: Date;
  answeredAt: Date | null;
  engineRevision: number;
};

/** One report, for an administrator. */
export async function getReport(_: Administrator, id: string): Promise<ReportDetails> {
  const row = await db.report.findUnique({ where: { id }, include: withWho });
  if (!row) throw new Refusal('not-found', 'There is no such report.');
  const { attempt, learner, words, createdAt, settledAt } = row;
  return {
    id,
    words,
    createdAt,
    settledAt,
    who: learner.account?.name ?? null,
    familyTitle: titleOf(attempt.family),
    variant: Variant.parse(JSON.parse(attempt.variant)),
    response: attempt.response === null ? null : Key.parse(JSON.parse(attempt.response)),
    verdict: attempt.verdict,
    hintsTaken: attempt.hintsTaken,
    startedAt: attempt.startedAt,
    answeredAt: attempt.answeredAt,
    engineRevision: attempt.engineRevision,
  };
}

/** Marks a report as settled. The first time counts. */
export async function settleReport(_: Administrator, id: string, now: Date): Promise<void> {
  await exists(id);
  await db.report.updateMany({ where: { id, settledAt: null }, data: { settledAt: now } });
}

/** Takes the mark back. */
export async function reopenReport(_: Administrator, id: string): Promise<void> {
  await exists(id);
  await db.report.updateMany({ where: { id }, data: { settledAt: null } });
}

async function exists(id: string): Promise<void> {
  if ((await db.report.count({ where: { id } })) === 0)
    throw new Refusal('not-found', 'There is no such report.');
}
