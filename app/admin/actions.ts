'use server';

import { refresh } from 'next/cache';
import { z } from 'zod';
import { Email } from '@/app/(account)/fields';
import { orSentence } from '@/app/(learn)/or-sentence';
import type { FormState } from '@/app/_ui/form';
import { done, readFields, slipped } from '@/app/form-state';
import { orSlip } from '@/app/or-slip';
import { now } from '@/lib/clock';
import * as administration from '@/lib/data/administration';
import { reopenReport, settleReport } from '@/lib/data/reports';
import { Role } from '@/lib/data/roles';
import { requireAdministrator } from '@/lib/data/viewer';
import { addressOf } from './address';

const id = z.string().min(1).max(64);
const Report = z.object({ report: id });

/** Makes an invite for a role and shows its link, this once. */
export async function makeInvite(before: FormState, form: FormData): Promise<FormState> {
  const administrator = await orSentence(requireAdministrator);
  const read = readFields(before, form, z.object({ role: Role }));
  if (!read.ok) return read.state;
  const { role } = read.value;
  const link = await addressOf(await administration.invite(administrator, role, now()));
  return done(
    before,
    `Whoever opens this link with an account becomes an ${role}. It works once, within seven days, and is shown only now.`,
    link,
  );
}

/** Makes a link with which the owner of an account chooses a new password, and shows it, this once. */
export async function makeReset(before: FormState, form: FormData): Promise<FormState> {
  const administrator = await orSentence(requireAdministrator);
  const read = readFields(before, form, z.object({ email: Email }));
  if (!read.ok) return read.state;
  const path = await administration.inviteToReset(administrator, read.value.email, now());
  if (path === null) return slipped(before, form, 'There is no account with this e-mail.', 'email');
  return done(
    before,
    `Hand this link to ${read.value.email}. It works once, within a day, and is shown only now.`,
    await addressOf(path),
  );
}

/** Makes somebody a learner again. */
export async function dismiss(before: FormState, form: FormData): Promise<FormState> {
  const administrator = await orSentence(requireAdministrator);
  const { member } = z.object({ member: id }).parse({ member: form.get('member') });
  const taken = await orSlip(before, form, () => administration.takeRoleAway(administrator, member));
  if (!taken.ok) return taken.state;
  refresh();
  return null;
}

/** Marks a report as settled. */
export async function settle(form: FormData): Promise<void> {
  const administrator = await orSentence(requireAdministrator);
  const { report } = Report.parse(Object.fromEntries(form));
  await orSentence(() => settleReport(administrator, report, now()));
  refresh();
}

/** Opens a settled report again. */
export async function reopen(form: FormData): Promise<void> {
  const administrator = await orSentence(requireAdministrator);
  const { report } = Report.parse(Object.fromEntries(form));
  await orSentence(() => reopenReport(administrator, report));
  refresh();
}
