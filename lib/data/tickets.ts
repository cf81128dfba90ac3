import 'server-only';
import { createHash, randomBytes } from 'node:crypto';
import type { Prisma } from '@/generated/prisma/client';
import { db } from './db';

/** What a ticket is good for, and for how long: signing in at once, taking a guest's work along, choosing a new password. */
const lives = { session: 60_000, merge: 30 * 60_000, reset: 24 * 3_600_000 };
export type Purpose = keyof typeof lives;

/** A new single-use ticket of this learner; only its hash is kept. */
export async function createTicket(learnerId: string, purpose: Purpose, now: Date): Promise<string> {
  const ticket = newSecret();
  const expiresAt = new Date(now.getTime() + lives[purpose]);
  await db.ticket.create({ data: { hash: hashOf(ticket), purpose, learnerId, expiresAt } });
  return ticket;
}

/** Whose ticket it is, once; null for a used, late or invented one, or one for something else. Also as the beginning of a transaction. */
export async function redeemTicket(
  ticket: string,
  purpose: Purpose,
  now: Date,
  tx: Prisma.TransactionClient = db,
): Promise<string | null> {
  const hash = hashOf(ticket);
  const used = await tx.ticket.updateMany({
    where: { hash, purpose, usedAt: null, expiresAt: { gte: now } },
    data: { usedAt: now },
  });
  if (used.count === 0) return null;
  return (await tx.ticket.findUnique({ where: { hash } }))?.learnerId ?? null;
}

/** Whose ticket it is, without using it up; for a page that asks first. */
export async function peekTicket(ticket: string, purpose: Purpose, now: Date): Promise<string | null> {
  const row = await db.ticket.findFirst({
    where: { hash: hashOf(ticket), purpose, usedAt: null, expiresAt: { gte: now } },
  });
  return row?.learnerId ?? null;
}

/** Enough randomness to be its own proof, in letters an address can hold. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url');
}

/** What is kept of a secret. It is random, so it needs no slow hash. */
export function hashOf(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}
