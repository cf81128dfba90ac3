import 'server-only';
import type { Attempt, Sitting } from '@/generated/prisma/client';
import { judgeDraft } from './drafts';

/** `submitted` by its learner; `closed` by the due date, with what was saved until then; else `open`. */
export type SittingState = 'open' | 'submitted' | 'closed';

/** How a sitting stands at a time. The server's clock alone decides. */
export function stateOf({ submittedAt }: Pick<Sitting, 'submittedAt'>, dueAt: Date, now: Date): SittingState {
  if (submittedAt !== null) return 'submitted';
  return now < dueAt ? 'open' : 'closed';
}

/** A slot as it counts: as it was kept at submitting, or as its draft is judged after the due date. */
export function settle(row: Attempt, state: SittingState): Attempt {
  if (state !== 'closed') return row;
  const judged = judgeDraft(row);
  return judged === null ? row : { ...row, ...judged, answeredAt: row.startedAt };
}

/** The points of slots that are settled, out of one each. */
export function addUp(rows: Pick<Attempt, 'earned'>[]): { earned: number; possible: number } {
  return { earned: rows.reduce((sum, row) => sum + (row.earned ?? 0), 0), possible: rows.length };
}
