import { slip } from '@/lib/core/schedule/evidence';
import { day } from '@/lib/core/schedule/card';
import { examDay, ruleCount, ruleName, type SimFamily } from './course';
import { diceOf, type Dice } from './dice';
import type { Policy } from './policies';
import type { Mind, World } from './worlds';

/** The chance of a right answer without knowledge. */
export const guess = 0.12;

/** What a course leaves: the share of rules truly known on exam day, and the minutes it took. */
export type Outcome = { knowledge: number; minutes: number };

type Learner = { mind: Mind; dice: Dice; mistaken: Uint8Array };

/** One learner through the whole course with so many minutes a day; the same seed is the same person. */
export function study(seed: number, world: World, policy: Policy, budget: number, all: SimFamily[]): Outcome {
  const person = diceOf(seed);
  const mind = world(person);
  const mistaken = Uint8Array.from({ length: ruleCount }, () => (person.uniform() < 0.3 ? 1 : 0));
  const learner = { mind, mistaken, dice: diceOf(seed + 1_000_003) };
  let seconds = 0;
  for (let today = 0; today < examDay; today++) {
    const offered = all.filter((family) => family.from <= today);
    // In the evening, never at the same minute.
    const start = today + 0.7 + 0.1 * learner.dice.uniform();
    let spent = 0;
    while (spent < budget * 60) {
      const at = start + spent / 86_400;
      const family = policy.next(offered, at * day);
      const { right, broken } = answer(learner, family, at);
      const took = 20 + 14 * family.rules.length;
      policy.learn({ family, at: at * day, right, broken, milliseconds: took * 1000 });
      spent += took + (right ? 6 : 35);
    }
    seconds += spent;
  }
  return { knowledge: knowledge(learner), minutes: seconds / 60 };
}

/** Answers, reads the feedback, and is perhaps cured of a misconception that showed. */
function answer(
  { mind, dice, mistaken }: Learner,
  family: SimFamily,
  at: number,
): { right: boolean; broken: string | null } {
  let knows = true;
  let broken: string | null = null;
  for (const rule of family.ruleIndexes) {
    const remembered = dice.uniform() < mind.recall(rule, at);
    mind.practise(rule, at, remembered);
    if (!remembered) knows = false;
    if (mistaken[rule] && broken === null && dice.uniform() < 0.5) {
      broken = ruleName(rule);
      if (dice.uniform() < 0.6) mistaken[rule] = 0;
    }
  }
  if (broken !== null) return { right: false, broken };
  return { right: dice.uniform() < (knows ? 1 - slip : guess), broken };
}

/** Mean probability that a rule is applied right in the exam; a misconception spoils half of its variants. */
function knowledge({ mind, mistaken }: Learner): number {
  let sum = 0;
  for (let rule = 0; rule < ruleCount; rule++)
    sum += mind.recall(rule, examDay + 0.4) * (mistaken[rule] ? 0.5 : 1);
  return sum / ruleCount;
}
