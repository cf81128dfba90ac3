import Link from 'next/link';
import { notFound } from 'next/navigation';
import { Flag } from '@/app/_item/flag';
import { Question } from '@/app/_item/question';
import { verdictWord } from '@/app/_item/verdict-words';
import { orNotFound } from '@/app/or-not-found';
import { getAttempt, listRun } from '@/lib/data/attempts';
import { findLearner } from '@/lib/data/viewer';

export const metadata = { title: 'Question', robots: { index: false } };

export default async function AttemptPage({ params }: { params: Promise<{ attemptId: string }> }) {
  const { attemptId } = await params;
  const learner = await findLearner();
  if (!learner || attemptId.length > 64) notFound();
  const view = await orNotFound(() => getAttempt(learner, attemptId));
  const run = await listRun(learner, view.run);
  return (
    <>
      <div className="crumbs">
        <Link href="/practice" prefetch={false}>
          Practise
        </Link>
        <span aria-hidden="true">/</span>
        <h1 className="crumb-title">{view.familyTitle}</h1>
        <div className="end">
          <ol className="ticks" aria-label="This run">
            {run.map((one) => (
              <li key={one.id} className={`tick ${one.verdict ?? (one.id === view.id ? 'open' : '')}`}>
                <span className="hidden">{verdictWord(one.verdict)}</span>
              </li>
            ))}
          </ol>
          <span>Question {run.findIndex((one) => one.id === view.id) + 1}</span>
          <Flag id={view.id} />
        </div>
      </div>
      <Question view={view} />
    </>
  );
}
