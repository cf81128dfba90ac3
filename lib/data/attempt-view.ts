import 'server-only';
import { z } from 'zod';
import type { Attempt } from '@/generated/prisma/client';
import { findFamily } from '@/lib/core/families/index';
import type { Score } from '@/lib/core/items/score';
import { scoreResponse } from '@/lib/core/items/score';
import { Key, present, Variant, type PresentedVariant, type Response } from '@/lib/core/items/variant';

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
};

/** The page of a question is a function of this. The open arm holds nothing that may not leave the server. */
export type AttemptView =
  | (About & { state: 'open'; variant: PresentedVariant })
  | (About & {
      state: 'answered';
      variant: Omit<Variant, 'seed'>;
      response: Response;
      score: Score;
      hintsTaken: number;
      answeredAt: Date;
    });

/** A stored attempt as it may be seen now. A stored variant that does not parse is our mistake and throws. */
export function readAttempt(row: Attempt): AttemptView {
  const stored = Variant.parse(JSON.parse(row.variant));
  const family = findFamily(row.family);
  const about: About = {
    id: row.id,
    familyTitle: family?.title ?? row.family,
    topic: row.topic,
    lesson: family?.lesson ?? '',
    scope: row.scope,
    run: row.run,
    openedFrom: row.lesson,
  };
  if (row.answeredAt === null || row.response === null)
    return { ...about, state: 'open', variant: present(stored, row.hintsTaken) };
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

function withoutSeed(stored: Variant): Omit<Variant, 'seed'> {
  const shown: Omit<Variant, 'seed'> & { seed?: number } = { ...stored };
  delete shown.seed;
  return shown;
}
