import type { z } from 'zod';
import type { FormState } from './_ui/form';

/** The slip of a form with what was typed, apart from passwords, which are typed again. */
export function slipped(before: FormState, form: FormData, slip: string, field: string | null): FormState {
  const typed = Object.fromEntries(
    [...form].flatMap(([name, value]) =>
      typeof value === 'string' && !/password/i.test(name) && !name.startsWith('$')
        ? [[name, value.slice(0, 10_000)]]
        : [],
    ),
  );
  return { slip, field, typed, at: (before?.at ?? 0) + 1 };
}

/** A sentence that it is done, and the link that came of it, to be handed on. */
export function done(before: FormState, sentence: string, link?: string): FormState {
  return { done: sentence, ...(link ? { link } : {}), at: (before?.at ?? 0) + 1 };
}

/** Reads a form by its schema: the values, or the first slip beside its field. */
export function readFields<T>(
  before: FormState,
  form: FormData,
  schema: z.ZodType<T>,
): { ok: true; value: T } | { ok: false; state: FormState } {
  const parsed = schema.safeParse(Object.fromEntries([...form].filter(([name]) => !name.startsWith('$'))));
  if (parsed.success) return { ok: true, value: parsed.data };
  const issue = parsed.error.issues[0];
  const field = issue?.path[0];
  return {
    ok: false,
    state: slipped(
      before,
      form,
      issue?.message ?? 'That could not be read.',
      field === undefined ? null : String(field),
    ),
  };
}
