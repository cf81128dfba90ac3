/** IPv4 addresses, ports and protocols are numbers, IPv6 addresses bigints. */
export type Whole = number | bigint;

/** Whole numbers from `from` to `to`, both included; never empty. */
export type Interval<N extends Whole> = { from: N; to: N };

export function holds<N extends Whole>(interval: Interval<N>, one: N): boolean {
  return interval.from <= one && one <= interval.to;
}

export function meets<N extends Whole>(a: Interval<N>, b: Interval<N>): boolean {
  return a.from <= b.to && b.from <= a.to;
}

export function sameInterval<N extends Whole>(a: Interval<N>, b: Interval<N>): boolean {
  return a.from === b.from && a.to === b.to;
}

/** What two intervals share, or null. */
export function common<N extends Whole>(a: Interval<N>, b: Interval<N>): Interval<N> | null {
  if (!meets(a, b)) return null;
  return { from: a.from > b.from ? a.from : b.from, to: a.to < b.to ? a.to : b.to };
}

/** What is left before and behind a part of the interval: none, one or two pieces, in order. */
export function around<N extends Whole>(whole: Interval<N>, part: Interval<N>): Interval<N>[] {
  const pieces: Interval<N>[] = [];
  if (whole.from < part.from) pieces.push({ from: whole.from, to: step(part.from, -1) });
  if (part.to < whole.to) pieces.push({ from: step(part.to, 1), to: whole.to });
  return pieces;
}

/** The fewest intervals that hold the same numbers: sorted, disjoint, no two adjacent. */
export function joined<N extends Whole>(intervals: readonly Interval<N>[]): Interval<N>[] {
  const out: Interval<N>[] = [];
  for (const one of [...intervals].sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0))) {
    const before = out.at(-1);
    if (!before || step(before.to, 1) < one.from) out.push({ ...one });
    else if (before.to < one.to) before.to = one.to;
  }
  return out;
}

/** How many numbers the interval holds. */
export function lengthOf(interval: Interval<Whole>): bigint {
  return BigInt(interval.to) - BigInt(interval.from) + 1n;
}

function step<N extends Whole>(one: N, by: 1 | -1): N {
  return (typeof one === 'bigint' ? one + BigInt(by) : Number(one) + by) as N;
}
