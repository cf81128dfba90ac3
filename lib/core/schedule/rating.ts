import { counts } from './median';

/** How well it went, in the words of FSRS. Computed, never asked, and never Easy: nobody earns it by a click. */
export type Rating = 'Again' | 'Hard' | 'Good';

/** What is known of an answer before it is rated. */
export type Performance = {
  /** 0 to 1. */
  earned: number;
  /** Hints taken. */
  hints: number;
  /** From shown to answered. */
  milliseconds: number;
};

/** Slower than this many times one's own median is Hard. */
const slow = 2.5;

/**
 * Rates an answer. `median` is the learner's own for the family in milliseconds, null while there is none
 * (`medianTime`). Wrong, or less than half right: Again. Partly right, with a hint, or slow: Hard. Else Good.
 * Refuses what was not earned from 0 to 1. Grades after
 * https://github.com/open-spaced-repetition/fsrs4anki/wiki/The-Algorithm.
 */
export function rate({ earned, hints, milliseconds }: Performance, median: number | null): Rating {
  if (!(earned >= 0 && earned <= 1)) throw new Error(`earned ${earned}, which is not from 0 to 1`);
  if (earned < 0.5) return 'Again';
  if (earned < 1 || hints > 0) return 'Hard';
  return median !== null && counts(milliseconds) && milliseconds > slow * median ? 'Hard' : 'Good';
}
