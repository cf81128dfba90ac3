import type { Variant } from '@/lib/core/items/variant';

/** Nobody hits a typed number or address by chance; the belief-like ones are hit now and then. */
const typed = 0.02;

/** Probability, above 0 and at most 1, that a response made without knowledge is right. */
export function guessOf({ interaction, choices }: Pick<Variant, 'interaction' | 'choices'>): number {
  switch (interaction.kind) {
    case 'choose-one':
      return 1 / Math.max(1, choices.length);
    case 'choose-several':
      return 1 / waysToChoose(choices.length, interaction.count);
    case 'order':
      return 1 / factorial(choices.length);
    case 'number':
    case 'address':
      return typed;
  }
}

function factorial(n: number): number {
  return n <= 1 ? 1 : n * factorial(n - 1);
}

function waysToChoose(n: number, count: number): number {
  let ways = 1;
  for (let i = 1; i <= count; i++) ways = (ways * (n - count + i)) / i;
  return Math.max(1, ways);
}
