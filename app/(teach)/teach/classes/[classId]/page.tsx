import Link from 'next/link';
import { Form } from '@/app/_ui/form';
import { Said } from '@/app/_ui/said';
import { Sheet } from '@/app/_ui/sheet';
import { formatTime, localTime } from '@/app/_ui/time';
import { orNotFound } from '@/app/or-not-found';
import { now } from '@/lib/clock';
import { getClass, type ClassDetails } from '@/lib/data/classes';
import { listQuizzes, type QuizRow } from '@/lib/data/quizzes';
import { requireInstructor } from '@/lib/data/viewer';
import styles from '@/app/(teach)/teach.module.css';
import { assign, changeCode } from '@/app/(teach)/teach/classes/actions';

export const metadata = { title: 'Class' };

const sentences = {
  code: 'The class has a new join code. The one before lets nobody in any more.',
  assigned: 'Assigned. Your learners find it under Classes.',
};
const week = 7 * 24 * 60 * 60 * 1000;

type Props = { params: Promise<{ classId: string }>; searchParams: Promise<{ said?: string }> };

export default async function ClassPage({ params, searchParams }: Props) {
  const [{ classId }, { said }] = await Promise.all([params, searchParams]);
  const instructor = await orNotFound(requireInstructor);
  const group = await orNotFound(() => getClass(instructor, classId));
  const quizzes = await listQuizzes(instructor);
  const { timeZone } = instructor.account;
  return (
    <div className="stack">
      <div className="crumbs trail">
        <Link href="/teach" prefetch={false}>
          Teach
        </Link>
        <span aria-hidden="true">/</span>
        <span>Class</span>
      </div>
      <h1>{group.name}</h1>
      <Said said={said} sentences={sentences} />
      <div className={styles.halves}>
        <div className="stack">
          <JoinCode group={group} timeZone={timeZone} />
          <Learners group={group} timeZone={timeZone} />
        </div>
        <div className="stack">
          <Assignments group={group} timeZone={timeZone} />
          <Sheet title="Assign a quiz" caption="it is frozen as it is now">
            <div className="sheet-body">
              <Assign classId={group.id} quizzes={quizzes} timeZone={timeZone} />
            </div>
          </Sheet>
        </div>
      </div>
    </div>
  );
}

function JoinCode({ group, timeZone }: { group: ClassDetails; timeZone: string }) {
  const { joinCode, joinCodeExpiresAt } = group;
  const ended = joinCodeExpiresAt <= now();
  return (
    <Sheet title="Join code" caption="learners write it under Classes">
      <div className="sheet-body stack">
        <p className={styles.code}>{`${joinCode.slice(0, 4)}-${joinCode.slice(4)}`}</p>
        <p className={ended ? 'deny' : 'quiet'}>
          {ended ? 'It let people in until ' : 'It lets people in until '}
          {formatTime(joinCodeExpiresAt, timeZone)}.
        </p>
        <form action={changeCode} className="row">
          <input type="hidden" name="classId" value={group.id} />
          <button className="button">Change the code</button>
          <span className="small faint">The one before ends at once; who has joined stays.</span>
        </form>
      </div>
    </Sheet>
  );
}

function Learners({ group: { learners }, timeZone }: { group: ClassDetails; timeZone: string }) {
  return (
    <Sheet title={learners.length === 1 ? '1 learner' : `${learners.length} learners`}>
      {learners.length === 0 ? (
        <p className="sheet-body quiet">Nobody has joined yet. Give the join code to your learners.</p>
      ) : (
        <ul className={styles.list}>
          {learners.map((one) => (
            <li key={one.id}>
              <span>{one.name}</span>
              <span className="faint">joined {formatTime(one.joinedAt, timeZone)}</span>
            </li>
          ))}
        </ul>
      )}
    </Sheet>
  );
}

function Assignments({ group, timeZone }: { group: ClassDetails; timeZone: string }) {
  return (
    <Sheet title="Assignments" caption="open one for its scores">
      {group.assignments.length === 0 ? (
        <p className="sheet-body quiet">Nothing is assigned yet. Choose a quiz and a due date below.</p>
      ) : (
        <ul className={styles.list}>
          {group.assignments.map((one) => (
            <li key={one.id}>
              <Link href={`/teach/assignments/${one.id}`} prefetch={false}>
                {one.title}
              </Link>
              <span className="faint">
                due {formatTime(one.dueAt, timeZone)}; {one.sat} of {group.learners.length} began
              </span>
            </li>
          ))}
        </ul>
      )}
    </Sheet>
  );
}

function Assign({ classId, quizzes, timeZone }: { classId: string; quizzes: QuizRow[]; timeZone: string }) {
  const ready = quizzes.filter((quiz) => quiz.questions > 0);
  if (ready.length === 0)
    return (
      <p className="quiet">
        There is no quiz with a question yet. <Link href="/teach">Write one first</Link>.
      </p>
    );
  const soon = localTime(new Date(now().getTime() + week), timeZone);
  return (
    <Form
      action={assign}
      submit="Assign it"
      fields={[
        {
          name: 'quizId',
          label: 'Quiz',
          options: ready.map(({ id, title, questions }) => ({ value: id, text: `${title} (${questions})` })),
        },
        {
          name: 'dueAt',
          label: 'Due',
          type: 'datetime-local',
          value: `${soon.slice(0, 10)}T23:59`,
          help: `In your time zone, ${timeZone.replaceAll('_', ' ')}. What is saved until then counts.`,
        },
        {
          name: 'attemptsAllowed',
          label: 'Attempts',
          type: 'number',
          inputMode: 'numeric',
          value: '1',
          min: 1,
          max: 20,
          help: 'Each attempt has other numbers; the best one counts.',
        },
      ]}
    >
      <input type="hidden" name="classId" value={classId} />
    </Form>
  );
}
