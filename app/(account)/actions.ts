'use server';

import { AuthError } from 'next-auth';
import { cookies } from 'next/headers';
import { redirect } from 'next/navigation';
import { z } from 'zod';
import type { FormState } from '@/app/_ui/form';
import { readFields, slipped } from '@/app/form-state';
import { orSlip } from '@/app/or-slip';
import { signIn, signOut, TooManyTries } from '@/lib/auth';
import { now } from '@/lib/clock';
import { env } from '@/lib/env';
import { listIdentityProviders } from '@/lib/identity-providers';
import { countGuestAnswers } from '@/lib/data/account';
import { resetPassword, signUp } from '@/lib/data/accounts';
import { findClient } from '@/lib/data/client-address';
import { createTicket, redeemTicket } from '@/lib/data/tickets';
import { findLearner } from '@/lib/data/viewer';
import { Choosing, SigningIn, SigningUp } from './fields';

const merging = 'merge';

/** Makes an account of this guest, or of nobody yet, and begins a fresh session. */
export async function makeAccount(before: FormState, form: FormData): Promise<FormState> {
  const read = readFields(before, form, SigningUp);
  if (!read.ok) return read.state;
  const learner = await findLearner();
  if (learner?.account) redirect('/account');
  const made = await orSlip(before, form, async () =>
    signUp(read.value, learner?.id ?? null, await findClient(), now()),
  );
  if (!made.ok) return made.state;
  if (made.value === 'taken')
    return slipped(
      before,
      form,
      'There is an account with this e-mail already: sign in, or use another.',
      'email',
    );
  await signIn('ticket', { ticket: made.value.ticket, redirect: false });
  redirect('/account?said=welcome');
}

/** Signs in with e-mail and password; what was answered here before as a guest is offered to be taken along. */
export async function enter(before: FormState, form: FormData): Promise<FormState> {
  const read = readFields(before, form, SigningIn);
  if (!read.ok) return read.state;
  const guest = await guestWithWork();
  try {
    await signIn('password', { ...read.value, redirect: false });
  } catch (error) {
    if (!(error instanceof AuthError)) throw error;
    const sentence =
      error instanceof TooManyTries
        ? error.sentence
        : 'This e-mail and this password do not belong together.';
    return slipped(before, form, sentence, null);
  }
  if (!guest) redirect('/');
  await keepForMerging(guest);
  redirect('/merge');
}

/** Goes to an identity provider. */
export async function enterWith(form: FormData): Promise<void> {
  const provider = z.string().max(40).parse(form.get('provider'));
  if (!listIdentityProviders().some(({ id }) => id === provider)) redirect('/sign-in');
  const guest = await guestWithWork();
  if (guest) await keepForMerging(guest);
  await signIn(provider, { redirectTo: guest ? '/merge' : '/' });
}

/** Ends this session. */
export async function leave(): Promise<void> {
  // Our own redirect is a path; next-auth's names a host, which need not be the one this browser uses.
  await signOut({ redirect: false });
  redirect('/');
}

/** Chooses a new password by a one-time link; every session ends. */
export async function choosePassword(before: FormState, form: FormData): Promise<FormState> {
  const read = readFields(before, form, Choosing.extend({ token: z.string().max(100) }));
  if (!read.ok) return read.state;
  const learnerId = await redeemTicket(read.value.token, 'reset', now());
  if (learnerId === null)
    return slipped(
      before,
      form,
      'This link was used already or is too old. Ask your administrator for another.',
      null,
    );
  await resetPassword(learnerId, read.value.password);
  redirect('/sign-in?said=reset');
}

/** The guest of this browser, when there is something to take along. */
async function guestWithWork(): Promise<string | null> {
  const learner = await findLearner();
  return learner && !learner.account && (await countGuestAnswers(learner.id)) > 0 ? learner.id : null;
}

async function keepForMerging(guestId: string): Promise<void> {
  const ticket = await createTicket(guestId, 'merge', now());
  (await cookies()).set(merging, ticket, {
    httpOnly: true,
    sameSite: 'lax',
    secure: env.AUTH_URL?.startsWith('https:') ?? false,
    path: '/',
    maxAge: 30 * 60,
  });
}
