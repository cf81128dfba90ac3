'use server';

import { redirect } from 'next/navigation';
import { z } from 'zod';
import type { FormState } from '@/app/_ui/form';
import { readFields } from '@/app/form-state';
import { orSlip } from '@/app/or-slip';
import { now } from '@/lib/clock';
import { joinClass } from '@/lib/data/classes';
import { findLearner } from '@/lib/data/viewer';

const Joining = z.object({
  code: z
    .string()
    .trim()
    .min(1, 'Write the code your instructor gave you.')
    .max(40, 'A code has eight letters.'),
});

/** Joins the class of a code. A guest makes an account first. */
export async function join(before: FormState, form: FormData): Promise<FormState> {
  const learner = await findLearner();
  if (!learner?.account) redirect('/sign-up');
  const read = readFields(before, form, Joining);
  if (!read.ok) return read.state;
  const joined = await orSlip(before, form, () => joinClass(learner, read.value.code, now()), 'code');
  if (!joined.ok) return joined.state;
  redirect('/classes?said=joined');
}
