import Link from 'next/link';
import { Form } from '@/app/_ui/form';
import { Icon } from '@/app/_ui/icon';
import { Said } from '@/app/_ui/said';
import { Sheet } from '@/app/_ui/sheet';
import { formatTime } from '@/app/_ui/time';
import { now } from '@/lib/clock';
import { listLearnerClasses, type LearnerAssignment } from '@/lib/data/assignments';
import { findLearner } from '@/lib/data/viewer';
import styles from './classes.module.css';
import { join } from './actions';
import { standing } from './standing';

export const metadata = { title: 'Classes' };

const sentences = {
  joined: 'You have joined. What is assigned stands below.',
  role: 'You are no instructor, or no longer one, so nothing was changed. An administrator can give you the role.',
};

export default async function ClassesPage({ searchParams }: { searchParams: Promise<{ said?: string }> }) {
  const { said } = await searchParams;
  const learner = await findLearner();
  if (!learner?.account) return <AccountFirst />;
  const at = now();
  const classes = await listLearnerClasses(learner, at);
  const { timeZone } = learner.account;
  const open = classes
    .flatMap((one) => one.assignments)
    .filter((one) => at < one.dueAt && isLeft(one)).length;
  return (
    <div className="stack">
      <h1>{headline(classes.length, open)}</h1>
      <Said said={said} sentences={sentences} />
      {classes.map((group) => (
        <Sheet
          key={group.id}
          title={group.name}
          caption={group.instructor === '' ? undefined : `taught by ${group.instructor}`}
        >
          {group.assignments.length === 0 ? (
            <p className="sheet-body quiet">Nothing is assigned yet. It will stand here with its due date.</p>
          ) : (
            <ul className={styles.list}>
              {group.assignments.map((one) => (
                <li key={one.id}>
                  <Link href={`/assignments/${one.id}`} prefetch={false}>
                    {one.title}
                  </Link>
                  <span className="quiet">{standing(one, at)}</span>
                  <span className="faint">
                    {at < one.dueAt ? 'due' : 'was due'} {formatTime(one.dueAt, timeZone)}
                  </span>
                </li>
              ))}
            </ul>
          )}
        </Sheet>
      ))}
      <Sheet title="Join a class" caption="with the code that your instructor gave you">
        <div className="sheet-body">
          <Form
            action={join}
            submit="Join"
            kind={classes.length === 0 ? 'primary' : ''}
            fields={[
              {
                name: 'code',
                label: 'Join code',
                maxLength: 40,
                autoComplete: 'off',
                help: 'Eight letters. Your instructor sees your name and your scores in this class.',
              },
            ]}
          />
        </div>
      </Sheet>
    </div>
  );
}

function isLeft({ mayStart, sittings }: LearnerAssignment): boolean {
  return sittings.some((one) => one.state === 'open') || (mayStart && sittings.length === 0);
}

function headline(classes: number, open: number): string {
  if (classes === 0) return 'No class yet';
  if (open === 0) return 'Nothing is due';
  return open === 1 ? '1 assignment is open' : `${open} assignments are open`;
}

function AccountFirst() {
  return (
    <div className="sheet empty">
      <Icon name="person" />
      <h1>A class needs an account</h1>
      <p className="quiet">
        Your instructor sees your name beside your scores, so a class is joined with an account. What you
        answered here comes along.
      </p>
      <div className="row">
        <Link className="button primary" href="/sign-up" prefetch={false}>
          Make an account
        </Link>
        <Link className="button" href="/sign-in" prefetch={false}>
          Sign in
        </Link>
      </div>
    </div>
  );
}
