import Link from 'next/link';
import { redirect } from 'next/navigation';
import { Form } from '@/app/_ui/form';
import { Said } from '@/app/_ui/said';
import { Sheet } from '@/app/_ui/sheet';
import { getAccount, type AccountDetails } from '@/lib/data/account';
import { findLearner } from '@/lib/data/viewer';
import { leave } from '@/app/(account)/actions';
import { listTimeZones } from '@/app/(account)/fields';
import styles from '@/app/(account)/account.module.css';
import { changeMyPassword, leaveEverywhere, removeAccount, saveDetails } from './actions';

export const metadata = { title: 'Account' };

const sentences = {
  welcome: 'Your account is made. Everything you answered here before is in it.',
  instructor: 'You are an instructor now.',
  'not-merged': 'There was nothing left to take along.',
};

export default async function AccountPage({ searchParams }: { searchParams: Promise<{ said?: string }> }) {
  const { said } = await searchParams;
  const learner = await findLearner();
  if (!learner?.account) redirect('/sign-in?said=needed');
  const account = await getAccount(learner);
  return (
    <div className={`${styles.page} ${styles.wide}`}>
      <div className="page-head">
        <h1>Account</h1>
        <form action={leave}>
          <button className="button">Sign out</button>
        </form>
      </div>
      <Said said={said} sentences={sentences} />
      <nav className="row" aria-label="Where this account leads">
        <Link className="button" href="/classes" prefetch={false}>
          Classes
        </Link>
        {account.role === 'learner' ? null : (
          <Link className="button" href="/teach" prefetch={false}>
            Teach
          </Link>
        )}
        {account.role === 'administrator' ? (
          <Link className="button" href="/admin" prefetch={false}>
            Administration
          </Link>
        ) : null}
      </nav>
      <Sheet
        title="You"
        caption={`${account.role}${account.providers.length > 0 ? `, comes through ${account.providers.join(', ')}` : ''}`}
      >
        <div className="sheet-body">
          <Details account={account} />
        </div>
      </Sheet>
      {account.hasPassword ? <Password /> : null}
      <Sheet title="Your data" caption="what you answered, what is remembered of it, what you reported">
        <div className="sheet-body row">
          <a className="button" href="/account/export" download>
            Download everything (JSON)
          </a>
        </div>
      </Sheet>
      <Sheet
        title="Delete this account"
        caption={
          account.role === 'learner'
            ? 'for good, with every answer in it'
            : 'for good, with every answer in it, and with your classes, quizzes and their scores'
        }
      >
        <div className="sheet-body">
          <Form
            action={removeAccount}
            kind=""
            submit="Delete my account and everything in it"
            fields={
              account.hasPassword
                ? [
                    {
                      name: 'currentPassword',
                      label: 'Your password, to be sure',
                      type: 'password',
                      autoComplete: 'current-password',
                    },
                  ]
                : []
            }
          />
        </div>
      </Sheet>
    </div>
  );
}

function Details({ account }: { account: AccountDetails }) {
  return (
    <Form
      action={saveDetails}
      submit="Save"
      fields={[
        { name: 'name', label: 'Name', value: account.name, autoComplete: 'name' },
        {
          name: 'email',
          label: 'E-mail',
          type: 'email',
          value: account.email ?? '',
          autoComplete: 'email',
          inputMode: 'email',
        },
        {
          name: 'timeZone',
          label: 'Time zone',
          value: account.timeZone,
          options: listTimeZones(account.timeZone),
          help: 'It says when a day ends: reviews and due dates follow it.',
        },
      ]}
    />
  );
}

function Password() {
  return (
    <Sheet title="Password" caption="changing it ends every session, this one too">
      <div className="sheet-body stack">
        <Form
          action={changeMyPassword}
          submit="Change the password"
          kind=""
          fields={[
            {
              name: 'currentPassword',
              label: 'Current password',
              type: 'password',
              autoComplete: 'current-password',
            },
            {
              name: 'password',
              label: 'New password',
              type: 'password',
              autoComplete: 'new-password',
              help: 'At least 15 characters; four words you like will do.',
            },
          ]}
        />
        <form action={leaveEverywhere} className={styles.or}>
          <button className="button">Sign out on every device</button>
        </form>
      </div>
    </Sheet>
  );
}
