import Link from 'next/link';
import { StartButton } from '@/app/(learn)/practice/start-button';
import { Bars } from '@/app/_ui/charts/bars';
import { Curve } from '@/app/_ui/charts/curve';
import { Icon } from '@/app/_ui/icon';
import { Sheet } from '@/app/_ui/sheet';
import { now } from '@/lib/clock';
import { dateOf, getMemory, getRecallAhead } from '@/lib/data/memory';
import { getForecast, getQueue, type Queue } from '@/lib/data/reviews';
import { findLearner, type Learner } from '@/lib/data/viewer';
import { MasteryMap } from '@/app/(learn)/mastery-map';
import { aheadBars } from './ahead';

export const metadata = { title: 'Review' };

export default async function ReviewPage({ searchParams }: { searchParams: Promise<{ said?: string }> }) {
  const { said } = await searchParams;
  const learner = await findLearner();
  return learner ? <Yours learner={learner} done={said === 'done'} /> : <Nothing />;
}

async function Yours({ learner, done }: { learner: Learner; done: boolean }) {
  const at = now();
  const zone = learner.account?.timeZone ?? 'UTC';
  const queue = await getQueue(learner, at);
  const ahead = await getForecast(learner, at, 14, zone);
  const recall = await getRecallAhead(learner, at, 60);
  return (
    <div className="stack">
      <Today queue={queue} done={done} zone={zone} />
      {recall.length === 0 ? null : (
        <>
          <div className="pair">
            <Sheet title="Reviews ahead" caption="rules falling due, per day">
              <Bars
                bars={aheadBars(ahead, dateOf(at, zone))}
                label={`Rules falling due on each of the next 14 days: ${ahead.join(', ')}`}
                unit="Rules due"
              />
            </Sheet>
            <Sheet
              title="If you reviewed nothing"
              caption="mean recall of the rules you have met; dashed: 90 %"
            >
              <Curve
                points={recall}
                target={0.9}
                label={`Mean recall falls from ${percent(recall[0]?.share)} now to ${percent(recall.at(-1)?.share)} in sixty days`}
              />
            </Sheet>
          </div>
          <Sheet title="What you remember" caption="one square, one rule">
            <MasteryMap topics={await getMemory(learner, at)} />
          </Sheet>
        </>
      )}
    </div>
  );
}

function Today({ queue, done, zone }: { queue: Queue; done: boolean; zone: string }) {
  const { due, fresh, minutes, next } = queue;
  const left = due + fresh;
  if (left === 0)
    return (
      <div className="sheet empty">
        <Icon name="tick" />
        <h1>{done ? 'That was all for today' : 'Nothing is due'}</h1>
        <p className="quiet">
          {next ? `The next rule falls due ${when(next, zone)}. ` : ''}Until then you remember what you have
          met well enough; more of it today would add little.
        </p>
        <div className="row">
          <Link className="button" href="/practice" prefetch={false}>
            Practise all the same
          </Link>
          <Link className="button" href="/lessons" prefetch={false}>
            Read a lesson
          </Link>
        </div>
      </div>
    );
  return (
    <div className="sheet card-body">
      <h1>{heading(queue)}</h1>
      <p className="quiet">
        {due > 0
          ? 'Fresh questions on the rules you are about to forget, mixed.'
          : 'Nothing is about to be forgotten, so there is room for rules you have not met.'}{' '}
        About {minutes === 1 ? 'a minute' : `${minutes} minutes`}; stop whenever you like, what you answered
        counts.
      </p>
      <div className="row">
        <StartButton scope="review" kind="primary">
          Start reviewing <Icon name="arrow" />
        </StartButton>
        <span className="faint small">
          {due > 0 ? `${due} due` : 'none due'} · {fresh} new today · {queue.later} later
        </span>
      </div>
    </div>
  );
}

function heading({ due, fresh }: Queue): string {
  if (due === 0) return fresh === 1 ? 'One new rule for today' : `${fresh} new rules for today`;
  return due === 1 ? 'One rule is due' : `${due} rules are due`;
}

function Nothing() {
  return (
    <div className="sheet empty">
      <Icon name="again" />
      <h1>Reviews begin with a question</h1>
      <p className="quiet">
        Each answer tells what you remember of the rules behind it. When a rule is about to be forgotten, a
        fresh question on it stands here.
      </p>
      <StartButton scope="review" kind="primary">
        First question <Icon name="arrow" />
      </StartButton>
    </div>
  );
}

function when(at: Date, timeZone: string): string {
  const words = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    hour: '2-digit',
    minute: '2-digit',
  });
  return `on ${words.format(at)}`;
}

function percent(share: number | undefined): string {
  return `${Math.round((share ?? 0) * 100)} %`;
}
