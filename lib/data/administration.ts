import 'server-only';
import { createReset } from './accounts';
import { db } from './db';
import { createInvite } from './invites';
import { Refusal } from './refusal';
import { Role } from './roles';
import type { Administrator } from './viewer';

/** The path of an invite for whoever is handed it. */
export async function invite(_: Administrator, role: Role, now: Date): Promise<string> {
  return createInvite(role, now);
}

/** The path at which the owner of the account chooses a new password, once and within a day; null without such an account. */
export async function inviteToReset(_: Administrator, email: string, now: Date): Promise<string | null> {
  const ticket = await createReset(email, now);
  return ticket && `/reset/${ticket}`;
}

export type Member = { id: string; name: string; email: string | null; role: Role };

/** Whoever may do more than learn: administrators, then instructors, by name. */
export async function listStaff(_: Administrator): Promise<Member[]> {
  const rows = await db.account.findMany({
    where: { role: { in: Role.options } },
    orderBy: [{ role: 'asc' }, { name: 'asc' }, { learnerId: 'asc' }],
    select: { learnerId: true, name: true, email: true, role: true },
  });
  return rows.map(({ learnerId: id, name, email, role }) => ({ id, name, email, role: Role.parse(role) }));
}

/** Makes an instructor or administrator a learner again. The last administrator stays one. After an administrator no link made before gives a role or a password any more, since it might be theirs; an instructor could make none. */
export async function takeRoleAway(_: Administrator, learnerId: string): Promise<void> {
  await db.$transaction(async (tx) => {
    const demote = async (role: Role): Promise<boolean> =>
      (await tx.account.updateMany({ where: { learnerId, role }, data: { role: 'learner' } })).count === 1;
    if (await demote('instructor')) return;
    if (!(await demote('administrator'))) throw new Refusal('not-found', 'There is nobody with a role here.');
    await tx.invite.deleteMany({ where: { usedAt: null } });
    await tx.ticket.deleteMany({ where: { purpose: 'reset' } });
    // Counted after the change: of two administrators who dismiss each other at the same moment, one stays.
    if ((await tx.account.count({ where: { role: 'administrator' } })) === 0)
      throw new Refusal('conflict', 'This is the last administrator. Make another one first.');
  });
}
