'use server';

import { refresh } from 'next/cache';
import { redirect } from 'next/navigation';
import { z } from 'zod';
import { readForm } from '@/app/_item/response';
import type { FormState } from '@/app/_ui/form';
import { member } from '@/app/member';
import { orSlip } from '@/app/or-slip';
import { now } from '@/lib/clock';
import { Refusal } from '@/lib/data/refusal';
import { saveDraft, startSitting, submitSitting } from '@/lib/data/sittings';

/** What became of an answer: kept, kept but not to be read as it is, or not kept; what was typed; `at` tells two apart. */
export type Kept = { kept: boolean; sentence: string; typed: string[]; at: number } | null;

const id = z.string().min(1).max(64);
const Filled = z.object({
  sitting: id,
  slot: z.coerce.number().int().min(1).max(1000),
  kind: z.enum(['choose-one', 'choose-several', 'number', 'address', 'order']),
});

/** Begins a go at an assignment, or goes on with the one that is open. */
export async function begin(before: FormState, form: FormData): Promise<FormState> {
  const assignment = id.parse(form.get('assignment'));
  const learner = await member();
  const begun = await orSlip(before, form, () => startSitting(learner, assignment, now()));
  if (!begun.ok) return begun.state;
  redirect(`/sittings/${begun.value}`);
}

/** Keeps what is filled in; called while somebody fills in, and by the form itself, which may lead on to a slot. */
export async function keep(before: Kept, form: FormData): Promise<Kept> {
  const { sitting, slot, kind } = Filled.parse(
    Object.fromEntries(['sitting', 'slot', 'kind'].map((name) => [name, form.get(name)])),
  );
  const learner = await member();
  const at = (before?.at ?? 0) + 1;
  const { response, typed } = readForm(kind, form);
  let slip: string | null;
  try {
    slip = await saveDraft(learner, { sittingId: sitting, slot, response }, now());
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { kept: false, sentence: error.message, typed, at };
  }
  const to = z
    .string()
    .regex(/^(\d{1,3}|review)$/)
    .safeParse(form.get('to'));
  if (to.success && slip === null) redirect(`/sittings/${sitting}?slot=${to.data}`);
  refresh();
  return slip === null
    ? { kept: true, sentence: 'Saved.', typed, at }
    : { kept: true, sentence: `Saved, but as it is it would count nothing: ${slip}`, typed, at };
}

/** Hands a sitting in. */
export async function handIn(before: FormState, form: FormData): Promise<FormState> {
  const sitting = id.parse(form.get('sitting'));
  const learner = await member();
  const submitted = await orSlip(before, form, () => submitSitting(learner, sitting, now()));
  if (!submitted.ok) return submitted.state;
  redirect(`/sittings/${sitting}?said=submitted`);
}
