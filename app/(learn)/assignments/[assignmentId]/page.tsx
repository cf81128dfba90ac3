import Link from 'next/link';
import { notFound } from 'next/navigation';
import { Form } from '@/app/_ui/form';
import { Sheet } from '@/app/_ui/sheet';
import { formatTime } from '@/app/_ui/time';
import { orNotFound } from '@/app/or-not-found';
import { now } from '@/lib/clock';
import { getAssignment, type LearnerAssignment, type SittingRow } from '@/lib/data/assignments';
import { findLearner } from '@/lib/data/viewer';
import { pointsOf, standing } from '@/app/(learn)/classes/standing';
import { begin } from '@/app/(learn)/sittings/actions';
import styles from '@/app/(learn)/classes/classes.module.css';

export const metadata = { title: 'Assignment', robots: { index: false } };

export default async function AssignmentPage({ params }: { params: Promise<{ assignmentId: string }> }) {
  const { assignmentId } = await params;
  const learner = await findLearner();
  if (!learner?.account) notFound();
  const at = now();
  const assignment = await orNotFound(() => getAssignment(learner, assignmentId, at));
  const { timeZone } = learner.account;
  const { title, className, dueAt, questions, sittings, attemptsAllowed } = assignment;
  return (
    <div className="stack">
      <div className="crumbs trail">
        <Link href="/classes" prefetch={false}>
          Classes
        </Link>
        <span aria-hidden="true">/</span>
        <span>{className}</span>
      </div>
      <h1>{`${title}: ${standing(assignment, at)}`}</h1>
      <p className="lead">
        {questions === 1 ? '1 question' : `${questions} questions`}, one point each.{' '}
        {at < dueAt ? 'Due' : 'It was due'} {formatTime(dueAt, timeZone)}.{' '}
        {sittings.length === 0
          ? attemptsAllowed === 1
            ? 'You have one attempt.'
            : `You have ${attemptsAllowed} attempts; the best one counts.`
          : `You have used ${sittings.length} of ${attemptsAllowed} ${attemptsAllowed === 1 ? 'attempt' : 'attempts'}.`}
      </p>
      <Go assignment={assignment} closed={at >= dueAt} />
      {sittings.length === 0 ? null : (
        <Sheet title="Your attempts">
          <ul className={styles.list}>
            {sittings.map((one) => (
              <li key={one.id}>
                <Link href={`/sittings/${one.id}`} prefetch={false}>
                  Attempt {one.number}
                </Link>
                <span className="quiet">
                  {one.state === 'open' ? 'under way' : `${pointsOf(one)} points`}
                </span>
                <span className="faint">{ended(one, timeZone)}</span>
              </li>
            ))}
          </ul>
        </Sheet>
      )}
    </div>
  );
}

function ended({ state, submittedAt }: SittingRow, timeZone: string): string {
  if (submittedAt) return `handed in ${formatTime(submittedAt, timeZone)}`;
  return state === 'open' ? 'not handed in yet' : 'not handed in; what was saved counts';
}

function Go({ assignment, closed }: { assignment: LearnerAssignment; closed: boolean }) {
  const open = assignment.sittings.some((one) => one.state === 'open');
  if (closed)
    return <p className="quiet">The due date has passed; nothing can be begun or changed any more.</p>;
  if (!open && !assignment.mayStart) return <p className="quiet">You have used every attempt.</p>;
  return (
    <section className="sheet sheet-body stack" aria-label="Begin">
      <p className="quiet">
        What you fill in is saved as you go, so you can stop and go on later, also on another device. Keys and
        reasons come when you hand in.
      </p>
      <Form action={begin} fields={[]} submit={open ? 'Go on where you were' : 'Begin'}>
        <input type="hidden" name="assignment" value={assignment.id} />
      </Form>
    </section>
  );
}
