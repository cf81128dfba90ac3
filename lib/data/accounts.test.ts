import { aLearner, db } from '@/tests/support/database';
import { answered } from '@/tests/support/attempts';
import { expect, test } from 'vitest';
import { createGuest, expireGuests, redeemTicket } from './accounts';
import { shareAttempt } from './shares';

const now = new Date('2026-11-24T12:00:00Z');
const later = (milliseconds: number): Date => new Date(now.getTime() + milliseconds);
const day = 86_400_000;

test('a ticket lets its guest in once', async () => {
  const { learnerId, ticket } = await createGuest(now);
  expect(await redeemTicket(ticket, later(1000))).toBe(learnerId);
  expect(await redeemTicket(ticket, later(1001))).toBeNull();
});

test('twelve redemptions at once let one in', async () => {
  const { ticket } = await createGuest(now);
  const all = await Promise.all(Array.from({ length: 12 }, () => redeemTicket(ticket, now)));
  expect(all.filter((id) => id !== null)).toHaveLength(1);
});

test('a ticket is void after a minute', async () => {
  const { ticket } = await createGuest(now);
  expect(await redeemTicket(ticket, later(60_001))).toBeNull();
});

test('neither an id nor a hash nor an invented ticket lets anybody in', async () => {
  const { learnerId } = await createGuest(now);
  const { hash } = await db.ticket.findFirstOrThrow({ where: { learnerId } });
  for (const text of [learnerId, hash, '', 'x'.repeat(43)]) expect(await redeemTicket(text, now)).toBeNull();
});

test('the database holds no ticket that could be used', async () => {
  const { learnerId, ticket } = await createGuest(now);
  expect(JSON.stringify(await db.ticket.findMany({ where: { learnerId } }))).not.toContain(ticket);
});

test('a guest left alone for 90 days goes with all they did; one who was here stays', async () => {
  const gone = await aLearner(now);
  const attempt = await answered(gone, {}, now);
  await shareAttempt(gone, attempt, now);
  const stays = await aLearner(later(day));
  await expireGuests(later(90 * day + 1));
  expect(await db.learner.findUnique({ where: { id: gone.id } })).toBeNull();
  expect(await db.attempt.count({ where: { learnerId: gone.id } })).toBe(0);
  expect(await db.learner.findUnique({ where: { id: stays.id } })).not.toBeNull();
});

test('what another learner started from a shared question outlives the guest who shared it', async () => {
  const { startShared } = await import('./shares');
  const sharer = await aLearner(now);
  const token = await shareAttempt(sharer, await answered(sharer, {}, now), now);
  const other = await aLearner(later(day));
  const id = await startShared(other, token, later(day));
  await expireGuests(later(90 * day + 1));
  expect(await db.attempt.findUnique({ where: { id } })).toMatchObject({ learnerId: other.id });
});
