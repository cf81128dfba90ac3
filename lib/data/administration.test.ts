import { beforeEach, expect, test } from 'vitest';
import { newAccount, newLearner, signedInAs } from '@/tests/support/learners';
import { invite, inviteToReset, listStaff, takeRoleAway } from './administration';
import { db } from './db';
import { findInvite } from './invites';
import { redeemTicket } from './tickets';
import { requireAdministrator, type Administrator } from './viewer';

const now = new Date('2026-11-24T10:00:00Z');

async function newAdministrator(): Promise<Administrator> {
  signedInAs((await newAccount('administrator')).id, 1);
  return requireAdministrator();
}

let administrator: Administrator;
beforeEach(async () => {
  await db.account.updateMany({ data: { role: 'learner' } });
  administrator = await newAdministrator();
});

test('an invite is the path of a page, good for the role', async () => {
  const place = await invite(administrator, 'instructor', now);
  expect(place).toMatch(/^\/invite\/[\w-]{43}$/);
  expect(await findInvite(place.replace('/invite/', ''), now)).toBe('instructor');
});

test('a reset is for the owner of the e-mail, however it is written, and for nobody without an account', async () => {
  const { id } = await newAccount();
  const place = await inviteToReset(administrator, ` ${id}@Example.ORG `, now);
  expect(place).toMatch(/^\/reset\/[\w-]{43}$/);
  expect(await redeemTicket((place ?? '').replace('/reset/', ''), 'reset', now)).toBe(id);
  expect(await inviteToReset(administrator, 'nobody@example.org', now)).toBeNull();
});

test('the list holds administrators and instructors, and no learner', async () => {
  const instructor = await newAccount('instructor');
  await newAccount();
  await newLearner();
  expect((await listStaff(administrator)).map(({ id, role }) => [id, role])).toEqual([
    [administrator.id, 'administrator'],
    [instructor.id, 'instructor'],
  ]);
});

test('who lost the role is refused at once', async () => {
  const other = await newAdministrator();
  await takeRoleAway(administrator, other.id);
  signedInAs(other.id, 1);
  await expect(requireAdministrator()).rejects.toMatchObject({ code: 'not-found' });
});

test('the last administrator stays, also for themselves', async () => {
  await newAccount('instructor');
  await expect(takeRoleAway(administrator, administrator.id)).rejects.toMatchObject({ code: 'conflict' });
  expect(await db.account.count({ where: { role: 'administrator' } })).toBe(1);
});

test('of two administrators who dismiss each other at the same moment one stays', async () => {
  const other = await newAdministrator();
  const ends = await Promise.allSettled([
    takeRoleAway(administrator, other.id),
    takeRoleAway(other, administrator.id),
  ]);
  expect(ends.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  expect(await db.account.count({ where: { role: 'administrator' } })).toBe(1);
});

test('taking a role from a learner, a guest and nobody refuses alike', async () => {
  const [learner, guest] = [await newAccount(), await newLearner()];
  for (const id of [learner.id, guest.id, 'missing'])
    await expect(takeRoleAway(administrator, id)).rejects.toMatchObject({
      code: 'not-found',
      message: 'There is nobody with a role here.',
    });
});

test('who is dismissed keeps no link that leads back: neither a role’s nor a password’s', async () => {
  const other = await newAdministrator();
  const role = await invite(other, 'administrator', now);
  const password = await inviteToReset(other, `${administrator.id}@example.org`, now);
  await takeRoleAway(administrator, other.id);
  expect(await findInvite(role.replace('/invite/', ''), now)).toBeNull();
  expect(await redeemTicket((password ?? '').replace('/reset/', ''), 'reset', now)).toBeNull();
});

test('a dismissed instructor, who could make no link, ends none', async () => {
  const instructor = await newAccount('instructor');
  const role = await invite(administrator, 'instructor', now);
  const password = await inviteToReset(administrator, `${administrator.id}@example.org`, now);
  await takeRoleAway(administrator, instructor.id);
  expect(await findInvite(role.replace('/invite/', ''), now)).toBe('instructor');
  expect(await redeemTicket((password ?? '').replace('/reset/', ''), 'reset', now)).toBe(administrator.id);
});
