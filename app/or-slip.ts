import { notFound } from 'next/navigation';
import { Refusal } from '@/lib/data/refusal';
import type { FormState } from './_ui/form';
import { slipped } from './form-state';

/** For forms: what is not there is not there, and any other refusal is a sentence beside the field it is about. */
export async function orSlip<T>(
  before: FormState,
  form: FormData,
  work: () => Promise<T>,
  field: string | null = null,
): Promise<{ ok: true; value: T } | { ok: false; state: FormState }> {
  try {
    return { ok: true, value: await work() };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    if (error.code === 'not-found') notFound();
    return { ok: false, state: slipped(before, form, error.message, field) };
  }
}
