import { jitter, type Dice } from './dice';
import { ruleCount } from './course';
import type { Mind } from './worlds';

/** A mind that follows FSRS's shape, written anew, with other parameters for each learner and a steeper curve. */
export function otherFsrs(dice: Dice): Mind {
  const [again, good] = [0.4 * jitter(dice, 0.3), 1.6 * jitter(dice, 0.3)];
  const decay = -0.3 * jitter(dice, 0.15);
  const factor = 0.9 ** (1 / decay) - 1;
  const growth = Math.exp(1.7) * jitter(dice, 0.2);
  const [fading, spacing] = [0.18 * jitter(dice, 0.2), 1.1 * jitter(dice, 0.2)];
  const hardness = Float64Array.from({ length: ruleCount }, () => 3 + 5 * dice.uniform());
  const stability = new Float64Array(ruleCount);
  const last = new Float64Array(ruleCount);
  const recall = (rule: number, at: number) =>
    (1 + (factor * (at - last[rule]!)) / stability[rule]!) ** decay;
  return {
    recall,
    practise(rule, at, remembered) {
      const s = stability[rule]!;
      const forgotten = s === 0 ? 0 : 1 - recall(rule, at);
      if (s === 0) stability[rule] = remembered ? good : again;
      else if (remembered)
        stability[rule] =
          s * (1 + growth * (11 - hardness[rule]!) * s ** -fading * Math.expm1(spacing * forgotten));
      else
        stability[rule] = Math.min(
          s,
          1.6 * hardness[rule]! ** -0.2 * ((s + 1) ** 0.3 - 1) * Math.exp(1.8 * forgotten),
        );
      if (!remembered) hardness[rule] = Math.min(10, hardness[rule]! + 0.8);
      last[rule] = at;
    },
  };
}
