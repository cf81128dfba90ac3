import 'server-only';
import type { Attempt, Prisma } from '@/generated/prisma/client';
import { Variant } from '@/lib/core/items/variant';
import { written } from '@/lib/core/items/written';
import { replay, type Answer } from '@/lib/core/schedule/replay';
import { saveCards, timeOf } from './cards';
import { db } from './db';
import { brokenBy, demandOf, movesCards } from './demand';

/** A long history takes its time; the usual five seconds would lose it. */
export const patient = { timeout: 120_000, maxWait: 120_000 };

/** Makes every card of a learner again out of the attempts, and nothing else; how many cards there are. */
export async function rebuildCardsOf(tx: Prisma.TransactionClient, learnerId: string): Promise<number> {
  await tx.card.deleteMany({ where: { learnerId } });
  const attempts = await tx.attempt.findMany({
    where: { learnerId, answeredAt: { not: null } },
    orderBy: [{ answeredAt: 'asc' }, { id: 'asc' }],
  });
  const cards = [...replay(attempts.filter(({ family }) => movesCards(family)).map(answerOf)).values()];
  await saveCards(tx, learnerId, cards);
  return cards.length;
}

/** The same for everybody, each learner in a transaction of their own. */
export async function rebuildCards(): Promise<{ learners: number; cards: number }> {
  return rebuildEach(await db.learner.findMany({ select: { id: true } }));
}

/** The same for who has answered and has no card: what was kept before there were cards, or was restored without them. */
export async function rebuildMissingCards(): Promise<{ learners: number; cards: number }> {
  const computed = { answeredAt: { not: null }, family: { not: { startsWith: written } } };
  const where = { cards: { none: {} }, attempts: { some: computed } };
  return rebuildEach(await db.learner.findMany({ where, select: { id: true } }));
}

async function rebuildEach(learners: { id: string }[]): Promise<{ learners: number; cards: number }> {
  let cards = 0;
  for (const { id } of learners) cards += await db.$transaction((tx) => rebuildCardsOf(tx, id), patient);
  return { learners: learners.length, cards };
}

function answerOf(row: Attempt): Answer {
  const at = row.answeredAt?.getTime() ?? 0;
  return {
    ...demandOf(Variant.parse(JSON.parse(row.variant))),
    earned: row.earned ?? 0,
    hints: row.hintsTaken,
    milliseconds: timeOf(row, at),
    family: row.family,
    at,
    broken: brokenBy(row.belief),
  };
}
