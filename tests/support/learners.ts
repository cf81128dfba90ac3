import { createGuest, signUp } from '@/lib/data/accounts';
import { db } from '@/lib/data/db';
import { requireLearner, type Learner } from '@/lib/data/viewer';
import { session } from './session';

/** Signs in as that learner, or as nobody; a first session of an account carries 1. */
export function signedInAs(learnerId: string | null, number = 0): void {
  session.learnerId = learnerId;
  session.number = number;
}

/** A fresh guest, made as the app makes one: out of a session. */
export async function newLearner(now = new Date('2026-11-24T10:00:00Z')): Promise<Learner> {
  signedInAs((await createGuest(now, null)).learnerId);
  const learner = await requireLearner();
  signedInAs(null);
  return learner;
}

/** Somebody with an account, whose password is `a password for tests`. */
export async function newAccount(
  role: 'learner' | 'instructor' | 'administrator' = 'learner',
  now = new Date('2026-11-24T10:00:00Z'),
): Promise<Learner> {
  const { id } = await newLearner(now);
  const email = `${id}@example.org`;
  await signUp({ email, password: 'a password for tests', name: 'Ada', timeZone: 'UTC' }, id, null, now);
  await db.account.update({ where: { learnerId: id }, data: { role } });
  signedInAs(id, 1);
  const learner = await requireLearner();
  signedInAs(null);
  return learner;
}
