/** The value below which `share` (0–1) of the samples lie, by nearest rank. */
export function percentile(samples: readonly number[], share: number): number {
  const sorted = [...samples].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(share * sorted.length) - 1))] ?? Number.NaN;
}

/** “p50 12.1 p95 30.0 p99 41.7 ms (n 640)”. */
export function spread(samples: readonly number[]): string {
  const [a, b, c] = [0.5, 0.95, 0.99].map((share) => percentile(samples, share).toFixed(1));
  return `p50 ${a}  p95 ${b}  p99 ${c} ms  (n ${samples.length})`;
}
