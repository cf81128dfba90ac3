import { diceOf } from './dice';

/** Drawings of `size` learners with replacement, the same for every policy, so that comparisons are paired. */
export function resamples(size: number, count: number): number[][] {
  const dice = diceOf(99);
  const one = () => Array.from({ length: size }, () => dice.below(size));
  return Array.from({ length: count }, one);
}

/** The middle 95 % of the values; infinite ones are the greatest. */
export function middle(values: readonly number[]): [number, number] {
  const sorted = [...values].sort((a, b) => (a === b ? 0 : a - b));
  return [sorted[Math.floor(0.025 * sorted.length)]!, sorted[Math.floor(0.975 * sorted.length)]!];
}
