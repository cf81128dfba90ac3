import 'server-only';
import { z } from 'zod';
import type { Attempt } from '@/generated/prisma/client';
import { findFamily } from '@/lib/core/families/index';
import type { Score } from '@/lib/core/items/score';
import { scoreResponse } from '@/lib/core/items/score';
import { Key, present, Variant, type PresentedVariant, type Response } from '@/lib/core/items/variant';
import { titleOf } from './catalogue';

/** What both states tell. */
type About = {
  id: string;
  familyTitle: string;
  topic: string;
  /** Slug of the family's lesson, with `#heading` where it has one. */
  lesson: string;
  scope: string;
  run: string;
  /** Path of the lesson whose checkpoint this is, or null. */
  openedFrom: string | null;
  /** The sitting it is a slot of, or null. */
  sittingId: string | null;
};

/** The page of a question is a function of this. The open arm holds nothing that may not leave the server. */
export type AttemptView =
  | (About & { state: 'open'; variant: PresentedVariant })
  | (About & {
      state: 'answered';
      variant: Omit<Variant, 'seed'>;
      /** Null where a slot of a sitting was left empty. */
      response: Response | null;
      score: Score;
      hintsTaken: number;
      answeredAt: Date;
    });

export type AnsweredView = Extract<AttemptView, { state: 'answered' }>;

/**
 * A stored attempt as it may be seen now; `closedAt` is when its sitting ended, after which an empty slot shows its key
 * too. A stored variant that does not parse is our mistake and throws.
 */
export function readAttempt(row: Attempt, closedAt: Date | null = null): AttemptView {
  const stored = Variant.parse(JSON.parse(row.variant));
  const family = findFamily(row.family);
  const about: About = {
    id: row.id,
    familyTitle: titleOf(row.family),
    topic: row.topic,
    lesson: family?.lesson ?? '',
    scope: row.scope,
    run: row.run,
    openedFrom: row.lesson,
    sittingId: row.sittingId,
  };
  if (row.answeredAt === null || row.response === null)
    return closedAt === null
      ? { ...about, state: 'open', variant: present(stored, row.hintsTaken) }
      : leftEmpty(about, stored, closedAt);
  const response = Key.parse(JSON.parse(row.response));
  const judged = scoreResponse(stored, response);
  const verdict = z.enum(['right', 'partly', 'wrong']).parse(row.verdict);
  // What was kept at the time counts; the parts are only drawn from today's judge.
  const score: Score = {
    kind: 'scored',
    response,
    earned: row.earned ?? 0,
    verdict,
    belief: row.belief as Score['belief'],
    parts: judged.kind === 'scored' ? judged.parts : [],
  };
  return {
    ...about,
    state: 'answered',
    variant: withoutSeed(stored),
    response,
    score,
    hintsTaken: row.hintsTaken,
    answeredAt: row.answeredAt,
  };
}

/** A question nobody was asked yet, with its key: for whoever writes a quiz. */
export function previewVariant(id: string, stored: Variant, now: Date): AnsweredView {
  const family = findFamily(stored.family);
  const about = { id, familyTitle: titleOf(stored.family), topic: family?.topic ?? 'written' };
  const nowhere = { lesson: '', scope: 'preview', run: '', openedFrom: null, sittingId: null };
  return leftEmpty({ ...about, ...nowhere }, stored, now);
}

function leftEmpty(about: About, stored: Variant, answeredAt: Date): AnsweredView {
  return {
    ...about,
    state: 'answered',
    variant: withoutSeed(stored),
    response: null,
    score: { kind: 'scored', response: '', earned: 0, verdict: 'wrong', parts: [], belief: null },
    hintsTaken: 0,
    answeredAt,
  };
}

function withoutSeed(stored: Variant): Omit<Variant, 'seed'> {
  const shown: Omit<Variant, 'seed'> & { seed?: number } = { ...stored };
  delete shown.seed;
  return shown;
}
