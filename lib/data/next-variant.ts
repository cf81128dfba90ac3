import 'server-only';
import { randomInt } from 'node:crypto';
import type { Family } from '@/lib/core/items/family';
import type { Variant } from '@/lib/core/items/variant';
import { db } from './db';
import { Refusal } from './refusal';
import { drawReview } from './reviews';
import { familiesIn, type Scope } from './scope';
import type { Learner } from './viewer';

/** The next question of a scope, drawn afresh; refuses when the scope has none, or nothing is left to review today. */
export async function nextVariant(learner: Learner, scope: Scope, now: Date): Promise<Variant> {
  if (scope === 'review') {
    const variant = await drawReview(learner, now);
    if (!variant) throw new Refusal('nothing-due', 'Nothing is left to review today.');
    return variant;
  }
  const family = await anyFamily(learner, scope);
  if (!family) throw new Refusal('not-found', 'There are no questions in this set.');
  return family.variant(randomInt(0x80000000));
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
