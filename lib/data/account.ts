import 'server-only';
import { endedSessions } from './accounts';
import { readAttempt } from './attempt-view';
import { db, isTaken } from './db';
import { count } from './limits';
import { hashPassword, isPassword } from './passwords';
import { Refusal } from './refusal';
import { patient, rebuildCardsOf } from './rebuild';
import { settle, stateOf } from './sitting-state';
import { redeemTicket } from './tickets';
import type { Learner } from './viewer';

/** What the account page shows. */
export type AccountDetails = {
  name: string;
  email: string | null;
  timeZone: string;
  role: string;
  hasPassword: boolean;
  providers: string[];
};

/** One's own account; a guest has none. */
export async function getAccount(learner: Learner): Promise<AccountDetails> {
  const row = await db.account.findUnique({
    where: { learnerId: learner.id },
    include: { learner: { select: { identities: { select: { provider: true } } } } },
  });
  if (!row) throw new Refusal('not-found', 'You have no account yet.');
  const { name, email, timeZone, role } = row;
  const providers = row.learner.identities.map((one) => one.provider);
  return { name, email, timeZone, role, hasPassword: row.passwordHash !== null, providers };
}

/** Changes who one is called, where one is written to, and what one's day is; false when the e-mail is somebody else's. */
export async function changeAccount(
  learner: Learner,
  { name, email, timeZone }: { name: string; email: string | null; timeZone: string },
): Promise<boolean> {
  const address = email?.trim().toLowerCase() ?? null;
  if (address === null && (await getAccount(learner)).hasPassword)
    throw new Refusal('conflict', 'You sign in with your e-mail, so it cannot be left out.');
  try {
    await db.account.updateMany({
      where: { learnerId: learner.id },
      data: { name, email: address, timeZone },
    });
    return true;
  } catch (error) {
    if (isTaken(error)) return false;
    throw error;
  }
}

/** Changes the password and ends every session, this one too; false when the current one is not right. */
export async function changePassword(learner: Learner, current: string, next: string): Promise<boolean> {
  if (!(await provesPassword(learner, current))) return false;
  const passwordHash = await hashPassword(next);
  await db.account.update({ where: { learnerId: learner.id }, data: { passwordHash, ...endedSessions } });
  return true;
}

/** Ends every session of the account, on every device. */
export async function endSessions(learner: Learner): Promise<void> {
  await db.account.update({ where: { learnerId: learner.id }, data: endedSessions });
}

/** Removes the account and everything the learner did, for good; false when the password is not right. */
export async function deleteAccount(learner: Learner, password: string): Promise<boolean> {
  if (!(await provesPassword(learner, password))) return false;
  await db.learner.deleteMany({ where: { id: learner.id } });
  return true;
}

/** Whether this is the account's password; who came through an identity provider only has none to prove. */
async function provesPassword(learner: Learner, password: string): Promise<boolean> {
  await count('passwords of a learner', learner.id);
  const row = await db.account.findUnique({ where: { learnerId: learner.id } });
  if (!row) throw new Refusal('not-found', 'You have no account yet.');
  return row.passwordHash === null || isPassword(password, row.passwordHash);
}

/** How many questions the guest of a ticket answered, for the page that offers to take them along. */
export async function countGuestAnswers(guestId: string): Promise<number> {
  return db.attempt.count({
    where: { learnerId: guestId, learner: { account: null }, answeredAt: { not: null } },
  });
}

/** Takes a guest's work into the account, once; false when the ticket no longer holds. The cards are made again of both. */
export async function mergeGuest(learner: Learner, ticket: string, now: Date): Promise<boolean> {
  if (!learner.account) return false;
  return db.$transaction(async (tx) => {
    const guestId = await redeemTicket(ticket, 'merge', now, tx);
    if (guestId === null || guestId === learner.id) return false;
    const guest = await tx.learner.findFirst({ where: { id: guestId, account: null } });
    if (!guest) return false;
    const moved = { where: { learnerId: guestId }, data: { learnerId: learner.id } };
    await tx.attempt.updateMany(moved);
    await tx.report.updateMany(moved);
    await tx.network.updateMany(moved);
    await tx.share.updateMany({ where: { createdById: guestId }, data: { createdById: learner.id } });
    await tx.learner.delete({ where: { id: guestId } });
    await rebuildCardsOf(tx, learner.id);
    return true;
  }, patient);
}

/** What somebody made as an instructor. */
async function exportTeaching(instructorId: string): Promise<{ taught: unknown; quizzes: unknown }> {
  const [taught, quizzes] = await Promise.all([
    db.class.findMany({ where: { instructorId }, select: { name: true, createdAt: true } }),
    db.quiz.findMany({ where: { instructorId }, omit: { instructorId: true } }),
  ]);
  return { taught, quizzes };
}

/** Everything that is kept of the learner, open questions without what may not leave before the answer. */
export async function exportAccount(learner: Learner, now: Date): Promise<unknown> {
  const { id } = learner;
  const [account, attempts, cards, reports, shares, classes, sittings, networks] = await Promise.all([
    getAccount(learner),
    db.attempt.findMany({
      where: { learnerId: id },
      orderBy: { startedAt: 'asc' },
      include: { sitting: { select: { submittedAt: true, assignment: { select: { dueAt: true } } } } },
    }),
    db.card.findMany({ where: { learnerId: id }, omit: { learnerId: true } }),
    db.report.findMany({ where: { learnerId: id }, omit: { learnerId: true } }),
    db.share.findMany({ where: { createdById: id }, select: { token: true, family: true, createdAt: true } }),
    db.enrolment.findMany({
      where: { learnerId: id },
      select: { joinedAt: true, class: { select: { name: true } } },
    }),
    db.sitting.findMany({ where: { learnerId: id }, omit: { learnerId: true } }),
    db.network.findMany({ where: { learnerId: id }, omit: { learnerId: true } }),
  ]);
  const shown = attempts.map(({ sitting, ...row }) => {
    const state = sitting && stateOf(sitting, sitting.assignment.dueAt, now);
    const closedAt =
      state === null || state === 'open' ? null : (sitting?.submittedAt ?? sitting?.assignment.dueAt);
    const settled = state ? settle(row, state) : row;
    return { ...readAttempt(settled, closedAt), startedAt: row.startedAt, slot: row.slot, draft: row.draft };
  });
  return {
    account,
    attempts: shown,
    cards,
    reports,
    shares,
    classes,
    sittings,
    networks,
    ...(await exportTeaching(id)),
  };
}
