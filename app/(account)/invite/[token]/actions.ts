'use server';

import { redirect } from 'next/navigation';
import { z } from 'zod';
import { now } from '@/lib/clock';
import { acceptInvite } from '@/lib/data/invites';
import { findLearner } from '@/lib/data/viewer';

/** Uses an invite up for the account that is signed in; where it cannot, the invite's page says why. */
export async function accept(form: FormData): Promise<void> {
  const { token } = z.object({ token: z.string().regex(/^[\w-]{1,100}$/) }).parse(Object.fromEntries(form));
  const learner = await findLearner();
  const role = learner?.account ? await acceptInvite(learner, token, now()) : null;
  if (role === null) redirect(`/invite/${token}`);
  redirect(role === 'administrator' ? '/admin?said=welcome' : '/account?said=instructor');
}
