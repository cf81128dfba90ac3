import Link from 'next/link';
import styles from '@/app/(account)/account.module.css';
import { now } from '@/lib/clock';
import { findInvite } from '@/lib/data/invites';
import { rolesBelow, type Role } from '@/lib/data/roles';
import { findLearner } from '@/lib/data/viewer';
import { accept } from './actions';

export const metadata = { title: 'An invite', robots: { index: false } };

const gives: Record<Role, string> = {
  instructor: 'An instructor teaches classes and sees how those who join them do.',
  administrator:
    'An administrator runs this server: invites others, helps who forgot a password, and reads reports. They may also do what instructors do.',
};

export default async function InvitePage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const role = token.length > 100 ? null : await findInvite(token, now());
  const account = (await findLearner())?.account;
  return (
    <div className={styles.page}>
      <h1>{role ? `You are invited to be an ${role}` : 'This invite does not work any more'}</h1>
      {role === null ? (
        <p className="quiet">
          An invite works once and for seven days. Ask whoever gave you this one for another.
        </p>
      ) : (
        <>
          <p className="quiet">{gives[role]}</p>
          {!account ? (
            <SignInFirst path={`/invite/${token}`} />
          ) : rolesBelow(role).includes(account.role) ? (
            <Accept token={token} role={role} name={account.name} />
          ) : (
            <p>
              You are an {account.role} already, so this gives you nothing. It still works for somebody else.
            </p>
          )}
        </>
      )}
    </div>
  );
}

function Accept({ token, role, name }: { token: string; role: Role; name: string }) {
  return (
    <form action={accept} className="stack">
      <input type="hidden" name="token" value={token} />
      <div className="row">
        <button className="button primary">Become an {role}</button>
        <span className="quiet">as {name}</span>
      </div>
    </form>
  );
}

function SignInFirst({ path }: { path: string }) {
  return (
    <section className="sheet sheet-body stack" aria-label="An account first">
      <p>A role belongs to an account. Sign in or make one, then open this link again:</p>
      <p>
        <a href={path} className="address">
          <code className="address">{path}</code>
        </a>
      </p>
      <div className="row">
        <Link className="button primary" href="/sign-in" prefetch={false}>
          Sign in
        </Link>
        <Link className="button" href="/sign-up" prefetch={false}>
          Make an account
        </Link>
      </div>
    </section>
  );
}
