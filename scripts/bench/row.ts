/** One thing to do, with every sample in turn: `calls` calls a pass, by us and by whichever others can do it. */
export type Row = { name: string; calls: number; ours: () => number; others: Record<string, () => number> };

/** A pass over all samples; what each call gives is added up, so that nobody can skip the work. */
export function each<T>(samples: readonly T[], call: (one: T, at: number) => number): () => number {
  return () => {
    let sum = 0;
    for (let at = 0; at < samples.length; at++) sum += call(samples[at] as T, at);
    return sum;
  };
}
