import { redirect } from 'next/navigation';
import { Refusal } from '@/lib/data/refusal';
import { findLearner, requireInstructor, type Instructor } from '@/lib/data/viewer';

/** For actions: the instructor who is signed in. Somebody whose role was taken away is told so; nothing was changed. */
export async function teaching(): Promise<Instructor> {
  const learner = await findLearner();
  if (!learner?.account) redirect('/sign-in?said=needed');
  try {
    return await requireInstructor();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    redirect('/classes?said=role');
  }
}
