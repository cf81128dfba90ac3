/** The word that somebody may have meant: at most a third of its letters away, and the nearest of those. */
export function closest(word: string, known: Iterable<string>): string | undefined {
  let best: string | undefined;
  let least = Infinity;
  for (const one of known) {
    const most = Math.max(1, Math.floor(one.length / 3));
    if (word.length > 80 || Math.abs(one.length - word.length) > most) continue;
    const far = distance(word.toLowerCase(), one.toLowerCase());
    if (far <= most && far < least) [best, least] = [one, far];
  }
  return best;
}

/** “; did you mean “cidr”?”, or a full stop. */
export function suggestion(word: string, known: Iterable<string>): string {
  const meant = closest(word, known);
  return meant === undefined ? '.' : `; did you mean “${meant}”?`;
}

/** How many letters have to be put in, taken out or changed (Levenshtein). */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++)
      next.push(
        Math.min(
          (next[j - 1] as number) + 1,
          (row[j] as number) + 1,
          (row[j - 1] as number) + (a[i - 1] === b[j - 1] ? 0 : 1),
        ),
      );
    row = next;
  }
  return row[b.length] as number;
}
