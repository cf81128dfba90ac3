import { createGuest } from '@/lib/data/accounts';
import { db } from '@/lib/data/db';
import { hashPassword } from '@/lib/data/passwords';
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

// A good hash is slow on purpose, so the tests of a file share one.
let hashed: Promise<string> | undefined;

/** Somebody with an account, whose password is `a password for tests`. */
export async function newAccount(
  role: 'learner' | 'instructor' | 'administrator' = 'learner',
  now = new Date('2026-11-24T10:00:00Z'),
): Promise<Learner> {
  const { id } = await newLearner(now);
  const passwordHash = await (hashed ??= hashPassword('a password for tests'));
  const account = { email: `${id}@example.org`, name: 'Ada', timeZone: 'UTC', createdAt: now };
  await db.account.create({ data: { ...account, passwordHash, role, learnerId: id } });
  signedInAs(id, 1);
  const learner = await requireLearner();
  signedInAs(null);
  return learner;
}
