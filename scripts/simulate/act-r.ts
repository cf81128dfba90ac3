import { jitter, type Dice } from './dice';
import { ruleCount } from './course';
import type { Mind } from './worlds';

// Pavlik & Anderson 2005, https://doi.org/10.1207/s15516709cog0000_14: each meeting leaves a trace that decays the
// faster the more active the rule was then, and time between sessions counts a fortieth.
const secondsPerDay = 86_400 * 0.025;
// A question with its feedback is more than a pair of words: one meeting leaves a recall of about 0.6 after a day.
const threshold = -1.5;

/** A mind of decaying traces: activation is the logarithm of their sum, recall a logistic of it. */
export function actR(dice: Dice): Mind {
  const c = 0.217 * jitter(dice, 0.15);
  const a = 0.177 * jitter(dice, 0.15);
  const noise = 0.255 * jitter(dice, 0.15);
  const thresholds = Array.from({ length: ruleCount }, () => threshold + 0.25 * dice.normal());
  const times: number[][] = thresholds.map(() => []);
  const decays: number[][] = thresholds.map(() => []);
  function strength(rule: number, at: number): number {
    let sum = 0;
    const [met, decay] = [times[rule]!, decays[rule]!];
    for (let i = 0; i < met.length; i++) sum += Math.max(1, (at - met[i]!) * secondsPerDay) ** -decay[i]!;
    return sum;
  }
  return {
    recall: (rule, at) => 1 / (1 + Math.exp((thresholds[rule]! - Math.log(strength(rule, at))) / noise)),
    practise(rule, at) {
      decays[rule]!.push(c * strength(rule, at) + a);
      times[rule]!.push(at);
    },
  };
}
