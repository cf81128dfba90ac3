/** The word that somebody may have meant: at most a third of its letters away, and the nearest of those. */
export function closest(word: string, known: Iterable<string>): string | undefined {
  let best: string | undefined;
  let least = Infinity;
  for (const one of known) {
    const most = Math.max(1, Math.floor(one.length / 3));
    if (word.length > 80 || Math.abs(one.length - word.length) > most) continue;
    const far = distance(word.toLowerCase(), one.toLowerCase(), Math.min(most, least));
    if (far <= most && far < least) [best, least] = [one, far];
  }
  return best;
}

/** “; did you mean “cidr”?”, or a full stop. */
export function suggestion(word: string, known: Iterable<string>): string {
  const meant = closest(word, known);
  return meant === undefined ? '.' : `; did you mean “${meant}”?`;
}

/** How many letters have to be put in, taken out, changed, or swapped with the next one (Damerau’s restricted distance). */
function distance(a: string, b: string, most: number): number {
  let before: number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const changed = at(row, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1);
      const swapped = a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? at(before, j - 2) + 1 : Infinity;
      next.push(Math.min(at(next, j - 1) + 1, at(row, j) + 1, changed, swapped));
    }
    if (Math.min(...next) > most) return Infinity;
    [before, row] = [row, next];
  }
  return at(row, b.length);
}

function at(row: readonly number[], j: number): number {
  return row[j] ?? Infinity;
}
