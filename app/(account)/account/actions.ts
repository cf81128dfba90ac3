'use server';

import { refresh } from 'next/cache';
import { cookies } from 'next/headers';
import { redirect } from 'next/navigation';
import { z } from 'zod';
import { Choosing, Details } from '@/app/(account)/fields';
import type { FormState } from '@/app/_ui/form';
import { done, readFields, slipped } from '@/app/form-state';
import { member } from '@/app/member';
import { orSlip } from '@/app/or-slip';
import { signOut } from '@/lib/auth';
import { now } from '@/lib/clock';
import { changeAccount, changePassword, deleteAccount, endSessions, mergeGuest } from '@/lib/data/account';

/** Keeps name, e-mail and time zone. */
export async function saveDetails(before: FormState, form: FormData): Promise<FormState> {
  const read = readFields(before, form, Details);
  if (!read.ok) return read.state;
  const learner = await member();
  const changed = await orSlip(before, form, () => changeAccount(learner, read.value), 'email');
  if (!changed.ok) return changed.state;
  if (!changed.value) return slipped(before, form, 'Another account has this e-mail. Use another.', 'email');
  refresh();
  return done(before, 'Saved.');
}

/** Changes the password; every session ends, this one too. */
export async function changeMyPassword(before: FormState, form: FormData): Promise<FormState> {
  const read = readFields(before, form, Choosing.extend({ currentPassword: z.string().max(200) }));
  if (!read.ok) return read.state;
  const learner = await member();
  const { currentPassword, password } = read.value;
  const right = await orSlip(
    before,
    form,
    () => changePassword(learner, currentPassword, password),
    'currentPassword',
  );
  if (!right.ok) return right.state;
  if (!right.value) return slipped(before, form, 'This is not your current password.', 'currentPassword');
  await signOut({ redirect: false });
  redirect('/sign-in?said=changed');
}

/** Ends every session of the account. */
export async function leaveEverywhere(): Promise<void> {
  await endSessions(await member());
  await signOut({ redirect: false });
  redirect('/sign-in?said=everywhere');
}

/** Removes the account with everything in it. */
export async function removeAccount(before: FormState, form: FormData): Promise<FormState> {
  const password = z.string().max(200).catch('').parse(form.get('currentPassword'));
  const learner = await member();
  const right = await orSlip(before, form, () => deleteAccount(learner, password), 'currentPassword');
  if (!right.ok) return right.state;
  if (!right.value)
    return slipped(before, form, 'This is not your password, so nothing was deleted.', 'currentPassword');
  await signOut({ redirect: false });
  redirect('/sign-in?said=deleted');
}

/** Takes what was answered as a guest into the account, or leaves it. */
export async function takeAlong(form: FormData): Promise<void> {
  const learner = await member();
  const jar = await cookies();
  const ticket = jar.get('merge')?.value ?? '';
  jar.delete('merge');
  if (form.get('intent') !== 'take') redirect('/');
  redirect((await mergeGuest(learner, ticket, now())) ? '/progress' : '/account?said=not-merged');
}
