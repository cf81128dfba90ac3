import 'server-only';
import { families } from '@/lib/core/families/index';
import { topics, type Topic } from '@/lib/core/items/family';
import { wilson, type Interval } from '@/lib/core/items/interval';
import { titleOf } from './catalogue';
import { db } from './db';
import { wrongFamilies } from './scope';
import type { Learner } from './viewer';

/** How often something was answered and how often right, with the 90 % interval of the share (null before the first answer). */
export type Tally = { seen: number; right: number; interval: Interval | null };
export type FamilyProgress = Tally & { id: string; title: string; lastWrong: boolean };
export type TopicProgress = Tally & { topic: Topic; families: FamilyProgress[] };

/** Seen and right, per topic and per family, in the order of study; every family is there. */
export async function getProgress(learner: Learner): Promise<TopicProgress[]> {
  const groups = await db.attempt.groupBy({
    by: ['family', 'verdict'],
    where: { learnerId: learner.id, answeredAt: { not: null } },
    _count: { _all: true },
  });
  const wrong = new Set(await wrongFamilies(learner));
  const count = (family: string, verdict?: string): number =>
    groups
      .filter((one) => one.family === family && (verdict === undefined || one.verdict === verdict))
      .reduce((sum, one) => sum + one._count._all, 0);
  return topics.map((topic) => {
    const rows = families
      .filter((family) => family.topic === topic)
      .map(({ id, title }) => ({
        id,
        title,
        lastWrong: wrong.has(id),
        ...tally(count(id), count(id, 'right')),
      }));
    const sum = (key: 'seen' | 'right'): number => rows.reduce((total, row) => total + row[key], 0);
    return { topic, families: rows, ...tally(sum('seen'), sum('right')) };
  });
}

/** The same for somebody who has answered nothing yet. */
export function emptyProgress(): TopicProgress[] {
  return topics.map((topic) => ({
    topic,
    families: families
      .filter((family) => family.topic === topic)
      .map(({ id, title }) => ({ id, title, lastWrong: false, ...tally(0, 0) })),
    ...tally(0, 0),
  }));
}

function tally(seen: number, right: number): Tally {
  return { seen, right, interval: seen === 0 ? null : wilson(right, seen) };
}

/** How many kinds of question were last answered wrong or partly. */
export async function countWrong(learner: Learner): Promise<number> {
  return (await wrongFamilies(learner)).length;
}

export type HistoryRow = {
  id: string;
  familyTitle: string;
  topic: string;
  verdict: string | null;
  startedAt: Date;
  answeredAt: Date | null;
};

const pageSize = 50;
/** What is being sat is no history yet; what was left empty in a quiz never becomes one. */
const seen = { OR: [{ scope: { not: 'sitting' } }, { answeredAt: { not: null } }] };

/** Attempts, newest first, fifty a page from 1; and whether there are more. */
export async function listHistory(
  learner: Learner,
  { page }: { page: number },
): Promise<{ rows: HistoryRow[]; more: boolean }> {
  const rows = await db.attempt.findMany({
    where: { learnerId: learner.id, ...seen },
    orderBy: [{ startedAt: 'desc' }, { id: 'desc' }],
    skip: (page - 1) * pageSize,
    take: pageSize + 1,
    select: { id: true, family: true, topic: true, verdict: true, startedAt: true, answeredAt: true },
  });
  return {
    rows: rows.slice(0, pageSize).map(({ family, ...row }) => ({ ...row, familyTitle: titleOf(family) })),
    more: rows.length > pageSize,
  };
}
