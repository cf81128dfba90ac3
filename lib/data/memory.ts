import 'server-only';
import { rule } from '@/lib/core/aws/rules';
import { families } from '@/lib/core/families/index';
import { topics, type Topic } from '@/lib/core/items/family';
import { day, dueAt, retrievability, type Cards } from '@/lib/core/schedule/card';
import { listCards } from './cards';
import { db } from './db';
import type { Learner } from './viewer';

/** One rule as this learner remembers it; `recall` is null before the first answer. */
export type RuleMemory = { rule: string; statement: string; recall: number | null; due: boolean };
export type TopicMemory = { topic: Topic; rules: RuleMemory[] };

/** Every rule on offer, by the topic that asks it first, in the order of study. */
export async function getMemory(learner: Learner, now: Date): Promise<TopicMemory[]> {
  const cards = await listCards(learner);
  const seen = new Set<string>();
  return topics.map((topic) => ({
    topic,
    rules: families
      .filter((family) => family.topic === topic)
      .flatMap((family) => [...family.rules])
      .filter((id) => !seen.has(id) && seen.add(id))
      .sort((a, b) => Number(a.slice(1)) - Number(b.slice(1)))
      .map((id) => ({ rule: id, statement: rule(id).statement, ...remembered(cards, id, now.getTime()) })),
  }));
}

function remembered(cards: Cards, id: string, now: number): Pick<RuleMemory, 'recall' | 'due'> {
  const card = cards.get(id);
  return card ? { recall: retrievability(card, now), due: dueAt(card) <= now } : { recall: null, due: false };
}

/** Mean recall of the rules met so far, on each of the next days, if nothing is reviewed; empty before the first answer. */
export async function getRecallAhead(
  learner: Learner,
  now: Date,
  days: number,
): Promise<{ day: number; share: number }[]> {
  const cards = [...(await listCards(learner)).values()];
  if (cards.length === 0) return [];
  return Array.from({ length: days + 1 }, (_, ahead) => ({
    day: ahead,
    share:
      cards.reduce((sum, card) => sum + retrievability(card, now.getTime() + ahead * day), 0) / cards.length,
  }));
}

/** How many questions were answered on each of the last days, oldest first; a day is one of the time zone. */
export async function getActivity(
  learner: Learner,
  now: Date,
  days: number,
  timeZone: string,
): Promise<{ date: string; answers: number }[]> {
  const today = new Date(dateOf(now, timeZone)).getTime();
  // Calendar days, stepped where no clock changes.
  const dates = Array.from({ length: days }, (_, back) =>
    dateOf(new Date(today - (days - 1 - back) * day), 'UTC'),
  );
  const rows = await db.attempt.findMany({
    where: { learnerId: learner.id, answeredAt: { gte: new Date(now.getTime() - (days + 1) * day) } },
    select: { answeredAt: true },
  });
  const answers = new Map<string, number>();
  for (const { answeredAt } of rows) {
    if (!answeredAt) continue;
    const date = dateOf(answeredAt, timeZone);
    answers.set(date, (answers.get(date) ?? 0) + 1);
  }
  return dates.map((date) => ({ date, answers: answers.get(date) ?? 0 }));
}

/** The date of a moment in a zone, as 2026-11-24. */
export function dateOf(at: Date, timeZone: string): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' }).format(at);
}
