import { expect, test } from 'vitest';
import { answered } from '@/tests/support/attempts';
import { newLearner } from '@/tests/support/learners';
import { getActivity, getMemory, getRecallAhead } from './memory';
import { getForecast } from './reviews';

test('no day is lost or doubled when clocks change, and a day is one of the learner’s zone', async () => {
  const learner = await newLearner();
  // Clocks in Berlin went forward on Sunday 29 March 2026 and back on Sunday 25 October 2026.
  for (const at of ['2026-03-29T12:00:00Z', '2026-03-28T23:30:00Z', '2026-10-25T12:00:00Z'])
    await answered(learner, {}, new Date(at));
  const days = async (now: string) => getActivity(learner, new Date(now), 4, 'Europe/Berlin');
  expect(await days('2026-03-29T22:30:00Z')).toEqual([
    { date: '2026-03-27', answers: 0 },
    { date: '2026-03-28', answers: 0 },
    { date: '2026-03-29', answers: 2 },
    { date: '2026-03-30', answers: 0 },
  ]);
  expect((await days('2026-10-26T22:30:00Z')).map(({ date, answers }) => [date, answers])).toEqual([
    ['2026-10-23', 0],
    ['2026-10-24', 0],
    ['2026-10-25', 1],
    ['2026-10-26', 0],
  ]);
});

test('what falls due tomorrow morning is not today’s, however late it is', async () => {
  const learner = await newLearner();
  const evening = new Date('2026-11-24T22:00:00Z');
  await answered(learner, { right: false }, evening);
  const [berlin, newYork] = await Promise.all(
    ['Europe/Berlin', 'America/New_York'].map((zone) => getForecast(learner, evening, 3, zone)),
  );
  expect((berlin?.[0] ?? 0) + (berlin?.[1] ?? 0)).toBeGreaterThan(0);
  expect(newYork?.[0] ?? 0).toBeGreaterThanOrEqual(berlin?.[0] ?? 0);
});

test('a rule is remembered when it was met, and recall ahead only falls', async () => {
  const learner = await newLearner();
  const now = new Date('2026-11-24T10:00:00Z');
  expect(await getRecallAhead(learner, now, 10)).toEqual([]);
  await answered(learner, { family: 'cidr/usable-addresses' }, now);
  const met = (await getMemory(learner, now))
    .flatMap(({ rules }) => rules)
    .filter(({ recall }) => recall !== null);
  expect(met.length).toBeGreaterThan(0);
  const shares = (await getRecallAhead(learner, now, 10)).map(({ share }) => share);
  expect(shares).toEqual([...shares].sort((a, b) => b - a));
});
