import Link from 'next/link';
import { notFound } from 'next/navigation';
import { verdictWord } from '@/app/_item/verdict-words';
import { StartButton } from '@/app/(learn)/practice/start-button';
import { Icon } from '@/app/_ui/icon';
import { IntervalLine } from '@/app/_ui/interval-line';
import { Sheet } from '@/app/_ui/sheet';
import { formatTime } from '@/app/_ui/time';
import { topicTitles } from '@/lib/data/catalogue';
import { getProgress, listHistory, type HistoryRow, type TopicProgress } from '@/lib/data/progress';
import { now } from '@/lib/clock';
import { findFamilyCard } from '@/lib/data/catalogue';
import { getActivity, getMemory, type TopicMemory } from '@/lib/data/memory';
import { findLearner } from '@/lib/data/viewer';
import { MasteryMap } from '@/app/(learn)/mastery-map';
import { behindBars } from '@/app/(learn)/review/ahead';
import { Bars } from '@/app/_ui/charts/bars';

export const metadata = { title: 'Progress' };

export default async function ProgressPage({ searchParams }: { searchParams: Promise<{ page?: string }> }) {
  const page = Number((await searchParams).page ?? 1);
  if (!Number.isInteger(page) || page < 1 || page > 10_000) notFound();
  const learner = await findLearner();
  const history = learner ? await listHistory(learner, { page }) : { rows: [], more: false };
  if (!learner || (history.rows.length === 0 && page === 1)) return <NothingYet />;
  const topics = await getProgress(learner);
  const seen = topics.reduce((sum, topic) => sum + topic.seen, 0);
  const at = now();
  const zone = learner.account?.timeZone ?? 'UTC';
  const memory = await getMemory(learner, at);
  const activity = await getActivity(learner, at, 28, zone);
  return (
    <div className="stack">
      <h1>{seen === 1 ? 'One question answered' : `${seen} questions answered`}</h1>
      <Sheet
        title="By topic"
        caption="right answers with their 90 % interval; partly right counts as not right"
      >
        <TopicTable topics={topics} memory={memory} />
      </Sheet>
      <div className="pair">
        <Sheet title="Answers" caption="per day, four weeks">
          <Bars
            bars={behindBars(activity)}
            label={`Questions answered on each of the last 28 days: ${activity.map(({ answers }) => answers).join(', ')}`}
            unit="Answers"
          />
        </Sheet>
        <Sheet title="What you remember" caption="one square, one rule">
          <MasteryMap topics={memory} />
        </Sheet>
      </div>
      <Sheet title="History" caption="every question as it was shown; open one to replay it">
        <HistoryTable rows={history.rows} zone={zone} />
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

function TopicTable({ topics, memory }: { topics: TopicProgress[]; memory: TopicMemory[] }) {
  const now = recallOf(memory);
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
              Recall now
            </th>
            <th scope="col" className="number">
              Due
            </th>
            <th scope="col" className="number wide-only">
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
                <td className="number">{now(id).recall}</td>
                <td className="number">{now(id).due}</td>
                <td className="number wide-only">{right}</td>
                <td className="number">{seen}</td>
              </tr>
            ))}
          </tbody>
        ))}
      </table>
    </div>
  );
}

/** Recall of a topic or a family: the mean over its rules that were met, and how many of them are due. */
function recallOf(memory: TopicMemory[]): (id: string) => { recall: string; due: string } {
  const all = memory.flatMap(({ topic, rules }) => rules.map((one) => ({ ...one, topic })));
  return (id) => {
    const rules: readonly string[] = findFamilyCard(id)?.rules ?? [];
    const mine = all.filter(({ topic, rule }) => topic === id || rules.includes(rule));
    const met = mine.flatMap(({ recall }) => (recall === null ? [] : [recall]));
    if (met.length === 0) return { recall: '–', due: '–' };
    const mean = met.reduce((sum, recall) => sum + recall, 0) / met.length;
    return { recall: `${Math.round(mean * 100)} %`, due: String(mine.filter(({ due }) => due).length) };
  };
}

function HistoryTable({ rows, zone }: { rows: HistoryRow[]; zone: string }) {
  return (
    <div className="scroll" tabIndex={0} role="region" aria-label="History, table">
      <table>
        <thead>
          <tr>
            <th scope="col">Question</th>
            <th scope="col">Result</th>
            <th scope="col">When{zone === 'UTC' ? ' (UTC)' : ''}</th>
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
              <td>{formatTime(row.answeredAt ?? row.startedAt, zone)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
