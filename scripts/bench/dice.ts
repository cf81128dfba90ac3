/** Numbers that look random and are the same in every run (MINSTD, https://doi.org/10.1145/63039.63042). */
export function diceOf(seed: number): (most: number) => number {
  let state = seed;
  return (most) => {
    state = (state * 48271) % 0x7fffffff;
    return state % most;
  };
}
