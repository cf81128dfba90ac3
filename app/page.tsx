import Link from 'next/link';
import { StartButton } from '@/app/(learn)/practice/start-button';
import { verdictWord } from '@/app/_item/verdict-words';
import { Icon } from '@/app/_ui/icon';
import { Sheet } from '@/app/_ui/sheet';
import { listLessons } from '@/lib/content/lesson';
import { countWrong, listHistory } from '@/lib/data/progress';
import { now } from '@/lib/clock';
import { getQueue } from '@/lib/data/reviews';
import { findLearner, type Learner } from '@/lib/data/viewer';

export default async function Home() {
  const learner = await findLearner();
  const lessons = await listLessons();
  return (
    <>
      {learner ? <Returning learner={learner} /> : <FirstVisit />}
      <section className="stack" aria-label="Lessons">
        <h2>Lessons</h2>
        <div className="lesson-grid">
          {lessons.map(({ slug, title, summary, minutes }) => (
            <Link key={slug} className="sheet lesson-card" href={`/lessons/${slug}`} prefetch={false}>
              <h3>{title}</h3>
              <p className="quiet">{summary}</p>
              <p className="small faint">{minutes} minutes</p>
            </Link>
          ))}
        </div>
      </section>
    </>
  );
}

function FirstVisit() {
  return (
    <div className="hero">
      <h1>Questions on AWS networking that are computed, never copied</h1>
      <p className="lead">
        One engine knows the rules of AWS’s documentation. It draws each question, works out its key, and says
        why every other option is wrong in this very scenario.
      </p>
      <div className="row">
        <StartButton scope="mixed" kind="primary">
          First question <Icon name="arrow" />
        </StartButton>
        <span className="faint">No account is needed.</span>
      </div>
    </div>
  );
}

async function Returning({ learner }: { learner: Learner }) {
  const { rows } = await listHistory(learner, { page: 1 });
  const wrong = await countWrong(learner);
  const { due, minutes } = await getQueue(learner, now());
  const open = rows.find((row) => row.answeredAt === null);
  return (
    <div className="stack returning">
      <h1>{stateOf(due, minutes, wrong)}</h1>
      <div className="row">
        {due > 0 ? (
          <StartButton scope="review" kind="primary">
            Start reviewing <Icon name="arrow" />
          </StartButton>
        ) : null}
        {wrong > 0 ? (
          <StartButton scope="wrong" kind={due > 0 ? '' : 'primary'}>
            Only what I got wrong
          </StartButton>
        ) : (
          <StartButton scope="mixed" kind={due > 0 ? '' : 'primary'}>
            Mixed practice <Icon name="arrow" />
          </StartButton>
        )}
        {open ? (
          <Link className="button" href={`/practice/${open.id}`} prefetch={false}>
            Go on with the open question
          </Link>
        ) : null}
      </div>
      {rows.length > 0 ? (
        <Sheet title="Latest questions" caption="open one to see it again, with its reasons">
          <table>
            <tbody>
              {rows.slice(0, 5).map((row) => (
                <tr key={row.id}>
                  <td>
                    <Link href={`/practice/${row.id}`} prefetch={false}>
                      {row.familyTitle}
                    </Link>
                  </td>
                  <td className="number">
                    <span className={`badge ${row.verdict ?? ''}`}>{verdictWord(row.verdict)}</span>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </Sheet>
      ) : null}
    </div>
  );
}

/** The state in one line: what is due first, then what is to be put right. */
function stateOf(due: number, minutes: number, wrong: number): string {
  if (due > 0)
    return `${due === 1 ? 'One rule is' : `${due} rules are`} due, about ${minutes === 1 ? 'a minute' : `${minutes} minutes`}`;
  if (wrong === 0) return 'Nothing to put right';
  return wrong === 1 ? 'One kind of question to put right' : `${wrong} kinds of question to put right`;
}
