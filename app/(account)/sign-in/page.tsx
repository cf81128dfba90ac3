import Link from 'next/link';
import { redirect } from 'next/navigation';
import { Form } from '@/app/_ui/form';
import { Said } from '@/app/_ui/said';
import { listIdentityProviders } from '@/lib/identity-providers';
import { findLearner } from '@/lib/data/viewer';
import { enter, enterWith } from '@/app/(account)/actions';
import styles from '@/app/(account)/account.module.css';

export const metadata = { title: 'Sign in' };

const sentences = {
  reset: 'Your new password is kept, and every session has ended. Sign in with it.',
  changed: 'Your password is changed, and every session has ended. Sign in with the new one.',
  everywhere: 'You are signed out on every device.',
  deleted: 'Your account and everything in it is deleted.',
  needed: 'Sign in first; the page you asked for needs an account.',
};

export default async function SignInPage({
  searchParams,
}: {
  searchParams: Promise<{ said?: string; error?: string }>;
}) {
  const { said, error } = await searchParams;
  const learner = await findLearner();
  if (learner?.account) redirect('/account');
  return (
    <div className={styles.page}>
      <h1>Sign in</h1>
      <Said said={said} sentences={sentences} />
      {error ? (
        <p className="sheet sheet-body" role="alert">
          Signing in did not work this time. Nothing was changed; try again.
        </p>
      ) : null}
      <section className="sheet sheet-body stack" aria-label="Sign in">
        <Form
          action={enter}
          submit="Sign in"
          kind="primary wide"
          fields={[
            { name: 'email', label: 'E-mail', type: 'email', autoComplete: 'username', inputMode: 'email' },
            { name: 'password', label: 'Password', type: 'password', autoComplete: 'current-password' },
          ]}
        />
        <Providers />
        <p className="small quiet">
          New here? <Link href="/sign-up">Make an account</Link>. Forgotten your password? Ask whoever runs
          this server for a one-time link.
        </p>
      </section>
    </div>
  );
}

function Providers() {
  const providers = listIdentityProviders();
  if (providers.length === 0) return null;
  return (
    <div className={`stack ${styles.or}`}>
      {providers.map(({ id, name }) => (
        <form key={id} action={enterWith}>
          <input type="hidden" name="provider" value={id} />
          <button className="button wide">Go on with {name}</button>
        </form>
      ))}
    </div>
  );
}
