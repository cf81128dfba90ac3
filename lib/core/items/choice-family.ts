import { makeFamily, refute, type Family, type FamilySpec } from './family';
import type { Variant } from './variant';

type Json = Variant['scenario'];

export type ChoiceSpec<S, A> = FamilySpec<S, A> & {
  /** The option as it is read; equal answers read alike, different ones differ. */
  show(answer: A, scene: S): string;
  /** The option for programs. */
  value(answer: A, scene: S): Json;
  /** One sentence on this option in this scene. */
  reason(answer: A, scene: S, isKey: boolean): string;
  /** More wrong options that mean something here, used only when beliefs give fewer than three. */
  others?(scene: S): A[];
  /** The options in an order of their own (yes before no, numbers ascending); shuffled when missing. */
  sorted?(a: A, b: A): number;
};

/** A question with one key among at most four options; each distractor is what a belief computes. */
export function choiceFamily<S, A>(spec: ChoiceSpec<S, A>): Family {
  return makeFamily(spec, {
    kind: 'choose-one',
    print: spec.show,
    answered(scene, key, wrong, dice) {
      const seen = new Set(
        [key, ...wrong.map((one) => one.answer)].map((answer) => spec.show(answer, scene)),
      );
      const others = (spec.others?.(scene) ?? []).filter((answer) => {
        const text = spec.show(answer, scene);
        return !seen.has(text) && seen.add(text);
      });
      const distractors = [...wrong, ...others.map((answer) => ({ belief: null, answer }))].slice(0, 3);
      const options = [{ belief: null, answer: key }, ...distractors];
      const ordered = spec.sorted
        ? options.sort((a, b) => spec.sorted?.(a.answer, b.answer) ?? 0)
        : dice.of('choices').shuffle(options);
      const ids = ordered.map((_, i) => String.fromCharCode(97 + i));
      const texts = ordered.map(({ answer }) => spec.show(answer, scene));
      const keyAt = ordered.findIndex(({ answer }) => answer === key);
      return {
        interaction: { kind: 'choose-one' },
        choices: ordered.map(({ answer }, i) => ({
          id: ids[i] ?? '',
          text: texts[i] ?? '',
          value: spec.value(answer, scene),
        })),
        key: ids[keyAt] ?? '',
        keyText: texts[keyAt] ?? '',
        refutations: ordered.flatMap(({ belief, answer }, i) =>
          i === keyAt
            ? []
            : {
                choice: ids[i] ?? '',
                belief,
                why: belief ? refute('choose', texts[i] ?? '', belief) : spec.reason(answer, scene, false),
              },
        ),
        reasons: Object.fromEntries(
          ordered.map(({ answer }, i) => [ids[i] ?? '', spec.reason(answer, scene, i === keyAt)]),
        ),
      };
    },
  });
}
