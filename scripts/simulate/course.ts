import type { Candidate } from '@/lib/core/schedule/candidate';
import { diceOf, type Dice } from './dice';

/** The course of learning.md section 7: 90 rules, three a day for thirty days, and the exam on day 45. */
export const ruleCount = 90;
export const rulesPerDay = 3;
export const examDay = 45;

/** A synthetic family: the rules that decide it, and the day on which the last of them was taught. */
export type SimFamily = Candidate & { ruleIndexes: readonly number[]; from: number };

export function ruleName(index: number): string {
  return `R${index + 1}`;
}

/** 90 families of one rule and 70 of two to four that are taught within ten days of each other. */
export function families(): SimFamily[] {
  const dice = diceOf(7);
  const singles = Array.from({ length: ruleCount }, (_, rule) => familyOf([rule], rule));
  const mixed = Array.from({ length: 70 }, (_, n) => familyOf(neighbours(dice, 2 + (n % 3)), ruleCount + n));
  return [...singles, ...mixed].sort((a, b) => a.from - b.from);
}

function familyOf(ruleIndexes: number[], n: number): SimFamily {
  const newest = Math.max(...ruleIndexes);
  return {
    id: `family-${n}`,
    topic: `topic-${Math.floor(newest / 10)}`,
    rules: ruleIndexes.map(ruleName),
    ruleIndexes,
    from: Math.floor(newest / rulesPerDay),
  };
}

function neighbours(dice: Dice, count: number): number[] {
  const from = dice.below(ruleCount - 30);
  const some = new Set<number>();
  while (some.size < count) some.add(from + dice.below(30));
  return [...some];
}
