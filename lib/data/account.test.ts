import { describe, expect, test } from 'vitest';
import { answered } from '@/tests/support/attempts';
import { newAccount, newLearner, signedInAs } from '@/tests/support/learners';
import {
  changeAccount,
  changePassword,
  countGuestAnswers,
  deleteAccount,
  endSessions,
  exportAccount,
  getAccount,
  mergeGuest,
} from './account';
import { createReset, findByIdentity, findByPassword, resetPassword, signUp } from './accounts';
import { db } from './db';
import { startAttempt } from './attempts';
import { createTicket, redeemTicket } from './tickets';
import { findLearner, requireAdministrator, requireInstructor, requireLearner } from './viewer';

const now = new Date('2026-11-24T10:00:00Z');
const password = 'a password for tests';

describe('signing up', () => {
  test('a guest keeps everything, and the guest’s old session ends', async () => {
    const guest = await newLearner();
    const attempt = await answered(guest, {}, now);
    const email = `${guest.id}@Example.org`;
    const made = await signUp({ email, password, name: 'Ada', timeZone: 'UTC' }, guest.id, null, now);
    expect(made).toMatchObject({ ticket: expect.any(String) as string });
    expect(await db.attempt.findUnique({ where: { id: attempt } })).toMatchObject({ learnerId: guest.id });
    signedInAs(guest.id, 0);
    expect(await findLearner()).toBeNull();
    signedInAs(guest.id, 1);
    expect(await findLearner()).toMatchObject({ id: guest.id, account: { email: email.toLowerCase() } });
  });

  test('an e-mail counts once, however it is written, also when two sign up at the same moment', async () => {
    const one = { email: 'Same@Example.org', password, name: 'A', timeZone: 'UTC' };
    const both = await Promise.all([
      signUp(one, null, null, now),
      signUp({ ...one, email: 'same@example.ORG ' }, null, null, now),
    ]);
    expect(both.filter((end) => end === 'taken')).toHaveLength(1);
    expect(await db.account.count({ where: { email: 'same@example.org' } })).toBe(1);
  });

  test('the password is kept as argon2id only', async () => {
    const { id } = await newAccount();
    const row = await db.account.findUniqueOrThrow({ where: { learnerId: id } });
    expect(row.passwordHash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(JSON.stringify(row)).not.toContain(password);
  });
});

describe('signing in', () => {
  test('the right password opens, a wrong one and an unknown e-mail do not and are not told apart', async () => {
    const { id } = await newAccount();
    expect(await findByPassword(` ${id}@EXAMPLE.org`, password, null)).toEqual({ learnerId: id, session: 1 });
    expect(await findByPassword(`${id}@example.org`, 'another password here', null)).toBeNull();
    expect(await findByPassword('nobody@example.org', password, null)).toBeNull();
  });

  test('of a hundred tries at once ten are looked at; the right one works again when the minute is over', async () => {
    const { id } = await newAccount();
    const email = `${id}@example.org`;
    const tries = await Promise.allSettled(
      Array.from({ length: 100 }, () => findByPassword(email, 'a guess, and a wrong one', null)),
    );
    expect(tries.filter((one) => one.status === 'fulfilled')).toHaveLength(10);
    await expect(findByPassword(email, password, null)).rejects.toThrow('Try again in a minute');
    await db.limit.updateMany({
      where: { key: { contains: email } },
      data: { expire: new Date(Date.now() - 1) },
    });
    expect(await findByPassword(email, password, null)).toMatchObject({ learnerId: id });
  });

  test('hashing leaves the event loop to others', async () => {
    const { id } = await newAccount();
    let turns = 0;
    const clock = setInterval(() => turns++, 1);
    await Promise.all(
      Array.from({ length: 8 }, () => findByPassword(`${id}@example.org`, 'a guess, and a wrong one', null)),
    );
    clearInterval(clock);
    expect(turns).toBeGreaterThan(8);
  });
});

describe('identity providers', () => {
  const claim = { provider: 'github', subject: '4711', email: null, name: 'Ada' };

  test('the same subject is the same learner, another one another', async () => {
    const first = await findByIdentity(claim, now);
    expect(await findByIdentity(claim, now)).toEqual(first);
    expect((await findByIdentity({ ...claim, subject: '4712' }, now)).learnerId).not.toBe(first.learnerId);
    expect((await findByIdentity({ ...claim, provider: 'google' }, now)).learnerId).not.toBe(first.learnerId);
  });

  test('an e-mail that somebody has joins nothing', async () => {
    const { id } = await newAccount();
    const other = await findByIdentity({ ...claim, subject: '1', email: `${id}@example.org` }, now);
    expect(other.learnerId).not.toBe(id);
    expect(await db.account.findUnique({ where: { learnerId: other.learnerId } })).toMatchObject({
      email: null,
    });
  });
});

describe('sessions end', () => {
  test.each([
    [
      'when the password is changed',
      (learner: Parameters<typeof endSessions>[0]) =>
        changePassword(learner, password, 'another password here'),
    ],
    [
      'when it is reset',
      (learner: Parameters<typeof endSessions>[0]) => resetPassword(learner.id, 'another password here'),
    ],
    ['everywhere, when one asks', endSessions],
  ])('%s', async (_, act) => {
    const learner = await newAccount();
    signedInAs(learner.id, 1);
    expect(await findLearner()).not.toBeNull();
    const link = await createTicket(learner.id, 'reset', now);
    await act(learner);
    expect(await findLearner()).toBeNull();
    expect(await redeemTicket(link, 'reset', now)).toBeNull();
  });

  test('a role that was taken away is gone with the next click', async () => {
    const learner = await newAccount('instructor');
    signedInAs(learner.id, 1);
    await expect(requireInstructor()).resolves.toMatchObject({ id: learner.id });
    await expect(requireAdministrator()).rejects.toThrow('There is no such page.');
    await db.account.update({ where: { learnerId: learner.id }, data: { role: 'learner' } });
    await expect(requireInstructor()).rejects.toThrow('There is no such page.');
  });
});

test('a reset works once, for a day, and only as a reset', async () => {
  const { id } = await newAccount();
  const ticket = (await createReset(`${id}@example.org`, now)) ?? '';
  expect(await redeemTicket(ticket, 'session', now)).toBeNull();
  expect(await redeemTicket(ticket, 'reset', new Date(now.getTime() + 86_400_001))).toBeNull();
  expect(await redeemTicket(ticket, 'reset', now)).toBe(id);
  expect(await redeemTicket(ticket, 'reset', now)).toBeNull();
  expect(await createReset('nobody@example.org', now)).toBeNull();
});

test('another’s e-mail cannot be taken, one’s own can be kept', async () => {
  const [one, other] = [await newAccount(), await newAccount()];
  const details = { name: 'B', timeZone: 'Europe/Berlin' };
  expect(await changeAccount(one, { ...details, email: `${other.id}@example.org` })).toBe(false);
  expect(await changeAccount(one, { ...details, email: `${one.id}@EXAMPLE.org` })).toBe(true);
  expect(await getAccount(one)).toMatchObject({ ...details, email: `${one.id}@example.org` });
});

test('who signs in with an e-mail cannot leave it out, who comes through a provider can', async () => {
  const details = { name: 'B', timeZone: 'Asia/Kolkata', email: null };
  await expect(changeAccount(await newAccount(), details)).rejects.toThrow('it cannot be left out');
  const { learnerId } = await findByIdentity(
    { provider: 'github', subject: '9', email: null, name: 'C' },
    now,
  );
  signedInAs(learnerId, 1);
  expect(await changeAccount(await requireLearner(), details)).toBe(true);
});

test('a wrong password deletes nothing, the right one everything', async () => {
  const learner = await newAccount();
  const attempt = await answered(learner, {}, now);
  expect(await deleteAccount(learner, 'a guess, and a wrong one')).toBe(false);
  expect(await db.attempt.count({ where: { id: attempt } })).toBe(1);
  expect(await deleteAccount(learner, password)).toBe(true);
  expect(await db.attempt.count({ where: { id: attempt } })).toBe(0);
  expect(await db.learner.count({ where: { id: learner.id } })).toBe(0);
});

test('a guest’s work is taken along once, and an account’s never', async () => {
  const [learner, guest, other] = [await newAccount(), await newLearner(), await newAccount()];
  const attempt = await answered(guest, {}, now);
  expect(await countGuestAnswers(guest.id)).toBe(1);
  const ticket = await createTicket(guest.id, 'merge', now);
  expect(await mergeGuest(learner, ticket, now)).toBe(true);
  expect(await mergeGuest(learner, ticket, now)).toBe(false);
  expect(await db.attempt.findUnique({ where: { id: attempt } })).toMatchObject({ learnerId: learner.id });
  expect(await db.learner.count({ where: { id: guest.id } })).toBe(0);
  await answered(other, {}, now);
  expect(await countGuestAnswers(other.id)).toBe(0);
  expect(await mergeGuest(learner, await createTicket(other.id, 'merge', now), now)).toBe(false);
});

test('the export has everything answered, and of an open question nothing that gives it away', async () => {
  const learner = await newAccount();
  await answered(learner, {}, now);
  const open = await startAttempt(learner, { scope: 'mixed' }, now);
  const text = JSON.stringify(await exportAccount(learner, now));
  const { attempts } = JSON.parse(text) as { attempts: { id: string; state: string; variant: object }[] };
  expect(attempts.map(({ state }) => state).sort()).toEqual(['answered', 'open']);
  const shown = attempts.find(({ id }) => id === open)?.variant ?? {};
  for (const secret of ['key', 'seed', 'refutations', 'rationale', 'scenario'])
    expect(shown).not.toHaveProperty(secret);
  expect(text).not.toMatch(/argon2|"seed"/);
});
