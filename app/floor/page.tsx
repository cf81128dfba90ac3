import { findLearner } from '@/lib/data/viewer';

export const metadata = { title: 'Floor', robots: { index: false } };

/** The least a page can do: look who is there. The bench compares every other page with it. */
export default async function Floor() {
  const learner = await findLearner();
  return <p>{learner ? 'Somebody' : 'Nobody'}</p>;
}
