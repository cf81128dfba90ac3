'use server';

import { refresh } from 'next/cache';
import { redirect } from 'next/navigation';
import { z } from 'zod';
import { now } from '@/lib/clock';
import { orSentence } from '@/app/(learn)/or-sentence';
import { readForm } from '@/app/_item/response';
import type { FormState } from '@/app/_ui/form';
import { done, readFields } from '@/app/form-state';
import { orSlip } from '@/app/or-slip';
import { answerAttempt, startAnother, startAttempt, startNext, takeHint } from '@/lib/data/attempts';
import { reportAttempt, Words } from '@/lib/data/reports';
import { shareAttempt, startShared } from '@/lib/data/shares';
import { learnerOrGuest, requireLearner } from '@/lib/data/viewer';

/** What the form shows again: what was typed, and the sentence where it was a slip of format; `at` tells two apart. */
export type Slipped = { reason: string | null; typed: string[]; at: number } | null;

const id = z.string().min(1).max(64);
const Start = z.object({
  scope: z.string().max(100),
  lesson: z
    .string()
    .regex(/^\/lessons\/[a-z0-9-]+(#[a-z0-9-]+)?$/)
    .optional(),
});
const Attempt = z.object({ attempt: id });
const Answered = Attempt.extend({
  kind: z.enum(['choose-one', 'choose-several', 'number', 'address', 'order']),
});

/** Starts a question, as a guest when nobody is signed in. */
export async function start(form: FormData): Promise<void> {
  const { scope, lesson } = Start.parse(Object.fromEntries(form));
  const at = now();
  const learner = await orSentence(() => learnerOrGuest(at));
  const attempt = await orSentence(() => startAttempt(learner, { scope, ...(lesson ? { lesson } : {}) }, at));
  redirect(`/practice/${attempt}`);
}

/** Grades the answer and keeps it, or takes a hint; a slip of format comes back with what was typed. */
export async function submitAnswer(before: Slipped, form: FormData): Promise<Slipped> {
  const { attempt, kind } = Answered.parse({ attempt: form.get('attempt'), kind: form.get('kind') });
  const learner = await orSentence(requireLearner);
  const { response, typed } = readForm(kind, form);
  // A hint is taken by the same form, so that what was chosen or typed stays.
  if (form.get('intent') === 'hint') {
    await orSentence(() => takeHint(learner, attempt));
    refresh();
    return { reason: null, typed, at: (before?.at ?? 0) + 1 };
  }
  const slip = await orSentence(() => answerAttempt(learner, attempt, response, now()));
  if (slip) return { reason: slip.reason, typed, at: (before?.at ?? 0) + 1 };
  refresh();
  return null;
}

/** The next question of the run. */
export async function next(form: FormData): Promise<void> {
  const { attempt } = Attempt.parse(Object.fromEntries(form));
  const learner = await orSentence(requireLearner);
  redirect(`/practice/${await orSentence(() => startNext(learner, attempt, now()))}`);
}

/** Another variant of the same family. */
export async function another(form: FormData): Promise<void> {
  const { attempt } = Attempt.parse(Object.fromEntries(form));
  const learner = await orSentence(requireLearner);
  redirect(`/practice/${await orSentence(() => startAnother(learner, attempt, now()))}`);
}

/** Makes the address of an answered question and shows it. */
export async function share(form: FormData): Promise<void> {
  const { attempt } = Attempt.parse(Object.fromEntries(form));
  const learner = await orSentence(requireLearner);
  redirect(`/s/${await orSentence(() => shareAttempt(learner, attempt, now()))}`);
}

/** Hands what seems wrong with a question to the administrators. */
export async function report(before: FormState, form: FormData): Promise<FormState> {
  const { attempt } = Attempt.parse({ attempt: form.get('attempt') });
  const learner = await orSentence(requireLearner);
  const read = readFields(before, form, z.object({ words: Words }));
  if (!read.ok) return read.state;
  // A refusal stands beside what was written, which would be lost elsewhere.
  const { words } = read.value;
  const kept = await orSlip(before, form, () => reportAttempt(learner, attempt, words, now()), 'words');
  if (!kept.ok) return kept.state;
  return done(before, 'Thank you. Whoever runs this server sees your words and this very question.');
}

/** A fresh attempt at a shared question. */
export async function beginShared(form: FormData): Promise<void> {
  const { token } = z.object({ token: id }).parse(Object.fromEntries(form));
  const at = now();
  const learner = await orSentence(() => learnerOrGuest(at));
  redirect(`/practice/${await orSentence(() => startShared(learner, token, at))}`);
}
