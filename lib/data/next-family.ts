import 'server-only';
import { randomInt } from 'node:crypto';
import type { Family } from '@/lib/core/items/family';
import { db } from './db';
import { Refusal } from './refusal';
import { findDueFamily } from './reviews';
import { familiesIn, type Scope } from './scope';
import type { Learner } from './viewer';

/** The family of the next question of a scope; refuses when the scope has none, or nothing is left to review today. */
export async function nextFamily(learner: Learner, scope: Scope, now: Date): Promise<Family> {
  const family = scope === 'review' ? await findDueFamily(learner, now) : await anyFamily(learner, scope);
  if (family) return family;
  if (scope === 'review') throw new Refusal('nothing-due', 'Nothing is left to review today.');
  throw new Refusal('not-found', 'There are no questions in this set.');
}

async function anyFamily(learner: Learner, scope: Scope): Promise<Family | null> {
  const candidates = await familiesIn(learner, scope);
  const before = await db.attempt.findFirst({
    where: { learnerId: learner.id },
    orderBy: [{ startedAt: 'desc' }, { id: 'desc' }],
    select: { family: true },
  });
  // The same kind twice running would be answered from short memory, so it is passed over where there is another.
  const fresh =
    candidates.length > 1 ? candidates.filter((family) => family.id !== before?.family) : candidates;
  return fresh.length === 0 ? null : (fresh[randomInt(fresh.length)] ?? null);
}
