/** Fast dice for simulations: mulberry32, the same everywhere for the same seed. */
export type Dice = { uniform(): number; normal(): number; below(n: number): number };

export function diceOf(seed: number): Dice {
  let state = Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b);
  const uniform = () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
  return {
    uniform,
    normal: () => Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform()),
    below: (n) => Math.floor(uniform() * n),
  };
}

/** A factor around 1 that is as often above as below; `spread` is the deviation of its logarithm. */
export function jitter(dice: Dice, spread: number): number {
  return Math.exp(spread * dice.normal());
}
