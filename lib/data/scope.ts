import 'server-only';
import { families, findFamily } from '@/lib/core/families/index';
import { topics, type Family } from '@/lib/core/items/family';
import { db } from './db';
import { Refusal } from './refusal';
import type { Learner } from './viewer';

/** What is practised: `family:<id>`, `topic:<name>`, `mixed`, `review` (what is due), or `wrong` (families whose last answer was not right). */
export type Scope = string & { readonly scope: true };

/** The scope that the text names, or null. */
export function parseScope(text: string): Scope | null {
  const [kind, name = ''] = text.split(':', 2);
  const known =
    text === 'mixed' ||
    text === 'wrong' ||
    text === 'review' ||
    (kind === 'family' && findFamily(name) !== undefined) ||
    (kind === 'topic' && topics.some((topic) => topic === name));
  return known ? (text as Scope) : null;
}

/** The families a scope draws from, for this learner; refuses `wrong` when nothing is. */
export async function familiesIn(learner: Learner, scope: Scope): Promise<readonly Family[]> {
  const [kind, name] = scope.split(':', 2);
  if (kind === 'family') return families.filter((family) => family.id === name);
  if (kind === 'topic') return families.filter((family) => family.topic === name);
  if (kind === 'mixed' || kind === 'review') return families;
  const wrong = new Set(await wrongFamilies(learner));
  const left = families.filter((family) => wrong.has(family.id));
  if (left.length === 0)
    throw new Refusal(
      'conflict',
      'Nothing is wrong at the moment: the last answer to every kind of question was right.',
    );
  return left;
}

/** Ids of the families whose latest answer of this learner was not right. */
export async function wrongFamilies(learner: Learner): Promise<string[]> {
  const latest = await db.attempt.groupBy({
    by: ['family'],
    where: { learnerId: learner.id, answeredAt: { not: null } },
    _max: { answeredAt: true },
  });
  const rows = await db.attempt.findMany({
    where: {
      learnerId: learner.id,
      verdict: { not: 'right' },
      OR: latest.flatMap(({ family, _max }) =>
        _max.answeredAt ? [{ family, answeredAt: _max.answeredAt }] : [],
      ),
    },
    select: { family: true },
  });
  // What an instructor wrote by hand cannot be drawn anew.
  return [...new Set(rows.map((row) => row.family))].filter((id) => findFamily(id) !== undefined);
}
