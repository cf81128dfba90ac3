import { day, type Card } from '@/lib/core/schedule/card';
import type { Shown } from '@/lib/core/schedule/candidate';
import { choose, type Aim } from '@/lib/core/schedule/choose';
import { review } from '@/lib/core/schedule/review';
import { examDay, type SimFamily } from './course';
import { diceOf } from './dice';
import { guess } from './learner';

/** All that a policy sees of an answer: `at` in epoch milliseconds, never what the learner truly knows. */
export type Answered = {
  family: SimFamily;
  at: number;
  right: boolean;
  broken: string | null;
  milliseconds: number;
};

/** Decides what to ask next. */
export type Policy = {
  next(offered: readonly SimFamily[], now: number): SimFamily;
  learn(answered: Answered): void;
};

function random(seed: number): Policy {
  const dice = diceOf(seed + 2_000_003);
  return { next: (offered) => offered[dice.below(offered.length)] as SimFamily, learn: () => {} };
}

const boxes = [1, 2, 4, 8, 16, 32];

/**
 * Boxes of families: right moves one on unless it came early, wrong back to the first. Due ones first, the longest overdue of them before
 * the others; then new ones; then, so that no minute is wasted, what falls due next. Only families of so many rules.
 */
function leitner(mostRules: number): Policy {
  const state = new Map<string, { box: number; due: number }>();
  return {
    next(offered, now) {
      let best = offered[0] as SimFamily;
      let least = Infinity;
      for (const family of offered) {
        if (family.rules.length > mostRules) continue;
        // A new one comes after all that is due and before all that is not.
        const due = state.get(family.id)?.due ?? now;
        if (due < least) [best, least] = [family, due];
      }
      return best;
    },
    learn({ family, at, right }) {
      const was = state.get(family.id);
      const early = was !== undefined && at < was.due;
      const box = right ? Math.min((was?.box ?? -1) + (early ? 0 : 1), boxes.length - 1) : 0;
      // Half a day of grace: the session of that day, though it begin a little earlier.
      state.set(family.id, { box, due: at + ((boxes[box] as number) - 0.5) * day });
    },
  };
}

/** `lib/core/schedule`: with the day of the exam as horizon, or rolling sixty days. */
function ours(aim: Aim): Policy {
  const cards = new Map<string, Card>();
  const shown: Shown[] = [];
  return {
    next: (offered, now) => choose(cards, offered, shown, now, aim) as SimFamily,
    learn({ family, at, right, broken }) {
      const rules = family.rules.map((rule) => ({ rule, weight: 1 }));
      const rating = right ? 'Good' : 'Again';
      for (const card of review(cards, { rules, guess, broken, rating }, at)) cards.set(card.rule, card);
      shown.push({ family: family.id, at, misconception: broken !== null });
    },
  };
}

/** What ours is measured against. */
export const baselines: Record<string, (seed: number) => Policy> = {
  random,
  Leitner: () => leitner(4),
  'Leitner by rule': () => leitner(1),
};

/** What is measured. */
export const candidates: Record<string, (seed: number) => Policy> = {
  'ours, 60 days': () => ours({}),
  'ours, exam': () => ours({ horizon: (examDay + 0.4) * day }),
};
