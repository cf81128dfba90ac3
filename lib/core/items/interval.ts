/** Bounds of a share, 0 to 1. */
export type Interval = { low: number; high: number };

/** Wilson's score interval of a share, 90 % by default (z = 1.645): honest for few answers too. */
export function wilson(right: number, seen: number, z = 1.645): Interval {
  const share = right / seen;
  const middle = share + (z * z) / (2 * seen);
  const reach = z * Math.sqrt((share * (1 - share)) / seen + (z * z) / (4 * seen * seen));
  const scale = 1 + (z * z) / seen;
  return { low: Math.max(0, (middle - reach) / scale), high: Math.min(1, (middle + reach) / scale) };
}
