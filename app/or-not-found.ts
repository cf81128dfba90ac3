import { notFound } from 'next/navigation';
import { Refusal } from '@/lib/data/refusal';

/** For pages: what refuses is not there. */
export async function orNotFound<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Refusal) notFound();
    throw error;
  }
}
