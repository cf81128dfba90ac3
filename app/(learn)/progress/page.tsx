import Link from 'next/link';
import { notFound } from 'next/navigation';
import { verdictWord } from '@/app/_item/verdict-words';
import { StartButton } from '@/app/(learn)/practice/start-button';
import { Icon } from '@/app/_ui/icon';
import { IntervalLine } from '@/app/_ui/interval-line';
import { Sheet } from '@/app/_ui/sheet';
import { topicTitles } from '@/lib/data/catalogue';
import { getProgress, listHistory, type HistoryRow, type TopicProgress } from '@/lib/data/progress';
import { findLearner } from '@/lib/data/viewer';

export const metadata = { title: 'Progress' };

export default async function ProgressPage({ searchParams }: { searchParams: Promise<{ page?: string }> }) {
  const page = Number((await searchParams).page ?? 1);
  if (!Number.isInteger(page) || page < 1 || page > 10_000) notFound();
  const learner = await findLearner();
  const history = learner ? await listHistory(learner, { page }) : { rows: [], more: false };
  if (!learner || (history.rows.length === 0 && page === 1)) return <NothingYet />;
  const topics = await getProgress(learner);
  const seen = topics.reduce((sum, topic) => sum + topic.seen, 0);
  return (
    <div className="stack">
      <h1>{seen === 1 ? 'One question answered' : `${seen} questions answered`}</h1>
      <Sheet
        title="By topic"
        caption="right answers with their 90 % interval; partly right counts as not right"
      >
        <TopicTable topics={topics} />
      </Sheet>
      <Sheet title="History" caption="every question as it was shown; open one to replay it">
        <HistoryTable rows={history.rows} />
      </Sheet>
      <nav className="row" aria-label="Pages of the history">
        {page > 1 ? (
          <Link className="button" href={`/progress?page=${page - 1}`} prefetch={false}>
            Newer
          </Link>
        ) : null}
        {history.more ? (
          <Link className="button" href={`/progress?page=${page + 1}`} prefetch={false}>
            Older
          </Link>
        ) : null}
      </nav>
    </div>
  );
}

function NothingYet() {
  return (
    <div className="sheet empty">
      <Icon name="tick" />
      <h1>No questions answered yet</h1>
      <p className="quiet">
        Answer one and this page shows what you know, how sure that is, and every question as it was.
      </p>
      <StartButton scope="mixed" kind="primary">
        First question <Icon name="arrow" />
      </StartButton>
    </div>
  );
}

function TopicTable({ topics }: { topics: TopicProgress[] }) {
  return (
    <div className="scroll" tabIndex={0} role="region" aria-label="By topic, table">
      <table>
        <thead>
          <tr>
            <th scope="col">Topic and kind</th>
            <th scope="col" className="wide-only">
              Right, with interval
            </th>
            <th scope="col" className="number">
              Right
            </th>
            <th scope="col" className="number">
              Seen
            </th>
          </tr>
        </thead>
        {topics.map((topic) => (
          <tbody key={topic.topic}>
            {[
              { ...topic, id: topic.topic, title: topicTitles[topic.topic] },
              ...topic.families.filter((family) => family.seen > 0),
            ].map(({ id, title, seen, right, interval }, index) => (
              <tr key={id} className={index === 0 ? 'topic-row' : 'family-row'}>
                <th scope="row" className="row-name">
                  {title}
                </th>
                <td className="wide-only">
                  {interval ? (
                    <IntervalLine share={right / seen} {...interval} />
                  ) : (
                    <span className="faint">not seen</span>
                  )}
                </td>
                <td className="number">{right}</td>
                <td className="number">{seen}</td>
              </tr>
            ))}
          </tbody>
        ))}
      </table>
    </div>
  );
}

function HistoryTable({ rows }: { rows: HistoryRow[] }) {
  const when = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short', timeZone: 'UTC' });
  return (
    <div className="scroll" tabIndex={0} role="region" aria-label="History, table">
      <table>
        <thead>
          <tr>
            <th scope="col">Question</th>
            <th scope="col">Result</th>
            <th scope="col">When (UTC)</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <td>
                <Link href={`/practice/${row.id}`} prefetch={false}>
                  {row.familyTitle}
                </Link>
              </td>
              <td>
                <span className={`badge ${row.verdict ?? ''}`}>{verdictWord(row.verdict)}</span>
              </td>
              <td>{when.format(row.answeredAt ?? row.startedAt)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
