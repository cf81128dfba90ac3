import { expect, test } from 'vitest';
import { createGuest, expireGuests } from './accounts';
import { redeemTicket } from './tickets';
import { db } from './db';
import { Refusal } from './refusal';

const now = new Date('2026-11-24T10:00:00Z');
const after = (milliseconds: number): Date => new Date(now.getTime() + milliseconds);

test('a ticket signs in once, within a minute, and only its hash is kept', async () => {
  const { learnerId, ticket } = await createGuest(now, null);
  expect((await db.ticket.findMany()).map((row) => row.hash)).not.toContain(ticket);
  const both = await Promise.all([
    redeemTicket(ticket, 'session', after(1)),
    redeemTicket(ticket, 'session', after(1)),
  ]);
  expect(both.filter((one) => one !== null)).toEqual([learnerId]);
  const late = await createGuest(now, null);
  expect(await redeemTicket(late.ticket, 'session', after(60_001))).toBeNull();
});

test.each(['', 'x', 'a learner id', '0'.repeat(43)])(
  'an invented ticket “%s” opens nothing, nor does a learner’s id',
  async (text) => {
    const { learnerId } = await createGuest(now, null);
    expect(await redeemTicket(text, 'session', now)).toBeNull();
    expect(await redeemTicket(learnerId, 'session', now)).toBeNull();
  },
);

test('guests left alone for 90 days go, others stay', async () => {
  await db.learner.deleteMany();
  const old = await createGuest(now, null);
  const kept = await createGuest(after(86_400_000), null);
  expect(await expireGuests(after(90 * 86_400_000 + 1))).toBe(1);
  expect((await db.learner.findMany()).map((row) => row.id)).toEqual([kept.learnerId]);
  expect(old.learnerId).not.toBe(kept.learnerId);
});

test('one client makes 200 guests in ten minutes and no more, another and an unknown one go on', async () => {
  for (let i = 0; i < 200; i++) await createGuest(now, '203.0.113.7');
  await expect(createGuest(now, '203.0.113.7')).rejects.toThrow(/^That was tried too often. Try again in/);
  await expect(createGuest(now, '203.0.113.7')).rejects.toBeInstanceOf(Refusal);
  await expect(createGuest(now, '203.0.113.8')).resolves.toBeDefined();
  await expect(createGuest(now, null)).resolves.toBeDefined();
});
