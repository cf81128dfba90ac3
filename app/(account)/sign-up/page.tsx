import Link from 'next/link';
import { redirect } from 'next/navigation';
import { Form } from '@/app/_ui/form';
import { countGuestAnswers } from '@/lib/data/account';
import { findLearner } from '@/lib/data/viewer';
import { makeAccount } from '@/app/(account)/actions';
import { TimeZoneField } from '@/app/(account)/time-zone';
import styles from '@/app/(account)/account.module.css';

export const metadata = { title: 'Make an account' };

export default async function SignUpPage() {
  const learner = await findLearner();
  if (learner?.account) redirect('/account');
  const answers = learner ? await countGuestAnswers(learner.id) : 0;
  return (
    <div className={styles.page}>
      <h1>Make an account</h1>
      <p className="quiet">
        {answers > 0
          ? `The ${answers === 1 ? 'question' : `${answers} questions`} you answered here ${answers === 1 ? 'comes' : 'come'} along. `
          : ''}
        An account remembers you on every device, plans your reviews, and lets you join a class.
      </p>
      <section className="sheet sheet-body stack" aria-label="Make an account">
        <Form
          action={makeAccount}
          submit="Make the account"
          kind="primary wide"
          fields={[
            {
              name: 'name',
              label: 'Name',
              autoComplete: 'name',
              help: 'What an instructor sees, if you join a class.',
            },
            { name: 'email', label: 'E-mail', type: 'email', autoComplete: 'username', inputMode: 'email' },
            {
              name: 'password',
              label: 'Password',
              type: 'password',
              autoComplete: 'new-password',
              help: 'At least 15 characters; four words you like will do.',
            },
          ]}
        >
          <TimeZoneField />
        </Form>
        <p className="small quiet">
          There is one already? <Link href="/sign-in">Sign in</Link>.
        </p>
      </section>
    </div>
  );
}
