import 'server-only';
import { randomBytes } from 'node:crypto';
import { Variant } from '@/lib/core/items/variant';
import { open, owned } from './attempts';
import { titleOf } from './catalogue';
import { db } from './db';
import { Refusal } from './refusal';
import type { Learner } from './viewer';

/** Hands on the variant of an answered attempt; its token, the same one each time. */
export async function shareAttempt(learner: Learner, id: string, now: Date): Promise<string> {
  const row = await owned(learner, id);
  if (row.answeredAt === null)
    throw new Refusal('conflict', 'Answer the question first; then you can share it.');
  const share = await db.share.upsert({
    where: { attemptId: id },
    update: {},
    create: {
      token: randomBytes(18).toString('base64url'),
      createdById: learner.id,
      attemptId: id,
      family: row.family,
      topic: row.topic,
      variant: row.variant,
      createdAt: now,
    },
  });
  return share.token;
}

/** What anybody with the address may see of a shared question: its kind, nothing of its content. */
export async function findShare(token: string): Promise<{ familyTitle: string; topic: string } | null> {
  const row = await db.share.findUnique({ where: { token }, select: { family: true, topic: true } });
  return row && { familyTitle: titleOf(row.family), topic: row.topic };
}

/** A fresh attempt at the very variant that was shared; its id. */
export async function startShared(learner: Learner, token: string, now: Date): Promise<string> {
  const row = await db.share.findUnique({ where: { token } });
  if (!row) throw new Refusal('not-found', 'This shared question is gone.');
  return open(
    learner,
    Variant.parse(JSON.parse(row.variant)),
    { scope: `family:${row.family}`, shareId: token },
    now,
  );
}
