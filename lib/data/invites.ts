import 'server-only';
import { db } from './db';
import { Role, rolesBelow } from './roles';
import { hashOf, newSecret } from './tickets';
import type { Learner } from './viewer';

const life = 7 * 86_400_000;

/** The path of a new single-use invite, good for seven days; only its hash is kept. Takes no viewer: see administration. */
export async function createInvite(role: Role, now: Date): Promise<string> {
  const token = newSecret();
  const expiresAt = new Date(now.getTime() + life);
  await db.invite.create({ data: { hash: hashOf(token), role, createdAt: now, expiresAt } });
  return `/invite/${token}`;
}

/** What an invite gives; null for a used, late or invented one. */
export async function findInvite(token: string, now: Date): Promise<Role | null> {
  const row = await db.invite.findFirst({
    where: { hash: hashOf(token), usedAt: null, expiresAt: { gte: now } },
  });
  return row && Role.parse(row.role);
}

/**
 * Uses an invite up and raises the account's role to what it gives; null when it no longer holds, or gives this account
 * nothing, in which case it stays good for somebody else.
 */
export async function acceptInvite(learner: Learner, token: string, now: Date): Promise<Role | null> {
  const role = await findInvite(token, now);
  if (role === null) return null;
  return db.$transaction(async (tx) => {
    const mayGain = { learnerId: learner.id, role: { in: rolesBelow(role) } };
    // The claim comes first and is undone when nobody gains: of two at the same moment one finds it used.
    const claimed = await tx.invite.updateMany({
      where: { hash: hashOf(token), usedAt: null, expiresAt: { gte: now } },
      data: { usedAt: now, usedById: learner.id },
    });
    if (claimed.count === 0) return null;
    const raised = await tx.account.updateMany({ where: mayGain, data: { role } });
    if (raised.count === 1) return role;
    await tx.invite.update({ where: { hash: hashOf(token) }, data: { usedAt: null, usedById: null } });
    return null;
  });
}
