'use server';

import { refresh } from 'next/cache';
import { redirect } from 'next/navigation';
import { z } from 'zod';
import { teaching } from '@/app/(teach)/teaching';
import type { FormState } from '@/app/_ui/form';
import { done, readFields, slipped } from '@/app/form-state';
import { orNotFound } from '@/app/or-not-found';
import { orSlip } from '@/app/or-slip';
import { now } from '@/lib/clock';
import { FamilyPart, WrittenPart } from '@/lib/core/items/quiz';
import { createQuiz, movePart, newPartId, removePart, renameQuiz, savePart } from '@/lib/data/quizzes';
import { readWritten } from './written-fields';

const id = z.string().min(1).max(64);
const Titled = z.object({
  title: z.string().trim().min(1, 'Write what the quiz is called.').max(120, 'Use at most 120 characters.'),
});
const Drawing = FamilyPart.omit({ kind: true, id: true }).extend({ quizId: id, partId: id });
const Arranging = z.object({ quizId: id, partId: id, intent: z.enum(['up', 'down', 'remove']) });

/** Makes an empty quiz. */
export async function addQuiz(before: FormState, form: FormData): Promise<FormState> {
  const instructor = await teaching();
  const read = readFields(before, form, Titled);
  if (!read.ok) return read.state;
  const made = await orSlip(before, form, () => createQuiz(instructor, read.value.title, now()), 'title');
  if (!made.ok) return made.state;
  redirect(`/teach/quizzes/${made.value}`);
}

/** Gives a quiz another title. */
export async function rename(before: FormState, form: FormData): Promise<FormState> {
  const instructor = await teaching();
  const read = readFields(before, form, Titled.extend({ quizId: id }));
  if (!read.ok) return read.state;
  const { quizId, title } = read.value;
  await orNotFound(() => renameQuiz(instructor, quizId, title, now()));
  refresh();
  return done(before, 'Saved.');
}

/** Adds questions of a family, or changes how they are drawn. */
export async function saveFamily(before: FormState, form: FormData): Promise<FormState> {
  const instructor = await teaching();
  const given = new FormData();
  // No constraint is an empty choice, which the part leaves out.
  for (const [name, value] of form) if (value !== '') given.append(name, value);
  const read = readFields(before, given, Drawing);
  if (!read.ok) return read.state;
  const { quizId, partId, family, count, belief, rule } = read.value;
  const constraint = { ...(belief ? { belief } : {}), ...(rule ? { rule } : {}) };
  const part = { kind: 'family' as const, id: partOf(partId), family, count, ...constraint };
  const saved = await orSlip(before, form, () => savePart(instructor, quizId, part, now()));
  if (!saved.ok) return saved.state;
  redirect(`/teach/quizzes/${quizId}?said=saved`);
}

/** Adds a question in one's own words, or changes it. */
export async function saveWritten(before: FormState, form: FormData): Promise<FormState> {
  const instructor = await teaching();
  const quizId = id.parse(form.get('quizId'));
  const given = readWritten(form) as { id: string };
  const read = WrittenPart.safeParse({ ...given, id: partOf(given.id) });
  if (!read.success) {
    const [issue] = read.error.issues;
    return slipped(before, form, issue?.message ?? 'That could not be read.', String(issue?.path[0] ?? ''));
  }
  const saved = await orSlip(before, form, () => savePart(instructor, quizId, read.data, now()));
  if (!saved.ok) return saved.state;
  redirect(`/teach/quizzes/${quizId}?said=saved`);
}

/** Moves a part up or down, or takes it out. */
export async function arrange(form: FormData): Promise<void> {
  const instructor = await teaching();
  const { quizId, partId, intent } = Arranging.parse(Object.fromEntries(form));
  await orNotFound(() =>
    intent === 'remove'
      ? removePart(instructor, quizId, partId, now())
      : movePart(instructor, quizId, { partId, by: intent === 'up' ? -1 : 1 }, now()),
  );
  redirect(`/teach/quizzes/${quizId}`);
}

function partOf(text: string): string {
  return text === 'new' ? newPartId() : text;
}
