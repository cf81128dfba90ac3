import 'server-only';
import type { Attempt } from '@/generated/prisma/client';
import { judgeOf, scoreResponse } from '@/lib/core/items/score';
import { Variant } from '@/lib/core/items/variant';

/** What a filled-in slot comes to when it is handed in: the columns of an answered attempt. */
export type Judgement = Pick<Attempt, 'response' | 'earned' | 'verdict' | 'belief'>;

/** Judges what was filled in; null where nothing was, or nothing that can be read. The same at submitting and after the due date. */
export function judgeDraft({ variant, draft }: Pick<Attempt, 'variant' | 'draft'>): Judgement | null {
  if (draft === null) return null;
  const score = scoreResponse(Variant.parse(JSON.parse(variant)), JSON.parse(draft));
  if (score.kind === 'format-error') return null;
  const { earned, verdict, belief } = score;
  return { response: JSON.stringify(score.response), earned, verdict, belief };
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
