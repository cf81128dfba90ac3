import Link from 'next/link';
import { notFound } from 'next/navigation';
import { orNotFound } from '@/app/or-not-found';
import { now } from '@/lib/clock';
import { previewQuiz } from '@/lib/data/quizzes';
import { requireInstructor } from '@/lib/data/viewer';
import { PreviewedQuestion } from '@/app/(teach)/teach/quizzes/previewed-question';

export const metadata = { title: 'Preview', robots: { index: false } };

type Props = { params: Promise<{ quizId: string }>; searchParams: Promise<{ seed?: string }> };

export default async function PreviewPage({ params, searchParams }: Props) {
  const [{ quizId }, search] = await Promise.all([params, searchParams]);
  const seed = Number(search.seed ?? 1);
  if (!Number.isInteger(seed) || seed < 1 || seed > 1_000_000) notFound();
  const instructor = await orNotFound(requireInstructor);
  const { title, questions, slip } = await orNotFound(() => previewQuiz(instructor, quizId, seed, now()));
  const at = (n: number): string => `/teach/quizzes/${quizId}/preview?seed=${n}`;
  return (
    <div className="stack">
      <div className="crumbs trail">
        <Link href="/teach" prefetch={false}>
          Teach
        </Link>
        <span aria-hidden="true">/</span>
        <Link href={`/teach/quizzes/${quizId}`} prefetch={false}>
          {title}
        </Link>
        <span aria-hidden="true">/</span>
        <span>Preview</span>
      </div>
      <div className="page-head">
        <div>
          <h1>{title}</h1>
          <p className="quiet">Seed {seed}: what one learner might get. Another seed has other numbers.</p>
        </div>
        <nav className="row" aria-label="Seeds">
          {seed > 1 ? (
            <Link className="button" href={at(seed - 1)} prefetch={false}>
              Seed {seed - 1}
            </Link>
          ) : null}
          <Link className="button primary" href={at(seed + 1)} prefetch={false}>
            Seed {seed + 1}
          </Link>
        </nav>
      </div>
      {slip ? (
        <p className="sheet sheet-body unknown" role="status">
          {slip}
        </p>
      ) : null}
      {questions.length === 0 && !slip ? (
        <p className="sheet sheet-body quiet">This quiz asks nothing yet. Go back and add a part.</p>
      ) : null}
      {questions.map((one, index) => (
        <PreviewedQuestion key={one.answered.id} number={index + 1} question={one} />
      ))}
    </div>
  );
}
