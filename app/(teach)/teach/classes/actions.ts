'use server';

import { redirect } from 'next/navigation';
import { z } from 'zod';
import { teaching } from '@/app/(teach)/teaching';
import type { FormState } from '@/app/_ui/form';
import { readLocalTime } from '@/app/_ui/time';
import { readFields, slipped } from '@/app/form-state';
import { orNotFound } from '@/app/or-not-found';
import { orSlip } from '@/app/or-slip';
import { now } from '@/lib/clock';
import { assignQuiz } from '@/lib/data/assignments';
import { changeJoinCode, createClass } from '@/lib/data/classes';

const id = z.string().min(1).max(64);
const Named = z.object({
  name: z.string().trim().min(1, 'Write what the class is called.').max(80, 'Use at most 80 characters.'),
});
const Assigning = z.object({
  classId: id,
  quizId: z.string().min(1, 'Choose a quiz.').max(64),
  dueAt: z.string().min(1, 'Write when it is due.').max(30),
  attemptsAllowed: z.coerce
    .number({ error: 'Write how many attempts.' })
    .int('Write a whole number of attempts.')
    .min(1, 'Allow at least one attempt.')
    .max(20, 'Allow at most 20 attempts.'),
});

/** Makes a class. */
export async function addClass(before: FormState, form: FormData): Promise<FormState> {
  const instructor = await teaching();
  const read = readFields(before, form, Named);
  if (!read.ok) return read.state;
  const made = await orSlip(before, form, () => createClass(instructor, read.value.name, now()), 'name');
  if (!made.ok) return made.state;
  redirect(`/teach/classes/${made.value}`);
}

/** Makes another join code; the one before ends. */
export async function changeCode(form: FormData): Promise<void> {
  const instructor = await teaching();
  const { classId } = z.object({ classId: id }).parse(Object.fromEntries(form));
  await orNotFound(() => changeJoinCode(instructor, classId, now()));
  redirect(`/teach/classes/${classId}?said=code`);
}

/** Gives a quiz to a class; the due date is a time in the instructor's zone. */
export async function assign(before: FormState, form: FormData): Promise<FormState> {
  const instructor = await teaching();
  const read = readFields(before, form, Assigning);
  if (!read.ok) return read.state;
  const dueAt = readLocalTime(read.value.dueAt, instructor.account.timeZone);
  if (!dueAt) return slipped(before, form, 'Write a day and a time, such as 2026-12-02T23:59.', 'dueAt');
  const assigned = await orSlip(before, form, () => assignQuiz(instructor, { ...read.value, dueAt }, now()));
  if (!assigned.ok) return assigned.state;
  redirect(`/teach/classes/${read.value.classId}?said=assigned`);
}
