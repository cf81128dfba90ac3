import 'server-only';
import NextAuth, { AuthError, CredentialsSignin } from 'next-auth';
import Credentials from 'next-auth/providers/credentials';
import { now } from '@/lib/clock';
import { env } from '@/lib/env';
import { createGuest, findByIdentity, findByPassword, sessionOf, type SignedIn } from '@/lib/data/accounts';
import { findClient } from '@/lib/data/client-address';
import { Refusal } from '@/lib/data/refusal';
import { redeemTicket } from '@/lib/data/tickets';
import { identityProviders } from './identity-providers';

declare module 'next-auth' {
  interface User {
    /** Which of the account's sessions this is; another number has ended. */
    session?: number;
  }
}

/** Too many tries: the sentence says when to try again. */
export class TooManyTries extends CredentialsSignin {
  constructor(readonly sentence: string) {
    super(sentence);
    this.code = 'too-many';
  }
}

/** Sessions. One gets in by a password, by a single-use ticket that this server made, or through an identity provider. */
export const { handlers, auth, signIn, signOut } = NextAuth({
  trustHost: true,
  // A page cannot renew its cookie, so it lives as long as browsers allow; the guest behind it goes after 90 days alone.
  session: { strategy: 'jwt', maxAge: 400 * 86_400 },
  // Absolute where the address is known: a relative one is resolved against where the server listens.
  pages: { signIn: '/sign-in', error: `${env.AUTH_URL ?? ''}/sign-in` },
  providers: [
    Credentials({
      id: 'ticket',
      credentials: { ticket: {} },
      async authorize({ ticket }) {
        if (typeof ticket !== 'string' || ticket.length > 100) return null;
        const id = await redeemTicket(ticket, 'session', now());
        const session = id === null ? null : await sessionOf(id);
        return id === null || session === null ? null : { id, session };
      },
    }),
    Credentials({
      id: 'password',
      credentials: { email: {}, password: {} },
      async authorize({ email, password }) {
        if (typeof email !== 'string' || email.length > 254) return null;
        if (typeof password !== 'string' || password.length > 200) return null;
        return asUser(await limited(async () => findByPassword(email, password, await findClient())));
      },
    }),
    ...identityProviders(),
  ],
  callbacks: {
    async jwt({ token, user, account, profile }) {
      if (!user) return token;
      if (account?.type === 'credentials')
        return { ...token, sub: user.id ?? '', session: user.session ?? 0 };
      const { providerAccountId: subject, provider } = account ?? {};
      if (!subject || !provider) throw new Error('an identity provider named nobody');
      const email = profile?.email_verified === true ? (user.email ?? null) : null;
      const found = await findByIdentity({ provider, subject, email, name: user.name ?? null }, now());
      return { ...token, sub: found.learnerId, session: found.session };
    },
    session: ({ session, token }) => ({
      ...session,
      user: { id: token.sub ?? '', session: Number(token.session ?? 0) },
    }),
  },
  logger: {
    // A refused ticket or password is no event; everything else goes to the log without what was sent.
    error: (error) => {
      // A build shortens class names, so `name` tells nothing; `type` stays.
      const kind = error instanceof AuthError ? error.type : error.name;
      const cause = error instanceof AuthError ? error.cause?.err?.message : undefined;
      if (kind !== 'CredentialsSignin') console.error(`auth: ${kind}: ${cause ?? error.message}`);
    },
  },
});

/** Makes a guest and signs this browser in. Returns the id, because `auth()` sees the session only on the next request. */
export async function signInGuest(at: Date, client: string | null): Promise<string> {
  const { learnerId, ticket } = await createGuest(at, client);
  await signIn('ticket', { ticket, redirect: false });
  return learnerId;
}

function asUser(found: SignedIn | null): { id: string; session: number } | null {
  return found && { id: found.learnerId, session: found.session };
}

async function limited<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw error instanceof Refusal ? new TooManyTries(error.message) : error;
  }
}
