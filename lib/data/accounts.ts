import 'server-only';
import { db, isTaken } from './db';
import { count, forget } from './limits';
import { hashPassword, isPassword } from './passwords';
import { createTicket } from './tickets';

const day = 86_400_000;
const guestLife = 90 * day;

/** Who signed in: the learner, and the number that their sessions carry now. */
export type SignedIn = { learnerId: string; session: number };

/**
 * A new guest, and the single-use ticket that signs the bearer in as that guest within a minute. Refuses when too many
 * were made, by this client (where it is known) or by all.
 */
export async function createGuest(
  now: Date,
  client: string | null,
): Promise<{ learnerId: string; ticket: string }> {
  await count('guests of a client', client);
  await count('guests everywhere', 'all');
  const { id: learnerId } = await db.learner.create({ data: { createdAt: now } });
  return { learnerId, ticket: await createTicket(learnerId, 'session', now) };
}

/** What the learner's sessions carry: 0 for a guest; null when the learner is gone. */
export async function sessionOf(learnerId: string): Promise<number | null> {
  const row = await db.learner.findUnique({
    where: { id: learnerId },
    select: { account: { select: { session: true } } },
  });
  return row && (row.account?.session ?? 0);
}

/** Whose e-mail and password these are, or null, without a hint at which was wrong. Every try counts before it is looked at. */
export async function findByPassword(
  email: string,
  password: string,
  client: string | null,
): Promise<SignedIn | null> {
  const address = email.trim().toLowerCase();
  await count('sign-ins of a client', client);
  await count('sign-ins in a minute', address);
  await count('sign-ins in an hour', address);
  const account = await db.account.findUnique({ where: { email: address } });
  if (!(await isPassword(password, account?.passwordHash ?? null)) || !account) return null;
  await forget(['sign-ins in a minute', 'sign-ins in an hour'], address);
  return { learnerId: account.learnerId, session: account.session };
}

export type SigningUp = { email: string; password: string; name: string; timeZone: string };

/**
 * Makes an account: of the guest, who keeps everything, or of a new learner. Says `taken` when there is one with this
 * e-mail, or the guest already has one.
 */
export async function signUp(
  { email, password, name, timeZone }: SigningUp,
  guestId: string | null,
  client: string | null,
  now: Date,
): Promise<{ ticket: string } | 'taken'> {
  await count('sign-ups of a client', client);
  await count('sign-ups everywhere', 'all');
  const passwordHash = await hashPassword(password);
  const account = { email: email.trim().toLowerCase(), passwordHash, name, timeZone, createdAt: now };
  try {
    const learnerId = await db.$transaction(async (tx) => {
      const learner = guestId ? { id: guestId } : await tx.learner.create({ data: { createdAt: now } });
      await tx.account.create({ data: { ...account, learnerId: learner.id } });
      return learner.id;
    });
    return { ticket: await createTicket(learnerId, 'session', now) };
  } catch (error) {
    // The unique keys decide, because two may sign up at the same moment.
    if (isTaken(error)) return 'taken';
    throw error;
  }
}

export type Claim = { provider: string; subject: string; email: string | null; name: string | null };

/**
 * Who somebody is to an identity provider; a new account when nobody is yet. Accounts are never joined because e-mails
 * are equal: an address that is taken is left out of the new one.
 */
export async function findByIdentity(claim: Claim, now: Date): Promise<SignedIn> {
  const known = await identified(claim);
  if (known) return known;
  const email = claim.email?.trim().toLowerCase() ?? null;
  try {
    await createIdentified(claim, email, now);
  } catch (error) {
    if (!isTaken(error)) throw error;
    // Either the address is somebody else's, or the same person came twice at the same moment.
    if (!(await identified(claim))) await createIdentified(claim, null, now);
  }
  const made = await identified(claim);
  if (!made) throw new Error(`${claim.provider} knows somebody whom we cannot keep`);
  return made;
}

async function identified({ provider, subject }: Claim): Promise<SignedIn | null> {
  const row = await db.identity.findUnique({ where: { provider_subject: { provider, subject } } });
  return row && { learnerId: row.learnerId, session: (await sessionOf(row.learnerId)) ?? 0 };
}

async function createIdentified(claim: Claim, email: string | null, now: Date): Promise<void> {
  const { provider, subject } = claim;
  const name = claim.name?.slice(0, 80) || 'Learner';
  await db.learner.create({
    data: {
      createdAt: now,
      identities: { create: { provider, subject } },
      account: { create: { email, name, timeZone: 'UTC', createdAt: now } },
    },
  });
}

/** A ticket with which the owner of the account chooses a new password; null when there is no such account. */
export async function createReset(email: string, now: Date): Promise<string | null> {
  const account = await db.account.findUnique({ where: { email: email.trim().toLowerCase() } });
  return account && createTicket(account.learnerId, 'reset', now);
}

/** Puts a new password in place of the old one and ends every session. */
export async function resetPassword(learnerId: string, password: string): Promise<void> {
  const passwordHash = await hashPassword(password);
  await db.account.update({ where: { learnerId }, data: { passwordHash, ...endedSessions } });
}

/** Ends every session, and every link that would begin one or choose a password. */
export const endedSessions = {
  session: { increment: 1 },
  learner: { update: { tickets: { deleteMany: {} } } },
};

/** Removes guests that have answered nothing for 90 days, with all they did, and stale tickets; how many guests went. */
export async function expireGuests(now: Date): Promise<number> {
  const long = new Date(now.getTime() - guestLife);
  await db.ticket.deleteMany({ where: { expiresAt: { lt: new Date(now.getTime() - day) } } });
  const gone = await db.learner.deleteMany({
    where: {
      account: null,
      createdAt: { lt: long },
      attempts: { none: { OR: [{ startedAt: { gte: long } }, { answeredAt: { gte: long } }] } },
    },
  });
  return gone.count;
}
