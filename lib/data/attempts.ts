import 'server-only';
import { randomBytes, randomInt } from 'node:crypto';
import type { Attempt, Prisma } from '@/generated/prisma/client';
import { engineRevision } from '@/lib/core/aws/revision';
import { findFamily } from '@/lib/core/families/index';
import { scoreResponse, type FormatError } from '@/lib/core/items/score';
import { Variant } from '@/lib/core/items/variant';
import { completeAttempt } from './cards';
import { db } from './db';
import { Refusal } from './refusal';
import { nextVariant } from './next-variant';
import { parseScope } from './scope';
import { readAttempt, type AttemptView } from './attempt-view';
import type { Learner } from './viewer';

/** Draws a fresh variant within the scope and keeps it as an open attempt; its id. */
export async function startAttempt(
  learner: Learner,
  what: { scope: string; run?: string; lesson?: string },
  now: Date,
): Promise<string> {
  const scope = parseScope(what.scope);
  if (!scope) throw new Refusal('not-found', 'There is no such set of questions.');
  const variant = await nextVariant(learner, scope, now);
  return open(learner, variant, { scope, run: what.run, lesson: what.lesson }, now);
}

/** Another variant of the family of an attempt, in the same run. */
export async function startAnother(learner: Learner, id: string, now: Date): Promise<string> {
  const { family: familyId, scope, run, lesson } = await readable(learner, id);
  const family = findFamily(familyId);
  if (!family) throw new Refusal('not-found', 'This kind of question is no longer made.');
  const variant = family.variant(randomInt(0x80000000));
  // What a quiz asked is practised on its own.
  if (scope === 'sitting') return open(learner, variant, { scope: `family:${familyId}` }, now);
  return open(learner, variant, { scope, run, lesson: lesson ?? undefined }, now);
}

/** The next question of the run of an attempt. */
export async function startNext(learner: Learner, id: string, now: Date): Promise<string> {
  const { scope, run } = await owned(learner, id);
  return startAttempt(learner, { scope, run }, now);
}

/** One's own attempt as it may be seen now. */
export async function getAttempt(learner: Learner, id: string): Promise<AttemptView> {
  const { sitting, ...row } = await readable(learner, id);
  return readAttempt(row, sitting?.submittedAt);
}

/** Scores an answer, keeps it and moves the cards of its rules, once; answering again changes nothing. A format error keeps nothing and costs nothing. */
export async function answerAttempt(
  learner: Learner,
  id: string,
  response: unknown,
  now: Date,
): Promise<FormatError | void> {
  const row = await owned(learner, id);
  if (row.answeredAt !== null) return;
  const variant = Variant.parse(JSON.parse(row.variant));
  const score = scoreResponse(variant, response);
  if (score.kind === 'format-error') return score;
  await db.$transaction((tx) => completeAttempt(tx, row, variant, score, now));
}

/** Takes the next hint of an open attempt; without effect when there is none left or the answer is given. */
export async function takeHint(learner: Learner, id: string): Promise<void> {
  const row = await owned(learner, id);
  const { hints } = Variant.parse(JSON.parse(row.variant));
  if (row.hintsTaken >= hints.length) return;
  // Naming the count makes two clicks at once take one hint.
  await db.attempt.updateMany({
    where: { id, learnerId: learner.id, answeredAt: null, hintsTaken: row.hintsTaken },
    data: { hintsTaken: row.hintsTaken + 1 },
  });
}

/** The attempts of a run, oldest first, for the ticks above a question. At most the last forty. */
export async function listRun(
  learner: Learner,
  run: string,
): Promise<{ id: string; verdict: string | null }[]> {
  const rows = await db.attempt.findMany({
    where: { learnerId: learner.id, run },
    orderBy: [{ startedAt: 'desc' }, { id: 'desc' }],
    take: 40,
    select: { id: true, verdict: true },
  });
  return rows.reverse();
}

/** An attempt of this learner's practice; another's, a slot of a sitting and a missing one refuse alike. */
export async function owned(learner: Learner, id: string): Promise<Attempt> {
  const row = await db.attempt.findFirst({ where: { id, learnerId: learner.id, scope: { not: 'sitting' } } });
  if (!row) throw missing();
  return row;
}

/** The same, or a slot of a sitting that was handed in. */
async function readable(
  learner: Learner,
  id: string,
): Promise<Attempt & { sitting: { submittedAt: Date | null } | null }> {
  const row = await db.attempt.findFirst({
    where: {
      id,
      learnerId: learner.id,
      OR: [
        { scope: { not: 'sitting' } },
        { sitting: { submittedAt: { not: null } } },
        // The class is gone, and its sittings with it; what was answered stays.
        { sittingId: null, answeredAt: { not: null } },
      ],
    },
    include: { sitting: { select: { submittedAt: true } } },
  });
  if (!row) throw missing();
  return row;
}

const missing = (): Refusal => new Refusal('not-found', 'There is no such question.');

/** What an attempt keeps of its variant: the whole of it, and what is looked for. */
export function columnsOf(
  variant: Variant,
): Pick<Attempt, 'family' | 'topic' | 'familyRevision' | 'engineRevision' | 'variant'> {
  return {
    family: variant.family,
    topic: variant.family.slice(0, variant.family.indexOf('/')),
    familyRevision: variant.revision,
    engineRevision,
    variant: JSON.stringify(variant),
  };
}

/** Keeps a variant as an open attempt. */
export async function open(
  learner: Learner,
  variant: Variant,
  {
    scope,
    run,
    lesson,
    shareId,
  }: { scope: string; run?: string | undefined; lesson?: string | undefined; shareId?: string },
  now: Date,
): Promise<string> {
  const data: Prisma.AttemptUncheckedCreateInput = {
    learnerId: learner.id,
    ...columnsOf(variant),
    scope,
    run: run ?? randomBytes(9).toString('base64url'),
    lesson: lesson ?? null,
    shareId: shareId ?? null,
    startedAt: now,
  };
  return (await db.attempt.create({ data, select: { id: true } })).id;
}
