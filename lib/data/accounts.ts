import 'server-only';
import { createHash, randomBytes } from 'node:crypto';
import { db } from './db';
import { count } from './limits';

const ticketLife = 60_000;
const day = 86_400_000;
const guestLife = 90 * day;

/**
 * A new guest, and the single-use ticket that signs the bearer in as that guest within a minute. Refuses when too many
 * were made, by this client (where it is known) or by all.
 */
export async function createGuest(
  now: Date,
  client: string | null,
): Promise<{ learnerId: string; ticket: string }> {
  await count('guests of a client', client);
  await count('guests everywhere', 'all');
  const ticket = randomBytes(32).toString('base64url');
  const learner = await db.learner.create({
    data: {
      createdAt: now,
      seenAt: now,
      tickets: { create: { hash: hashOf(ticket), expiresAt: new Date(now.getTime() + ticketLife) } },
    },
  });
  return { learnerId: learner.id, ticket };
}

/** Whose ticket it is, once; null for a used, late or invented one. */
export async function redeemTicket(ticket: string, now: Date): Promise<string | null> {
  const hash = hashOf(ticket);
  const used = await db.ticket.updateMany({
    where: { hash, usedAt: null, expiresAt: { gte: now } },
    data: { usedAt: now },
  });
  if (used.count === 0) return null;
  const row = await db.ticket.findUnique({ where: { hash } });
  return row?.learnerId ?? null;
}

/** Removes guests that nobody has been for 90 days, with all they did, and stale tickets; how many guests went. */
export async function expireGuests(now: Date): Promise<number> {
  await db.ticket.deleteMany({ where: { expiresAt: { lt: new Date(now.getTime() - day) } } });
  const gone = await db.learner.deleteMany({
    where: { guest: true, seenAt: { lt: new Date(now.getTime() - guestLife) } },
  });
  return gone.count;
}

function hashOf(ticket: string): string {
  return createHash('sha256').update(ticket).digest('hex');
}
