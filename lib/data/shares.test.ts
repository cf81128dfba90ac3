import { newLearner } from '@/tests/support/learners';
import { answered, storedVariant } from '@/tests/support/attempts';
import { expect, test } from 'vitest';
import { getAttempt, startAttempt } from './attempts';
import { findShare, shareAttempt, startShared } from './shares';

const now = new Date('2026-11-24T12:00:00Z');

test('sharing twice, or twice at once, gives the same address', async () => {
  const learner = await newLearner();
  const id = await answered(learner, {});
  const tokens = await Promise.all([1, 2, 3].map(() => shareAttempt(learner, id, now)));
  expect(new Set([...tokens, await shareAttempt(learner, id, now)]).size).toBe(1);
  expect(tokens[0]).toMatch(/^[\w-]{24}$/);
});

test('an open question cannot be shared', async () => {
  const learner = await newLearner();
  const id = await startAttempt(learner, { scope: 'mixed' }, now);
  await expect(shareAttempt(learner, id, now)).rejects.toMatchObject({ code: 'conflict' });
});

test('a shared question says its kind and nothing of its content', async () => {
  const learner = await newLearner();
  const token = await shareAttempt(learner, await answered(learner, {}), now);
  expect(Object.keys((await findShare(token)) ?? {}).sort()).toEqual(['familyTitle', 'topic']);
  expect(await findShare('nothing')).toBeNull();
});

test('starting from a share opens the very same question afresh', async () => {
  const [owner, other] = [await newLearner(), await newLearner()];
  const id = await answered(owner, {});
  const started = await startShared(other, await shareAttempt(owner, id, now), now);
  expect(await storedVariant(started)).toEqual(await storedVariant(id));
  expect((await getAttempt(other, started)).state).toBe('open');
});

test('a share that does not exist cannot be started', async () => {
  await expect(startShared(await newLearner(), 'nothing', now)).rejects.toMatchObject({ code: 'not-found' });
});
