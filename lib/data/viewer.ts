import 'server-only';
import { cache } from 'react';
import { auth, signInGuest } from '@/lib/auth';
import { findClient } from './client-address';
import { db } from './db';
import { Refusal } from './refusal';

declare const proven: unique symbol;
declare const teaches: unique symbol;
declare const administers: unique symbol;

/** What an account adds to a learner; a guest has none. */
export type AccountOf = { name: string; email: string | null; timeZone: string; role: string };

/** Somebody whose session was looked at. Only this file can make one, so a query for nobody does not compile. */
export type Learner = { readonly id: string; readonly account: AccountOf | null; readonly [proven]: true };
/** A learner whose account has the role; administrators may do what instructors may. */
export type Instructor = Learner & { readonly account: AccountOf; readonly [teaches]: true };
export type Administrator = Instructor & { readonly [administers]: true };

/** Who is signed in, or null. A session whose learner is gone, or that was ended, counts as none. Asked once a page. */
export const findLearner = cache(async (): Promise<Learner | null> => {
  const session = await auth();
  const { id, session: number } = session?.user ?? {};
  if (!id) return null;
  const account = number ? await accountOf(id, number) : null;
  if (number ? account === null : !(await isGuest(id))) return null;
  return { id, account } as Learner;
});

/** What the account adds, if this session of it has not ended. */
async function accountOf(learnerId: string, session: number): Promise<AccountOf | null> {
  return db.account.findUnique({
    where: { learnerId, session },
    select: { name: true, email: true, timeZone: true, role: true },
  });
}

async function isGuest(id: string): Promise<boolean> {
  return (await db.learner.findFirst({ where: { id, account: null }, select: { id: true } })) !== null;
}

/** Who is signed in; refuses when nobody is. */
export async function requireLearner(): Promise<Learner> {
  const found = await findLearner();
  if (!found)
    throw new Refusal(
      'signed-out',
      'You are not signed in, or your session has ended. Start a question to go on.',
    );
  return found;
}

/** Who is signed in, or a guest made for this browser. For actions that start something; a page never calls it. */
export async function learnerOrGuest(now: Date): Promise<Learner> {
  const found = await findLearner();
  if (found) return found;
  return { id: await signInGuest(now, await findClient()), account: null } as unknown as Learner;
}

/** Who is signed in, as an instructor; to anybody else the place is not there. */
export async function requireInstructor(): Promise<Instructor> {
  const found = await findLearner();
  if (found?.account?.role === 'instructor' || found?.account?.role === 'administrator')
    return found as Instructor;
  throw new Refusal('not-found', 'There is no such page.');
}

/** Who is signed in, as an administrator; to anybody else the place is not there. */
export async function requireAdministrator(): Promise<Administrator> {
  const found = await findLearner();
  if (found?.account?.role === 'administrator') return found as Administrator;
  throw new Refusal('not-found', 'There is no such page.');
}
