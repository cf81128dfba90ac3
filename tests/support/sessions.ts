import { AuthError } from 'next-auth';
import { createGuest, findByPassword, sessionOf, type SignedIn } from '@/lib/data/accounts';
import { redeemTicket } from '@/lib/data/tickets';
import { session } from './session';

class TooManyTries extends AuthError {
  constructor(readonly sentence: string) {
    super(sentence);
  }
}

/** What lib/auth.ts exports, with a variable in place of the browser's cookie. */
export const inPlaceOfAuth = {
  TooManyTries,
  auth: async () =>
    session.learnerId === null ? null : { user: { id: session.learnerId, session: session.number } },
  signInGuest: async (now: Date, client: string | null) => (await createGuest(now, client)).learnerId,
  async signIn(
    provider: string,
    given: { ticket?: string; email?: string; password?: string },
  ): Promise<void> {
    const found =
      provider === 'ticket'
        ? await byTicket(given.ticket ?? '')
        : await findByPassword(given.email ?? '', given.password ?? '', null);
    if (!found) throw new AuthError();
    session.learnerId = found.learnerId;
    session.number = found.session;
  },
  async signOut(): Promise<void> {
    session.learnerId = null;
  },
};

async function byTicket(ticket: string): Promise<SignedIn | null> {
  const learnerId = await redeemTicket(ticket, 'session', new Date());
  const number = learnerId === null ? null : await sessionOf(learnerId);
  return learnerId === null || number === null ? null : { learnerId, session: number };
}
