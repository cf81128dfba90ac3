import type { WrittenPart } from '@/lib/core/items/quiz';

export type WrittenKind = WrittenPart['interaction']['kind'];

/** The most options a question has. */
export const mostChoices = 8;

/** A question as its form sent it, not checked yet; rows left empty are no options. */
export function readWritten(form: FormData): unknown {
  const text = (name: string): string => {
    const value = form.get(name);
    return typeof value === 'string' ? value.replaceAll('\r\n', '\n').trim() : '';
  };
  const kind = text('interaction');
  const choices = Array.from({ length: mostChoices }, (_, index) => ({
    text: text(`text-${index}`),
    right: form.get(`right-${index}`) !== null || text('right') === String(index),
    reason: text(`reason-${index}`),
  })).filter((choice) => choice.text !== '' || choice.reason !== '' || choice.right);
  return {
    kind: 'written',
    id: text('partId'),
    stem: text('stem'),
    interaction: kind === 'number' ? { kind, unit: text('unit') } : { kind },
    choices: kind === 'number' ? [] : choices,
    value: kind === 'number' ? text('value') : '',
    explanation: text('explanation'),
  };
}

/** A stored question as the fields of its form hold it. */
export function fieldsOf(part: WrittenPart): Record<string, string> {
  const { interaction, choices } = part;
  const rows = choices.flatMap(({ text, reason, right }, index) => [
    [`text-${index}`, text],
    [`reason-${index}`, reason],
    ...(right ? [[interaction.kind === 'choose-one' ? 'right' : `right-${index}`, String(index)]] : []),
  ]);
  return {
    stem: part.stem,
    value: part.value,
    unit: interaction.kind === 'number' ? interaction.unit : '',
    explanation: part.explanation,
    ...(Object.fromEntries(rows) as Record<string, string>),
  };
}
