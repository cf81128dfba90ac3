/** Longer than this and the learner was elsewhere: ten minutes, in milliseconds. */
export const longestTime = 600_000;

/** So many answers make a median worth comparing with. */
export const fewestTimes = 5;

/** Whether a time says anything: above zero, at most ten minutes. */
export function counts(milliseconds: number): boolean {
  return milliseconds > 0 && milliseconds <= longestTime;
}

/**
 * The learner's own median time for one family, in milliseconds, over the answers before this one; null before
 * five answers of at most ten minutes. Longer ones are ignored.
 */
export function medianTime(times: readonly number[]): number | null {
  const sorted = times.filter(counts).sort((a, b) => a - b);
  if (sorted.length < fewestTimes) return null;
  const upper = sorted[sorted.length >> 1] as number;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[sorted.length / 2 - 1] as number)) / 2;
}
