import { aLearner, signedInAs } from '@/tests/support/database';
import { expect, test } from 'vitest';
import { db } from './db';
import { findLearner, learnerOrGuest, requireLearner } from './viewer';

test('nobody is signed in without a session', async () => {
  signedInAs(null);
  expect(await findLearner()).toBeNull();
  await expect(requireLearner()).rejects.toMatchObject({ code: 'signed-out' });
});

test('a session whose learner is gone counts as none', async () => {
  const { id } = await aLearner();
  await db.learner.delete({ where: { id } });
  signedInAs(id);
  expect(await findLearner()).toBeNull();
  await expect(requireLearner()).rejects.toMatchObject({ code: 'signed-out' });
});

test('starting makes a guest of somebody who is nobody yet, and of nobody else', async () => {
  const { id } = await aLearner();
  signedInAs(id);
  expect((await learnerOrGuest(new Date())).id).toBe(id);
  signedInAs(null);
  const guest = await learnerOrGuest(new Date());
  expect(guest.id).not.toBe(id);
  expect(await db.account.findUnique({ where: { learnerId: guest.id } })).toBeNull();
});
