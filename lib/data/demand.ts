import 'server-only';
import { beliefs } from '@/lib/core/aws/beliefs';
import type { Variant } from '@/lib/core/items/variant';
import { written } from '@/lib/core/items/written';
import type { Deciding, Demand } from '@/lib/core/schedule/evidence';
import { guessOf } from '@/lib/core/schedule/guess';

/** What a stored question asks of the memory: the rules of its trace, those that decided whole, those it passed by half. */
export function demandOf(variant: Variant): Demand {
  const weights = new Map<string, number>();
  for (const { rule, mark } of variant.rationale) {
    if (mark === 'not-reached') continue;
    const weight = mark === 'passed' ? 0.5 : 1;
    weights.set(rule, Math.max(weight, weights.get(rule) ?? 0));
  }
  if (weights.size === 0) for (const rule of variant.rules) weights.set(rule, 1);
  const rules: Deciding[] = [...weights].map(([rule, weight]) => ({ rule, weight }));
  return { rules, guess: guessOf(variant) };
}

/** The rule that a belief breaks; null without one, or for one that the engine has given up since. */
export function brokenBy(belief: string | null): string | null {
  return beliefs.find(({ id }) => id === belief)?.breaks ?? null;
}

/** Whether answers to the family move cards; what was written by hand has no rules. */
export function movesCards(family: string): boolean {
  return !family.startsWith(written);
}
