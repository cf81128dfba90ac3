import { families } from '@/lib/core/families/index';
import { scoreResponse } from '@/lib/core/items/score';
import { percentile } from './statistics';

/** Calls a second over at least `milliseconds`, after a warm-up of the same length. */
function rate(call: (n: number) => void, milliseconds = 300): number {
  let n = 0;
  for (const warm = performance.now(); performance.now() - warm < milliseconds;) call(n++);
  const from = n;
  const start = performance.now();
  while (performance.now() - start < milliseconds) for (let i = 0; i < 50; i++) call(n++);
  return ((n - from) * 1000) / (performance.now() - start);
}

/** Prints variants/s and grades/s of each family. Goal: median at least 20,000 variants/s, none under 1,000. */
export function benchFamilies(): void {
  const rates = families.map((family) => {
    const variants = rate((n) => family.variant(n));
    const some = Array.from({ length: 200 }, (_, seed) => family.variant(seed));
    const grades = rate((n) => {
      const variant = some[n % 200];
      if (variant) scoreResponse(variant, variant.key);
    });
    console.log(
      `${family.id.padEnd(36)} ${variants.toFixed(0).padStart(9)} variants/s ${grades.toFixed(0).padStart(10)} grades/s`,
    );
    return variants;
  });
  const median = percentile(rates, 0.5);
  console.log(
    `median ${median.toFixed(0)} variants/s = ${(median / 20_000).toFixed(2)} of the goal; least ${Math.min(...rates).toFixed(0)}/s = ${(Math.min(...rates) / 1000).toFixed(1)} of its goal`,
  );
}
