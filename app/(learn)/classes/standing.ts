import type { LearnerAssignment, SittingRow } from '@/lib/data/assignments';

/** “7.5 of 10”. */
export function pointsOf({ earned, possible }: Pick<SittingRow, 'earned' | 'possible'>): string {
  return `${Math.round((earned ?? 0) * 100) / 100} of ${possible ?? 0}`;
}

/** Where a learner stands with an assignment, in a few words. */
export function standing({ sittings, dueAt }: LearnerAssignment, now: Date): string {
  if (sittings.some((one) => one.state === 'open')) return 'under way';
  const best = sittings.reduce<SittingRow | null>(
    (found, one) => (found && (found.earned ?? 0) >= (one.earned ?? 0) ? found : one),
    null,
  );
  if (best) return `${pointsOf(best)} points`;
  return now < dueAt ? 'not begun' : 'not taken';
}
