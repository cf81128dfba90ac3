import Link from 'next/link';
import { Prose } from '@/app/_ui/prose';
import { Sheet } from '@/app/_ui/sheet';
import { formatTime } from '@/app/_ui/time';
import { orNotFound } from '@/app/or-not-found';
import { now } from '@/lib/clock';
import { beliefs } from '@/lib/core/aws/beliefs';
import { getGrades, type Grades, type LearnerGrade } from '@/lib/data/grades';
import { requireInstructor } from '@/lib/data/viewer';
import styles from '@/app/(teach)/teach.module.css';

export const metadata = { title: 'Scores', robots: { index: false } };

export default async function ScoresPage({ params }: { params: Promise<{ assignmentId: string }> }) {
  const { assignmentId } = await params;
  const instructor = await orNotFound(requireInstructor);
  const grades = await orNotFound(() => getGrades(instructor, assignmentId, now()));
  const { timeZone } = instructor.account;
  const done = grades.learners.filter((one) => one.earned !== null).length;
  return (
    <div className="stack">
      <div className="crumbs trail">
        <Link href="/teach" prefetch={false}>
          Teach
        </Link>
        <span aria-hidden="true">/</span>
        <Link href={`/teach/classes/${grades.classId}`} prefetch={false}>
          {grades.className}
        </Link>
        <span aria-hidden="true">/</span>
        <span>{grades.title}</span>
      </div>
      <div className="page-head">
        <div>
          <h1>{`${grades.title}: ${done} of ${grades.learners.length} have a score`}</h1>
          <p className="quiet">
            {grades.over ? 'Was due' : 'Due'} {formatTime(grades.dueAt, timeZone)}; {grades.attemptsAllowed}{' '}
            {grades.attemptsAllowed === 1 ? 'attempt' : 'attempts'}, of which the best counts.
          </p>
        </div>
        <a className="button" href={`/teach/assignments/${grades.id}/csv`} download>
          Download as CSV
        </a>
      </div>
      <Sheet title="By learner" caption="points of the attempt that counts">
        {grades.learners.length === 0 ? (
          <p className="sheet-body quiet">
            Nobody has joined the class yet. Its join code stands on{' '}
            <Link href={`/teach/classes/${grades.classId}`}>the page of the class</Link>.
          </p>
        ) : (
          <LearnerTable grades={grades} timeZone={timeZone} />
        )}
      </Sheet>
      <Sheet title="By question" caption="the share of its points that was earned">
        {done === 0 ? (
          <p className="sheet-body quiet">
            What was hard shows here once somebody has handed in
            {grades.over ? '.' : ', or the due date has passed.'}
          </p>
        ) : (
          <QuestionTable grades={grades} />
        )}
      </Sheet>
    </div>
  );
}

function LearnerTable({ grades, timeZone }: { grades: Grades; timeZone: string }) {
  return (
    <div className="scroll" tabIndex={0} role="region" aria-label="By learner, table">
      <table className={styles.scores}>
        <thead>
          <tr>
            <th scope="col">Learner</th>
            <th scope="col" className="number">
              Points of {grades.possible}
            </th>
            <th scope="col" className="number">
              Attempts
            </th>
            <th scope="col">Handed in</th>
          </tr>
        </thead>
        <tbody>
          {grades.learners.map((one) => (
            <tr key={one.id}>
              <th scope="row" className="row-name">
                {one.name}
              </th>
              <td className="number">{one.earned === null ? '–' : Math.round(one.earned * 100) / 100}</td>
              <td className="number">{one.sittings}</td>
              <td>{handedIn(one, timeZone)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function handedIn(one: LearnerGrade, timeZone: string): string {
  const now = one.sitting ? ', one under way' : '';
  if (one.submittedAt) return `${formatTime(one.submittedAt, timeZone)}${now}`;
  if (one.earned !== null) return `not handed in; what was saved counts${now}`;
  return one.sitting ? 'under way' : 'not begun';
}

function QuestionTable({ grades: { questions } }: { grades: Grades }) {
  return (
    <div className="scroll" tabIndex={0} role="region" aria-label="By question, table">
      <table className={styles.scores}>
        <thead>
          <tr>
            <th scope="col">Question</th>
            <th scope="col">Right</th>
            <th scope="col" className="number wide-only">
              Answered
            </th>
            <th scope="col">Commonest wrong belief</th>
          </tr>
        </thead>
        <tbody>
          {questions.map((one) => (
            <tr key={one.slot}>
              <th scope="row" className="row-name">
                <div className={styles.questionName}>
                  {one.slot}.{' '}
                  <Prose text={one.title.length > 160 ? `${one.title.slice(0, 160)}…` : one.title} />
                </div>
              </th>
              <td>
                <Share share={one.facility ?? 0} />
              </td>
              <td className="number wide-only">{one.answered}</td>
              <td className={styles.questionName}>
                {one.belief
                  ? `${statementOf(one.belief.id)} (${one.belief.count === 1 ? 'once' : `${one.belief.count} times`})`
                  : '–'}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** What somebody believes; the id where the engine has given the belief up since. */
function statementOf(id: string): string {
  return beliefs.find((one) => one.id === id)?.statement ?? id;
}

function Share({ share }: { share: number }) {
  const percent = Math.round(share * 100);
  return (
    <span className={styles.shareOf}>
      <span className={styles.percent}>{percent} %</span>
      <svg className={styles.share} viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
        <rect className={styles.all} width="100" height="8" />
        <rect className={styles.earned} width={percent} height="8" />
      </svg>
    </span>
  );
}
