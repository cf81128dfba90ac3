import { describe, expect, test } from 'vitest';
import { newAccount, newLearner } from '@/tests/support/learners';
import { db } from './db';
import { acceptInvite, createInvite, findInvite } from './invites';
import { hashOf } from './tickets';
import type { Learner } from './viewer';

const now = new Date('2026-11-24T10:00:00Z');
const days = (n: number): Date => new Date(now.getTime() + n * 86_400_000);
const tokenOf = (place: string): string => place.replace('/invite/', '');
const newInvite = async (role: 'instructor' | 'administrator'): Promise<string> =>
  tokenOf(await createInvite(role, now));
const roleOf = async ({ id }: Learner): Promise<string | undefined> =>
  (await db.account.findUnique({ where: { learnerId: id } }))?.role;

describe('an invite', () => {
  test('raises the role of whoever accepts it, and remembers who that was', async () => {
    const [learner, token] = [await newAccount(), await newInvite('instructor')];
    expect(await findInvite(token, now)).toBe('instructor');
    expect(await acceptInvite(learner, token, now)).toBe('instructor');
    expect(await roleOf(learner)).toBe('instructor');
    expect(await db.invite.findUnique({ where: { hash: hashOf(token) } })).toMatchObject({
      usedAt: now,
      usedById: learner.id,
    });
  });

  test('works once', async () => {
    const [first, second] = [await newAccount(), await newAccount()];
    const token = await newInvite('administrator');
    await acceptInvite(first, token, now);
    expect(await findInvite(token, now)).toBeNull();
    expect(await acceptInvite(second, token, now)).toBeNull();
    expect(await roleOf(second)).toBe('learner');
  });

  test('accepted by many at the same moment gives a role to one of them', async () => {
    const many = await Promise.all(Array.from({ length: 5 }, async () => newLearner()));
    for (const { id } of many)
      await db.account.create({ data: { learnerId: id, name: 'A', timeZone: 'UTC', createdAt: now } });
    const token = await newInvite('administrator');
    const ends = await Promise.all(many.map((learner) => acceptInvite(learner, token, now)));
    expect(ends.filter((end) => end !== null)).toEqual(['administrator']);
    expect(
      await db.account.count({
        where: { learnerId: { in: many.map(({ id }) => id) }, role: 'administrator' },
      }),
    ).toBe(1);
  });

  test('works for seven days', async () => {
    const [learner, token] = [await newAccount(), await newInvite('instructor')];
    expect(await findInvite(token, days(7.01))).toBeNull();
    expect(await acceptInvite(learner, token, days(7.01))).toBeNull();
    expect(await roleOf(learner)).toBe('learner');
    expect(await acceptInvite(learner, token, days(6.99))).toBe('instructor');
  });

  test('never lowers a role, and stays good for somebody else then', async () => {
    const [administrator, learner] = [await newAccount('administrator'), await newAccount()];
    const token = await newInvite('instructor');
    expect(await acceptInvite(administrator, token, now)).toBeNull();
    expect(await roleOf(administrator)).toBe('administrator');
    expect(await acceptInvite(learner, token, now)).toBe('instructor');
  });

  test('gives an instructor more', async () => {
    const instructor = await newAccount('instructor');
    expect(await acceptInvite(instructor, await newInvite('administrator'), now)).toBe('administrator');
    expect(await roleOf(instructor)).toBe('administrator');
  });

  test('gives a guest nothing and is not used up', async () => {
    const token = await newInvite('instructor');
    expect(await acceptInvite(await newLearner(), token, now)).toBeNull();
    expect(await findInvite(token, now)).toBe('instructor');
  });

  test('that was invented does nothing, and of a real one only the hash is kept', async () => {
    expect(await findInvite('invented', now)).toBeNull();
    expect(await acceptInvite(await newAccount(), 'invented', now)).toBeNull();
    const token = await newInvite('instructor');
    expect(JSON.stringify(await db.invite.findMany())).not.toContain(token);
  });
});
