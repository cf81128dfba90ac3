import Link from 'next/link';
import { Icon } from '@/app/_ui/icon';
import { IntervalLine } from '@/app/_ui/interval-line';
import { topicTitles } from '@/lib/data/catalogue';
import { emptyProgress, getProgress, type Tally, type TopicProgress } from '@/lib/data/progress';
import { findLearner } from '@/lib/data/viewer';
import { StartButton } from './start-button';

export const metadata = { title: 'Practise' };

const sentences: Record<string, string> = {
  conflict: 'Nothing is wrong at the moment: the last answer to every kind of question was right.',
  'signed-out': 'Your session has ended. Start a question to go on; it makes a new one.',
  'too-many':
    'Too many people began here in a short time. Wait a few minutes and start again; nothing is lost.',
};

type Search = Promise<{ show?: string; said?: string }>;

export default async function PracticePage({ searchParams }: { searchParams: Search }) {
  const { show, said } = await searchParams;
  const learner = await findLearner();
  const all = learner ? await getProgress(learner) : emptyProgress();
  const wrong = all.flatMap((topic) => topic.families).filter((family) => family.lastWrong).length;
  const only = show === 'wrong';
  const topics = only
    ? all
        .map((topic) => ({ ...topic, families: topic.families.filter((family) => family.lastWrong) }))
        .filter((topic) => topic.families.length > 0)
    : all;
  const sentence = said ? sentences[said] : undefined;
  return (
    <>
      <div className="page-head">
        <h1>Practise</h1>
        <nav className="segments" aria-label="What to show">
          <Link href="/practice" prefetch={false} aria-current={only ? undefined : 'true'}>
            All topics
          </Link>
          <Link href="/practice?show=wrong" prefetch={false} aria-current={only ? 'true' : undefined}>
            Only what I got wrong {wrong}
          </Link>
        </nav>
      </div>
      {sentence ? (
        <p className="sheet sheet-body said" role="status">
          {sentence}
        </p>
      ) : null}
      <div className="columns">
        {topics.length === 0 ? <NothingWrong /> : <Topics topics={topics} />}
        <aside className="sheet card-body" aria-label="Start">
          <h2>{only ? 'Only what I got wrong' : 'Mixed practice'}</h2>
          <p className="quiet">
            {only
              ? 'New questions of the kinds whose last answer was not right.'
              : 'Questions of all topics, never the same kind twice running. Mixing is harder and is remembered longer.'}
          </p>
          {only ? (
            <StartButton scope="wrong" kind="primary wide">
              Start what I got wrong
            </StartButton>
          ) : (
            <StartButton scope="mixed" kind="primary wide">
              Start mixed practice <Icon name="arrow" />
            </StartButton>
          )}
          <p className="small faint">
            Every question is new: it is computed when you start it. No account is needed.
          </p>
        </aside>
      </div>
    </>
  );
}

function NothingWrong() {
  return (
    <div className="sheet empty">
      <Icon name="tick" />
      <h2>Nothing to put right</h2>
      <p className="quiet">
        A kind of question stands here after a wrong or partly right answer, until you answer one of its kind
        right.
      </p>
      <Link className="button" href="/practice" prefetch={false}>
        Show all topics
      </Link>
    </div>
  );
}

function Topics({ topics }: { topics: TopicProgress[] }) {
  return (
    <div className="sheet scroll" tabIndex={0} role="region" aria-label="Topics and kinds of question">
      <table>
        <thead>
          <tr>
            <th scope="col">Topic and kind of question</th>
            <th scope="col" className="wide-only">
              Right, with 90 % interval
            </th>
            <th scope="col" className="number">
              Right
            </th>
            <th scope="col" className="number">
              Seen
            </th>
            <th scope="col">
              <span className="hidden">Start</span>
            </th>
          </tr>
        </thead>
        {topics.map((topic) => (
          <tbody key={topic.topic}>
            <tr className="topic-row">
              <th scope="rowgroup" className="row-name">
                {topicTitles[topic.topic]}
              </th>
              <Cells tally={topic} />
              <td className="number">
                <StartButton scope={`topic:${topic.topic}`}>
                  Practise<span className="hidden"> {topicTitles[topic.topic]}</span>
                </StartButton>
              </td>
            </tr>
            {topic.families.map((family) => (
              <tr key={family.id} className="family-row">
                <th scope="row" className="row-name">
                  {family.title}{' '}
                  {family.lastWrong ? <span className="badge wrong">last one wrong</span> : null}
                </th>
                <Cells tally={family} />
                <td className="number">
                  <StartButton scope={`family:${family.id}`} kind="plain">
                    Start<span className="hidden"> {family.title}</span>
                  </StartButton>
                </td>
              </tr>
            ))}
          </tbody>
        ))}
      </table>
    </div>
  );
}

function Cells({ tally: { seen, right, interval } }: { tally: Tally }) {
  return (
    <>
      <td className="wide-only">{interval ? <IntervalLine share={right / seen} {...interval} /> : null}</td>
      <td className="number">
        {interval ? `${Math.round((100 * right) / seen)} %` : <span className="faint">–</span>}
      </td>
      <td className="number">{seen}</td>
    </>
  );
}
