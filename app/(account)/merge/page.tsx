import { cookies } from 'next/headers';
import { redirect } from 'next/navigation';
import { takeAlong } from '@/app/(account)/account/actions';
import styles from '@/app/(account)/account.module.css';
import { now } from '@/lib/clock';
import { countGuestAnswers } from '@/lib/data/account';
import { peekTicket } from '@/lib/data/tickets';
import { findLearner } from '@/lib/data/viewer';

export const metadata = { title: 'Take your answers along' };

export default async function MergePage() {
  const learner = await findLearner();
  if (!learner?.account) redirect('/sign-in');
  const guestId = await peekTicket((await cookies()).get('merge')?.value ?? '', 'merge', now());
  const answers = guestId === null ? 0 : await countGuestAnswers(guestId);
  if (answers === 0) redirect('/');
  return (
    <div className={styles.page}>
      <h1>Take your answers along?</h1>
      <p className="quiet">
        Before you signed in you answered {answers === 1 ? 'one question' : `${answers} questions`} here as a
        guest. Taken into your account, they count in your progress and your reviews. If this browser is not
        only yours, they may be somebody else’s: leave them then.
      </p>
      <form action={takeAlong} className="row">
        <button className="button primary" name="intent" value="take">
          Take {answers === 1 ? 'it' : 'them'} into my account
        </button>
        <button className="button" name="intent" value="leave">
          Leave {answers === 1 ? 'it' : 'them'}
        </button>
      </form>
    </div>
  );
}
