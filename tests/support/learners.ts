import { createGuest } from '@/lib/data/accounts';
import { requireLearner, type Learner } from '@/lib/data/viewer';
import { session } from './session';

/** Signs in as that learner, or as nobody. */
export function signedInAs(learnerId: string | null): void {
  session.learnerId = learnerId;
}

/** A fresh guest, made as the app makes one: out of a session. */
export async function newLearner(now = new Date('2026-11-24T10:00:00Z')): Promise<Learner> {
  signedInAs((await createGuest(now, null)).learnerId);
  const learner = await requireLearner();
  signedInAs(null);
  return learner;
}
