import 'server-only';
import { auth, signInGuest } from '@/lib/auth';
import { findClient } from './client-address';
import { db } from './db';
import { Refusal } from './refusal';

declare const proven: unique symbol;

/** Somebody whose session was looked at. Only this file can make one, so a query for nobody does not compile. */
export type Learner = { readonly id: string; readonly [proven]: true };

/** Who is signed in, or null. A session whose learner is gone counts as none. */
export async function findLearner(): Promise<Learner | null> {
  const session = await auth();
  const id = session?.user?.id;
  if (!id) return null;
  const row = await db.learner.findUnique({ where: { id }, select: { id: true } });
  return row && learner(row.id);
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
  return (await findLearner()) ?? learner(await signInGuest(now, await findClient()));
}

function learner(id: string): Learner {
  return { id } as Learner;
}
