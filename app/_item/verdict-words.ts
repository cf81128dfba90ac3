import type { Score } from '@/lib/core/items/score';

/** “Right”, “3 of 4” or “Wrong”, for a badge. */
export function verdictWord(verdict: string | null): string {
  return verdict === 'right'
    ? 'Right'
    : verdict === 'partly'
      ? 'Partly right'
      : verdict === 'wrong'
        ? 'Wrong'
        : 'Open';
}

/** How much of a response was right, in words: the parts where there are several, else the verdict. */
export function scoreWord({ verdict, parts, earned }: Score): string {
  if (verdict === 'right') return 'Right.';
  if (verdict === 'wrong') return 'Wrong.';
  return `Partly right: ${parts.filter((part) => part.right).length} of ${parts.length}, worth ${Math.round(earned * 100)} %.`;
}
