/**
 * The choices of one connection. A packet that could take several ways takes one here; `others` says which lists of
 * choices have not been tried, so that every way is walked once.
 */
export class Chooser {
  private readonly taken: { index: number; count: number }[] = [];

  constructor(private readonly script: readonly number[]) {}

  /** Which of `count` ways. Past the end of the script the first. */
  next(count: number): number {
    const index = Math.min(this.script[this.taken.length] ?? 0, Math.max(count - 1, 0));
    this.taken.push({ index, count });
    return index;
  }

  /** The script after this one, in the order of a counter; null when all were tried. */
  following(): number[] | null {
    for (let at = this.taken.length - 1; at >= 0; at--) {
      const choice = this.taken[at];
      if (choice && choice.index + 1 < choice.count)
        return [...this.taken.slice(0, at).map(({ index }) => index), choice.index + 1];
    }
    return null;
  }
}
