import { belief } from '@/lib/core/aws/beliefs';
import { makeFamily, type Family, type FamilySpec } from './family';
import type { Variant } from './variant';

export type SeveralSpec<S> = Omit<FamilySpec<S, boolean[]>, 'answer'> & {
  /** What may be chosen; in the order `holds` counts them. */
  candidates(scene: S): readonly string[];
  /** Which candidates belong to the key, asked of the engine. At least one must, and not all. */
  answer: FamilySpec<S, boolean[]>['answer'];
  value(scene: S, index: number): Variant['scenario'];
  /** One sentence on this candidate in this scene. */
  reason(scene: S, index: number, holds: boolean): string;
};

/** “Choose three”: the number is announced, the candidates are shuffled, each belief is a whole wrong set. */
export function severalFamily<S>(spec: SeveralSpec<S>): Family {
  return makeFamily(spec, {
    kind: 'choose-several',
    print: (holds) => holds.map(Number).join(''),
    answered(scene, key, wrong, dice) {
      const count = key.filter(Boolean).length;
      if (count === 0 || count === key.length) return null;
      const texts = spec.candidates(scene);
      const order = dice.of('choices').shuffle(texts.map((_, index) => index));
      const idOf = (index: number): string => String.fromCharCode(97 + order.indexOf(index));
      const idsOf = (holds: boolean[]): string[] =>
        holds.flatMap((held, index) => (held ? idOf(index) : [])).sort();
      return {
        interaction: { kind: 'choose-several', count },
        choices: order.map((index) => ({
          id: idOf(index),
          text: texts[index] ?? '',
          value: spec.value(scene, index),
        })),
        key: idsOf(key),
        keyText: order.flatMap((index) => (key[index] ? (texts[index] ?? '') : [])).join(', '),
        refutations: [
          ...wrong.map((one) => ({
            value: idsOf(one.answer),
            belief: one.belief,
            why: `You would choose this set by ${belief(one.belief).by}. ${belief(one.belief).truth}`,
          })),
          ...order.flatMap((index) => {
            if (key[index]) return [];
            const by = wrong.find((one) => one.answer[index]);
            return { choice: idOf(index), belief: by?.belief ?? null, why: spec.reason(scene, index, false) };
          }),
        ],
        reasons: Object.fromEntries(
          order.map((index) => [idOf(index), spec.reason(scene, index, key[index] === true)]),
        ),
      };
    },
  });
}
