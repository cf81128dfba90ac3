import 'server-only';
import NextAuth, { AuthError } from 'next-auth';
import Credentials from 'next-auth/providers/credentials';
import { createGuest, redeemTicket } from '@/lib/data/accounts';

/** Sessions. The only way in is a single-use ticket that this server made; an id alone opens nothing. */
export const { handlers, auth, signIn, signOut } = NextAuth({
  trustHost: true,
  // A page cannot renew its cookie, so it lives as long as browsers allow; the guest behind it goes after 90 days alone.
  session: { strategy: 'jwt', maxAge: 400 * 86_400 },
  pages: { signIn: '/' },
  providers: [
    Credentials({
      id: 'ticket',
      credentials: { ticket: {} },
      async authorize({ ticket }) {
        if (typeof ticket !== 'string' || ticket.length > 100) return null;
        const id = await redeemTicket(ticket, new Date());
        return id === null ? null : { id };
      },
    }),
  ],
  callbacks: {
    jwt: ({ token, user }) => (user?.id ? { ...token, sub: user.id } : token),
    session: ({ session, token }) => ({ ...session, user: { ...session.user, id: token.sub ?? '' } }),
  },
  logger: {
    // A refused ticket is no event; everything else goes to the log without what was sent.
    error: (error) => {
      // A build shortens class names, so `name` tells nothing; `type` stays.
      const kind = error instanceof AuthError ? error.type : error.name;
      if (kind !== 'CredentialsSignin') console.error(`auth: ${kind}: ${error.message}`);
    },
  },
});

/** Makes a guest and signs this browser in. Returns the id, because `auth()` sees the session only on the next request. */
export async function signInGuest(now: Date, client: string | null): Promise<string> {
  const { learnerId, ticket } = await createGuest(now, client);
  await signIn('ticket', { ticket, redirect: false });
  return learnerId;
}
