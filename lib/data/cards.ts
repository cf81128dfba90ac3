import 'server-only';
import type { Attempt, Card as Row, Prisma } from '@/generated/prisma/client';
import type { Score } from '@/lib/core/items/score';
import type { Variant } from '@/lib/core/items/variant';
import type { Card, Cards } from '@/lib/core/schedule/card';
import { medianTime } from '@/lib/core/schedule/median';
import { rate } from '@/lib/core/schedule/rating';
import { review } from '@/lib/core/schedule/review';
import { db } from './db';
import { brokenBy, demandOf, movesCards } from './demand';
import type { Learner } from './viewer';

type Transaction = Prisma.TransactionClient;

/** What this learner remembers, by rule. */
export async function listCards(learner: Learner): Promise<Cards> {
  return byRule(await db.card.findMany({ where: { learnerId: learner.id } }));
}

/**
 * Completes an attempt and moves the cards of the rules that decided it, once; without effect when it is completed
 * already. It counts as answered at `now`, or right after the last answer that moved one of these cards, where a clock
 * was set back or two answers came in one millisecond: so the order of the answers is the order of the moves.
 */
export async function completeAttempt(
  tx: Transaction,
  row: Timed & Pick<Attempt, 'id' | 'learnerId' | 'family'>,
  variant: Variant,
  score: Score,
  now: Date,
): Promise<void> {
  // It begins by writing: SQLite refuses a transaction that has read to write once another process wrote meanwhile.
  const [claimed] = await tx.attempt.updateManyAndReturn({
    where: { id: row.id, learnerId: row.learnerId, answeredAt: null },
    data: {
      answeredAt: now,
      response: JSON.stringify(score.response),
      earned: score.earned,
      verdict: score.verdict,
      belief: score.belief,
    },
    select: { hintsTaken: true },
  });
  if (!claimed || !movesCards(row.family)) return;
  const demand = demandOf(variant);
  const broken = brokenBy(score.belief);
  const rules = [...demand.rules.map(({ rule }) => rule), ...(broken ? [broken] : [])];
  const cards = byRule(await tx.card.findMany({ where: { learnerId: row.learnerId, rule: { in: rules } } }));
  const own = await tx.attempt.findMany({
    where: { learnerId: row.learnerId, family: row.family, answeredAt: { not: null }, id: { not: row.id } },
    select: { startedAt: true, answeredAt: true, scope: true },
  });
  const at = Math.max(
    now.getTime(),
    ...[...cards.values()].map((card) => card.lastReview + 1),
    ...own.map(({ answeredAt }) => (answeredAt?.getTime() ?? 0) + 1),
  );
  if (at !== now.getTime())
    await tx.attempt.updateMany({
      where: { id: row.id, learnerId: row.learnerId },
      data: { answeredAt: new Date(at) },
    });
  const median = medianTime(own.map((one) => timeOf(one, one.answeredAt?.getTime() ?? 0)));
  const milliseconds = timeOf(row, at);
  const rating = rate({ earned: score.earned, hints: claimed.hintsTaken, milliseconds }, median);
  await saveCards(tx, row.learnerId, review(cards, { ...demand, rating, broken }, at));
}

type Timed = Pick<Attempt, 'startedAt' | 'scope'>;

/** Milliseconds from shown to answered; 0, which counts for nothing, in a sitting, whose questions are all shown at once. */
export function timeOf({ startedAt, scope }: Timed, at: number): number {
  // By the scope: the sitting may be gone with its class, and what was computed once must come out again.
  return scope === 'sitting' ? 0 : at - startedAt.getTime();
}

/** Puts these cards in the place of what is kept of their rules. */
export async function saveCards(tx: Transaction, learnerId: string, cards: Card[]): Promise<void> {
  await tx.card.deleteMany({ where: { learnerId, rule: { in: cards.map(({ rule }) => rule) } } });
  await tx.card.createMany({
    data: cards.map((card) => ({ ...card, learnerId, lastReview: new Date(card.lastReview) })),
  });
}

function byRule(rows: Row[]): Cards {
  return new Map(
    rows.map(({ rule, stability, difficulty, lastReview, reviews, lapses }) => [
      rule,
      { rule, stability, difficulty, lastReview: lastReview.getTime(), reviews, lapses },
    ]),
  );
}
