import 'server-only';
import { randomInt } from 'node:crypto';
import { families } from '@/lib/core/families/index';
import type { Family } from '@/lib/core/items/family';
import type { Variant } from '@/lib/core/items/variant';
import { day, dueAt, type Cards } from '@/lib/core/schedule/card';
import { choose } from '@/lib/core/schedule/choose';
import type { Shown } from '@/lib/core/schedule/candidate';
import { pastOf } from '@/lib/core/schedule/past';
import { forecast, queue } from '@/lib/core/schedule/queue';
import { listCards } from './cards';
import { db } from './db';
import { demandOf } from './demand';
import { dateOf } from './memory';
import type { Learner } from './viewer';

/** So many rules may be met for the first time within a day; more would all fall due together. */
export const newPerDay = 12;

/** About what one rule takes to review, its share of reading the feedback included. */
const secondsPerRule = 40;

/** What a review would be about now. */
export type Queue = {
  /** Rules whose recall has fallen to 0.9, and rules never met of which some may be met today. */
  due: number;
  fresh: number;
  /** Rules still remembered well enough. */
  later: number;
  minutes: number;
  /** When the next rule falls due; null when none will. */
  next: Date | null;
};

/** Counts the learner's rules. */
export async function getQueue(learner: Learner, now: Date): Promise<Queue> {
  const { cards, recent } = await memoryOf(learner, now);
  const counts = queue(cards, rulesOnOffer(), now.getTime());
  const fresh = Math.min(counts.new, roomForNew(cards, recent, now));
  const ahead = [...cards.values()].map((card) => dueAt(card)).filter((at) => at > now.getTime());
  return {
    due: counts.due,
    fresh,
    later: counts.later,
    minutes: Math.max(1, Math.round(((counts.due + fresh) * secondsPerRule) / 60)),
    next: ahead.length === 0 ? null : new Date(Math.min(...ahead)),
  };
}

/** How many rules fall due on each of the next days of the zone, today first, if nothing is reviewed meanwhile. */
export async function getForecast(
  learner: Learner,
  now: Date,
  days: number,
  timeZone: string,
): Promise<number[]> {
  const dayOf = (at: number): number => Date.parse(dateOf(new Date(at), timeZone)) / day;
  return forecast((await listCards(learner)).values(), now.getTime(), days, dayOf);
}

/**
 * A fresh question to review now. Of the families that exercise a rule that is due, or that showed a misconception
 * earlier in this session, the one that adds most to recall; then of those with a new rule; and of that family an instance
 * that does ask such a rule. Null when nothing is left today.
 */
export async function drawReview(learner: Learner, now: Date): Promise<Variant | null> {
  const { cards, recent } = await memoryOf(learner, now);
  const { owed } = pastOf(cards, families, recent, now.getTime());
  const isDue = (rule: string): boolean => {
    const card = cards.get(rule);
    return card !== undefined && dueAt(card) <= now.getTime();
  };
  const isNew = (rule: string): boolean => !cards.has(rule);
  const draw = (some: readonly Family[], asks: (variant: Variant) => boolean): Variant | null => {
    for (let left = some; ;) {
      const family = choose(cards, left, recent, now.getTime(), { newPerDay });
      if (!family) return null;
      const variant = drawAsking(family, asks);
      if (variant) return variant;
      left = left.filter((one) => one !== family);
    }
  };
  const due = families.filter(({ id, rules }) => owed.has(id) || rules.some(isDue));
  const review = draw(due, (variant) => owed.has(variant.family) || asksAny(variant, isDue));
  if (review || roomForNew(cards, recent, now) === 0) return review;
  return draw(
    families.filter(({ rules }) => rules.some(isNew)),
    (variant) => asksAny(variant, isNew),
  );
}

/** Some rules decide one instance in fifteen of a family; so many draws find one nearly always. */
const mostDraws = 60;

function drawAsking(family: Family, asks: (variant: Variant) => boolean): Variant | null {
  for (let draws = 0; draws < mostDraws; draws++) {
    const variant = family.variant(randomInt(0x80000000));
    if (asks(variant)) return variant;
  }
  return null;
}

function asksAny(variant: Variant, wanted: (rule: string) => boolean): boolean {
  return demandOf(variant).rules.some(({ rule }) => wanted(rule));
}

function roomForNew(cards: Cards, recent: readonly Shown[], now: Date): number {
  return Math.max(0, newPerDay - pastOf(cards, families, recent, now.getTime()).metToday);
}

function rulesOnOffer(): string[] {
  return families.flatMap((family) => [...family.rules]);
}

async function memoryOf(learner: Learner, now: Date): Promise<{ cards: Cards; recent: Shown[] }> {
  const since = new Date(now.getTime() - 86_400_000);
  const rows = await db.attempt.findMany({
    where: { learnerId: learner.id, startedAt: { gte: since } },
    orderBy: [{ startedAt: 'asc' }, { id: 'asc' }],
    select: { family: true, startedAt: true, belief: true },
  });
  const recent = rows.map(({ family, startedAt, belief }) => ({
    family,
    at: startedAt.getTime(),
    misconception: belief !== null,
  }));
  return { cards: await listCards(learner), recent };
}
