import { z } from 'zod';
import type { BeliefId, RuleId } from '@/lib/core/aws/rule';
import { Exhibit } from './exhibit';

const rule = z.string().regex(/^R\d+$/) as unknown as z.ZodType<RuleId>;
const belief = z.string().regex(/^M\d+[a-f]?$/) as unknown as z.ZodType<BeliefId>;

/** What the learner does, with all that may be known of it before answering. */
export const Interaction = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('choose-one') }),
  /** `count` is announced: choose exactly so many. */
  z.strictObject({ kind: z.literal('choose-several'), count: z.int().min(1) }),
  z.strictObject({
    kind: z.literal('number'),
    form: z.enum(['integer', 'decimal', 'percent', 'fraction']),
    /** What is counted, as it stands behind the field; “%” for percent, “” for none. */
    unit: z.string(),
  }),
  z.strictObject({ kind: z.literal('address'), form: z.enum(['address', 'prefix']) }),
  z.strictObject({ kind: z.literal('order') }),
]);
export type Interaction = z.infer<typeof Interaction>;

/** `text` is what is read; `value` is the same for programs. */
export const Choice = z.strictObject({ id: z.string(), text: z.string(), value: z.json() });
export type Choice = z.infer<typeof Choice>;

const Quantity = z.strictObject({ value: z.string(), unit: z.string() });

/** A choice's id or an address; ids (a set, or an order); or a quantity with an exact value. A response has this shape too. */
export const Key = z.union([z.string(), z.array(z.string()), Quantity]);
export type Key = z.infer<typeof Key>;
export type Response = Key;

/** One step of the engine's trace, as a sentence, with the rule it follows. */
export const Step = z.strictObject({
  text: z.string(),
  rule,
  mark: z.enum(['passed', 'decides', 'drops', 'not-reached']),
});
export type Step = z.infer<typeof Step>;

/** Why an answer is wrong, and which belief computes it. `choice` names one option; `value` is a whole response. */
export const Refutation = z.strictObject({
  choice: z.string().optional(),
  value: Key.optional(),
  belief: belief.nullable(),
  why: z.string(),
});
export type Refutation = z.infer<typeof Refutation>;

/** One question as it is shown, kept and judged: an attempt stores it whole, so no later code can change it. */
export const Variant = z.strictObject({
  family: z.string(),
  revision: z.int().min(1),
  seed: z.int().min(0).max(0x7fffffff),
  stem: z.string(),
  exhibits: z.array(Exhibit),
  interaction: Interaction,
  choices: z.array(Choice),
  key: Key,
  /** The key as a learner reads it, for “The key is …”. */
  keyText: z.string(),
  refutations: z.array(Refutation),
  /** One sentence on each option, by its id. */
  reasons: z.record(z.string(), z.string()),
  rationale: z.array(Step),
  /** The exhibits once more, with the answer drawn on. */
  reveal: z.array(Exhibit),
  hints: z.array(z.string()),
  rules: z.array(rule),
  scenario: z.json(),
  /** Why, in the words of whoever wrote the question by hand; such a question has no rationale. */
  explanation: z.string().optional(),
});
export type Variant = z.infer<typeof Variant>;

/** What may leave the server before an answer. Written as an allow-list: a new field is secret until it is named here. */
export type PresentedVariant = Pick<Variant, 'family' | 'stem' | 'exhibits' | 'interaction' | 'choices'> & {
  /** Hints already taken, in order. */
  hints: string[];
  /** How many there are in all. */
  hintCount: number;
};

/** The part of a variant that an unanswered question may show. */
export function present(variant: Variant, hintsTaken: number): PresentedVariant {
  return {
    family: variant.family,
    stem: variant.stem,
    exhibits: variant.exhibits,
    interaction: variant.interaction,
    choices: variant.choices.map(({ id, text, value }) => ({ id, text, value })),
    hints: variant.hints.slice(0, hintsTaken),
    hintCount: variant.hints.length,
  };
}
