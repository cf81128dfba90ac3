import { Form } from '@/app/_ui/form';
import { now } from '@/lib/clock';
import { peekTicket } from '@/lib/data/tickets';
import { choosePassword } from '@/app/(account)/actions';
import styles from '@/app/(account)/account.module.css';

export const metadata = { title: 'Choose a new password', robots: { index: false } };

export default async function ResetPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const good = token.length <= 100 && (await peekTicket(token, 'reset', now())) !== null;
  return (
    <div className={styles.page}>
      <h1>{good ? 'Choose a new password' : 'This link is used up'}</h1>
      {good ? (
        <section className="sheet sheet-body stack" aria-label="New password">
          <Form
            action={choosePassword}
            submit="Keep this password"
            kind="primary wide"
            fields={[
              {
                name: 'password',
                label: 'New password',
                type: 'password',
                autoComplete: 'new-password',
                help: 'At least 15 characters; four words you like will do. Every session ends.',
              },
            ]}
          >
            <input type="hidden" name="token" value={token} />
          </Form>
        </section>
      ) : (
        <p className="quiet">
          A link to choose a password works once and for a day. Ask whoever runs this server for another.
        </p>
      )}
    </div>
  );
}
