import { z } from 'zod';
import type { BeliefId, RuleId } from '@/lib/core/aws/rule';
import { parseFraction } from '@/lib/core/net/fraction';

const id = z.string().regex(/^[a-z0-9]{4,32}$/);
const words = (most: number, what: string): z.ZodString =>
  z.string().trim().max(most, `${what} has at most ${most} characters.`);

/** The most questions a quiz may ask, all its parts together. */
export const mostQuestions = 60;

/** Questions drawn from a family, if wished only those that tell a belief apart, or that turn on a rule. */
export const FamilyPart = z.strictObject({
  kind: z.literal('family'),
  id,
  family: z.string().max(80),
  count: z.coerce
    .number({ error: 'Write how many questions.' })
    .int('Write a whole number of questions.')
    .min(1, 'Draw at least one question.')
    .max(20, 'Draw at most 20 questions in one part.'),
  belief: z
    .string()
    .regex(/^M\d+[a-f]?$/)
    .transform((one) => one as BeliefId)
    .optional(),
  rule: z
    .string()
    .regex(/^R\d+$/)
    .transform((one) => one as RuleId)
    .optional(),
});
export type FamilyPart = z.infer<typeof FamilyPart>;

/** One option somebody wrote. */
export const WrittenChoice = z.strictObject({
  text: words(500, 'An option').min(1, 'Write the text of the option.'),
  right: z.boolean(),
  reason: words(1000, 'A reason'),
});
export type WrittenChoice = z.infer<typeof WrittenChoice>;

const WrittenInteraction = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('choose-one') }),
  z.strictObject({ kind: z.literal('choose-several') }),
  z.strictObject({ kind: z.literal('number'), unit: words(30, 'A unit') }),
]);

/** A question in somebody's own words. Its text is data: only `code` in backticks means anything. */
export const WrittenPart = z
  .strictObject({
    kind: z.literal('written'),
    id,
    stem: words(4000, 'A question').min(1, 'Write the question.'),
    interaction: WrittenInteraction,
    choices: z.array(WrittenChoice).max(8, 'A question has at most eight options.'),
    /** The right number, as “12”, “6.25” or “25/4”; empty where something is chosen. */
    value: words(40, 'A number'),
    explanation: words(4000, 'An explanation'),
  })
  .superRefine((part, context) => {
    const slip = slipOf(part);
    if (slip) context.addIssue({ code: 'custom', message: slip.sentence, path: [slip.field] });
  });
export type WrittenPart = z.infer<typeof WrittenPart>;

export const Part = z.discriminatedUnion('kind', [FamilyPart, WrittenPart]);
export type Part = z.infer<typeof Part>;

/** What a quiz asks, in order. */
export const QuizContent = z.strictObject({ parts: z.array(Part).max(40, 'A quiz has at most 40 parts.') });
export type QuizContent = z.infer<typeof QuizContent>;

/** How many questions a learner gets. */
export function countQuestions({ parts }: QuizContent): number {
  return parts.reduce((sum, part) => sum + (part.kind === 'family' ? part.count : 1), 0);
}

function slipOf({
  interaction,
  choices,
  value,
}: Pick<WrittenPart, 'interaction' | 'choices' | 'value'>): { field: string; sentence: string } | null {
  if (interaction.kind === 'number')
    return parseFraction(value).ok
      ? null
      : { field: 'value', sentence: 'Write the right number, such as 12, 6.25 or 25/4.' };
  const right = choices.filter((choice) => choice.right).length;
  const sentence =
    choices.length < 2
      ? 'Write at least two options.'
      : new Set(choices.map((choice) => choice.text.toLowerCase())).size < choices.length
        ? 'Two options read the same.'
        : right === 0
          ? 'Mark which option is right.'
          : interaction.kind === 'choose-one' && right > 1
            ? 'Only one option of this question can be right.'
            : interaction.kind === 'choose-several' && right === choices.length
              ? 'Write at least one option that is wrong.'
              : null;
  return sentence ? { field: 'choices', sentence } : null;
}
