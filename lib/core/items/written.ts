import type { WrittenPart } from './quiz';
import type { Variant } from './variant';

const letters = 'abcdefgh';

/** How the families of hand-written questions begin. */
export const written = 'written/';

/** A question in an instructor's words as a variant, so that it is shown, kept and judged like every other. No rule decides it. */
export function writtenVariant(part: WrittenPart, seed: number): Variant {
  return {
    family: `${written}${part.id}`,
    revision: 1,
    seed,
    stem: part.stem,
    exhibits: [],
    ...answered(part),
    rationale: [],
    reveal: [],
    hints: [],
    rules: [],
    scenario: null,
    explanation: part.explanation,
  };
}

type Answered = Pick<Variant, 'interaction' | 'choices' | 'key' | 'keyText' | 'refutations' | 'reasons'>;

function answered({ interaction, choices, value }: WrittenPart): Answered {
  if (interaction.kind === 'number') {
    const { unit } = interaction;
    return {
      interaction: { kind: 'number', form: value.includes('/') ? 'fraction' : 'decimal', unit },
      choices: [],
      key: { value, unit },
      keyText: unit === '' ? value : `${value} ${unit}`,
      refutations: [],
      reasons: {},
    };
  }
  const shown = choices.map((choice, index) => ({ ...choice, id: letters.charAt(index) }));
  const right = shown.filter((choice) => choice.right);
  const several = interaction.kind === 'choose-several';
  return {
    interaction: several ? { kind: 'choose-several', count: right.length } : { kind: 'choose-one' },
    choices: shown.map(({ id, text }) => ({ id, text, value: text })),
    key: several ? right.map(({ id }) => id) : (right[0]?.id ?? ''),
    keyText: right.map(({ text }) => text).join('; '),
    refutations: shown
      .filter((choice) => !choice.right && choice.reason !== '')
      .map(({ id, reason }) => ({ choice: id, belief: null, why: reason })),
    reasons: Object.fromEntries(shown.map(({ id, reason }) => [id, reason])),
  };
}
