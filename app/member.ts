import { redirect } from 'next/navigation';
import { findLearner, type Learner } from '@/lib/data/viewer';

/** Who is signed in with an account; anybody else is led to sign in. For actions and pages. */
export async function member(): Promise<Learner> {
  const learner = await findLearner();
  if (!learner?.account) redirect('/sign-in?said=needed');
  return learner;
}
