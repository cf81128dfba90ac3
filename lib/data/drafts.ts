import 'server-only';
import type { Attempt } from '@/generated/prisma/client';
import { judgeOf, scoreResponse, type Score } from '@/lib/core/items/score';
import { Variant } from '@/lib/core/items/variant';

/** What a filled-in slot comes to when it is handed in: the columns of an answered attempt. */
export type Judgement = Pick<Attempt, 'response' | 'earned' | 'verdict' | 'belief'>;

/** Scores what was filled in; null where nothing was, or nothing that can be read. */
export function scoreDraft({
  variant,
  draft,
}: Pick<Attempt, 'variant' | 'draft'>): { variant: Variant; score: Score } | null {
  if (draft === null) return null;
  const stored = Variant.parse(JSON.parse(variant));
  const score = scoreResponse(stored, JSON.parse(draft));
  return score.kind === 'format-error' ? null : { variant: stored, score };
}

/** What was filled in, judged as at submitting: for what the due date closed. */
export function judgeDraft(row: Pick<Attempt, 'variant' | 'draft'>): Judgement | null {
  const scored = scoreDraft(row);
  if (scored === null) return null;
  const { response, earned, verdict, belief } = scored.score;
  return { response: JSON.stringify(response), earned, verdict, belief };
}

/** Whether what was filled in can be read: a sentence where it cannot. Says nothing of right and wrong. */
export function readDraft(variant: Variant, response: unknown): string | null {
  const read = judgeOf(variant.interaction.kind).read(variant, response);
  return read.ok ? null : read.reason;
}

/** Whether nothing is filled in: an empty field, or no option chosen. */
export function isEmpty(response: unknown): boolean {
  return (
    response === null ||
    response === undefined ||
    (typeof response === 'string' && response.trim() === '') ||
    (Array.isArray(response) && response.length === 0)
  );
}
