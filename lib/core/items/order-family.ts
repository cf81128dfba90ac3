import { belief } from '@/lib/core/aws/beliefs';
import { makeFamily, type Family, type FamilySpec } from './family';
import type { Variant } from './variant';

export type OrderSpec<S> = FamilySpec<S, readonly number[]> & {
  /** What is put in order, by index. */
  items(scene: S): readonly string[];
  value(scene: S, index: number): Variant['scenario'];
  /** Why this item stands where it does. */
  reason(scene: S, index: number): string;
};

/** Items to put in order; the engine's answer is the only right order, as a list of item indexes. */
export function orderFamily<S>(spec: OrderSpec<S>): Family {
  return makeFamily(spec, {
    kind: 'order',
    print: (order) => order.join(' '),
    answered(scene, key, wrong, dice) {
      const texts = spec.items(scene);
      const shown = dice.of('choices').shuffle(texts.map((_, index) => index));
      const idOf = (index: number): string => String.fromCharCode(97 + shown.indexOf(index));
      return {
        interaction: { kind: 'order' },
        choices: shown.map((index) => ({
          id: idOf(index),
          text: texts[index] ?? '',
          value: spec.value(scene, index),
        })),
        key: key.map(idOf),
        keyText: key.map((index) => texts[index]).join(', then '),
        refutations: wrong.map((one) => ({
          value: one.answer.map(idOf),
          belief: one.belief,
          why: `You would choose this order by ${belief(one.belief).by}. ${belief(one.belief).truth}`,
        })),
        reasons: Object.fromEntries(shown.map((index) => [idOf(index), spec.reason(scene, index)])),
      };
    },
  });
}
