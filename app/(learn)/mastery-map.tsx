import Link from 'next/link';
import { AsText } from '@/app/_ui/sheet';
import { topicTitles } from '@/lib/data/catalogue';
import type { RuleMemory, TopicMemory } from '@/lib/data/memory';

/** One square a rule: as full as its recall, with a dot where it is due. */
export function MasteryMap({ topics }: { topics: readonly TopicMemory[] }) {
  return (
    <>
      <div className="sheet-body stack">
        {topics.map(({ topic, rules }) => (
          <div key={topic} className="mastery-topic">
            <span className="small quiet">{topicTitles[topic]}</span>
            <div className="squares">
              {rules.map((one) => (
                <Square key={one.rule} {...one} />
              ))}
            </div>
          </div>
        ))}
        <p className="small faint">
          A square is as full as you would recall its rule now; a dot says that it is due. Empty: not met yet.
        </p>
      </div>
      <AsText>
        <ul>
          {topics.flatMap(({ rules }) =>
            rules.map((one) => (
              <li key={one.rule}>
                <Link href={`/rules#${one.rule}`} prefetch={false}>
                  {one.rule}
                </Link>{' '}
                {one.statement} <strong>{words(one)}</strong>
              </li>
            )),
          )}
        </ul>
      </AsText>
    </>
  );
}

function Square({ rule, recall, due }: RuleMemory) {
  const full = recall === null ? 0 : Math.max(0.12, recall) * 20;
  return (
    <svg className="square" viewBox="0 0 22 22" role="img" aria-label={`${rule}: ${words({ recall, due })}`}>
      <rect className="frame" x="1" y="1" width="20" height="20" rx="3" />
      {recall === null ? null : (
        <rect
          className="level"
          x="1"
          y={21 - full}
          width="20"
          height={full}
          rx="3"
          opacity={0.35 + recall * 0.65}
        />
      )}
      {due ? <circle className="due-dot" cx="17" cy="5" r="4" /> : null}
    </svg>
  );
}

function words({ recall, due }: Pick<RuleMemory, 'recall' | 'due'>): string {
  if (recall === null) return 'not met';
  return `${Math.round(recall * 100)} %${due ? ', due' : ''}`;
}
