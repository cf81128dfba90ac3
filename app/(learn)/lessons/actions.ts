'use server';

import { redirect } from 'next/navigation';
import { z } from 'zod';
import { now } from '@/lib/clock';
import { orSentence } from '@/app/(learn)/or-sentence';
import { startAttempt } from '@/lib/data/attempts';
import { learnerOrGuest } from '@/lib/data/viewer';

const Start = z.object({
  family: z.string().max(100),
  slug: z.string().regex(/^[a-z0-9-]{1,80}$/),
  n: z.string().regex(/^[1-9]\d?$/),
});

/** Starts the question of a checkpoint, as a guest when nobody is signed in, and comes back to it. */
export async function startCheckpoint(form: FormData): Promise<void> {
  const { family, slug, n } = Start.parse(Object.fromEntries(form));
  const at = now();
  const learner = await orSentence(() => learnerOrGuest(at));
  const attempt = await orSentence(() =>
    startAttempt(learner, { scope: `family:${family}`, lesson: `/lessons/${slug}#checkpoint-${n}` }, at),
  );
  redirect(`/lessons/${slug}?checkpoint=${attempt}#checkpoint-${n}`);
}
