import { newLearner } from '@/tests/support/learners';
import { aFamily, answered } from '@/tests/support/attempts';
import { expect, test } from 'vitest';
import { families } from '@/lib/core/families/index';
import { startAttempt } from './attempts';
import { countWrong, getProgress, listHistory } from './progress';

const now = new Date('2026-11-24T12:00:00Z');
const later = (seconds: number): Date => new Date(now.getTime() + seconds * 1000);

test('before the first answer everything is listed, unseen and without an interval', async () => {
  const topics = await getProgress(await newLearner());
  expect(topics.flatMap((topic) => topic.families)).toHaveLength(families.length);
  for (const one of topics) expect(one).toMatchObject({ seen: 0, right: 0, interval: null });
});

test('answers count by family and by topic; open questions do not', async () => {
  const learner = await newLearner();
  await answered(learner, { family: aFamily(0), right: true }, later(1));
  await answered(learner, { family: aFamily(0), right: false }, later(2));
  await startAttempt(learner, { scope: `family:${aFamily(0)}` }, later(3));
  const topics = await getProgress(learner);
  const family = topics.flatMap((topic) => topic.families).find(({ id }) => id === aFamily(0));
  expect(family).toMatchObject({ seen: 2, right: 1, lastWrong: true });
  expect(topics.reduce((sum, topic) => sum + topic.seen, 0)).toBe(2);
  expect(await countWrong(learner)).toBe(1);
});

test('history is newest first, fifty a page, each attempt once', async () => {
  const learner = await newLearner();
  const ids: string[] = [];
  for (let n = 0; n < 53; n++) ids.push(await startAttempt(learner, { scope: 'mixed' }, later(n)));
  const first = await listHistory(learner, { page: 1 });
  const second = await listHistory(learner, { page: 2 });
  expect([first.more, second.more]).toEqual([true, false]);
  expect([...first.rows, ...second.rows].map((row) => row.id)).toEqual(ids.reverse());
});
