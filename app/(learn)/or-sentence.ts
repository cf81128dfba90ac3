import { notFound, redirect } from 'next/navigation';
import { Refusal } from '@/lib/data/refusal';

/** Turns a refusal into what a person sees: nothing there, the end of a review, or the picker with the sentence. */
export async function orSentence<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    if (error.code === 'not-found') notFound();
    if (error.code === 'nothing-due') redirect('/review?said=done');
    redirect(`/practice?said=${error.code}`);
  }
}
