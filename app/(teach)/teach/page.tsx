import Link from 'next/link';
import { Form } from '@/app/_ui/form';
import { Sheet } from '@/app/_ui/sheet';
import { formatTime } from '@/app/_ui/time';
import { orNotFound } from '@/app/or-not-found';
import { listClasses, type ClassRow } from '@/lib/data/classes';
import { listQuizzes, type QuizRow } from '@/lib/data/quizzes';
import { requireInstructor } from '@/lib/data/viewer';
import styles from '@/app/(teach)/teach.module.css';
import { addClass } from './classes/actions';
import { addQuiz } from './quizzes/actions';

export const metadata = { title: 'Teach' };

export default async function TeachPage() {
  const instructor = await orNotFound(requireInstructor);
  const [classes, quizzes] = await Promise.all([listClasses(instructor), listQuizzes(instructor)]);
  return (
    <div className="stack">
      <h1>{headline(classes.length, quizzes.length)}</h1>
      {classes.length === 0 || quizzes.length === 0 ? (
        <p className="lead">
          Make a class and give its join code to your learners. Write a quiz of computed questions, your own,
          or both. Then open the class and assign the quiz with a due date.
        </p>
      ) : null}
      <div className={styles.halves}>
        <Sheet title="Classes" caption="who learns, and what they were given">
          {classes.length === 0 ? (
            <p className="sheet-body quiet">No class yet.</p>
          ) : (
            <Classes rows={classes} />
          )}
          <div className={styles.foot}>
            <Form
              action={addClass}
              submit="Make a class"
              fields={[{ name: 'name', label: 'Name of a new class', maxLength: 80 }]}
              kind={classes.length === 0 ? 'primary' : ''}
            />
          </div>
        </Sheet>
        <Sheet title="Quizzes" caption="what is asked; every learner gets other numbers">
          {quizzes.length === 0 ? (
            <p className="sheet-body quiet">No quiz yet.</p>
          ) : (
            <Quizzes rows={quizzes} timeZone={instructor.account.timeZone} />
          )}
          <div className={styles.foot}>
            <Form
              action={addQuiz}
              submit="Write a quiz"
              fields={[{ name: 'title', label: 'Title of a new quiz', maxLength: 120 }]}
              kind={classes.length > 0 && quizzes.length === 0 ? 'primary' : ''}
            />
          </div>
        </Sheet>
      </div>
    </div>
  );
}

function headline(classes: number, quizzes: number): string {
  if (classes + quizzes === 0) return 'Begin with a class';
  return `${amount(classes, 'class', 'classes')}, ${amount(quizzes, 'quiz', 'quizzes')}`;
}

function amount(count: number, one: string, many: string): string {
  return count === 1 ? `1 ${one}` : `${count} ${many}`;
}

function Classes({ rows }: { rows: ClassRow[] }) {
  return (
    <ul className={styles.list}>
      {rows.map((row) => (
        <li key={row.id}>
          <Link href={`/teach/classes/${row.id}`} prefetch={false}>
            {row.name}
          </Link>
          <span className="faint">
            {amount(row.learners, 'learner', 'learners')},{' '}
            {amount(row.assignments, 'assignment', 'assignments')}
          </span>
        </li>
      ))}
    </ul>
  );
}

function Quizzes({ rows, timeZone }: { rows: QuizRow[]; timeZone: string }) {
  return (
    <ul className={styles.list}>
      {rows.map((row) => (
        <li key={row.id}>
          <Link href={`/teach/quizzes/${row.id}`} prefetch={false}>
            {row.title}
          </Link>
          <span className="faint">
            {amount(row.questions, 'question', 'questions')}, changed {formatTime(row.updatedAt, timeZone)}
          </span>
        </li>
      ))}
    </ul>
  );
}
