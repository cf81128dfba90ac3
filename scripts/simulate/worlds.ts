import { jitter, type Dice } from './dice';
import { ruleCount } from './course';
import { actR } from './act-r';
import { otherFsrs } from './other-fsrs';

/** A true memory, which no policy sees. Times are days. */
export type Mind = {
  /** Probability that the rule is applied right. */
  recall(rule: number, at: number): number;
  /** The rule was met in a question, remembered or not, and the feedback was read. */
  practise(rule: number, at: number, remembered: boolean): void;
};

/** Makes the mind of one learner. */
export type World = (dice: Dice) => Mind;

/** Recall halves in `h` days. h starts near a day and grows with each success, the more the later it comes. */
const exponential: World = (dice) => {
  const pace = jitter(dice, 0.2);
  const start = Array.from({ length: ruleCount }, () => 1.2 * pace * jitter(dice, 0.25));
  const growth = 4 * jitter(dice, 0.15);
  const halfLives = new Float64Array(ruleCount);
  const last = new Float64Array(ruleCount);
  const recall = (rule: number, at: number) => 2 ** ((last[rule]! - at) / halfLives[rule]!);
  return withLessons(dice, {
    recall,
    practise(rule, at, remembered) {
      const least = start[rule]!;
      const h = halfLives[rule]!;
      if (h === 0) halfLives[rule] = remembered ? 1.5 * least : least;
      else if (remembered) halfLives[rule] = h * (1 + growth * (1 - recall(rule, at)));
      else halfLives[rule] = Math.max(least, h / 2);
      last[rule] = at;
    },
  });
};

/** Before its first question a rule is known from the lesson alone, with a probability of 0.1 to 0.5. */
function withLessons(dice: Dice, mind: Mind): Mind {
  const read = Float64Array.from({ length: ruleCount }, () => 0.1 + 0.4 * dice.uniform());
  const met = new Uint8Array(ruleCount);
  return {
    recall: (rule, at) => (met[rule] ? mind.recall(rule, at) : read[rule]!),
    practise(rule, at, remembered) {
      mind.practise(rule, at, remembered);
      met[rule] = 1;
    },
  };
}

export const worlds: Record<string, World> = {
  'fast forgetting': exponential,
  'other FSRS': (dice) => withLessons(dice, otherFsrs(dice)),
  'ACT-R': (dice) => withLessons(dice, actR(dice)),
};
