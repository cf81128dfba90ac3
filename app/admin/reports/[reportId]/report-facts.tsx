import { Fragment, type ReactNode } from 'react';
import { verdictWord } from '@/app/_item/verdict-words';
import { formatTime } from '@/app/_ui/time';
import { Sheet } from '@/app/_ui/sheet';
import styles from '@/app/admin/admin.module.css';
import type { ReportDetails } from '@/lib/data/reports';

/** What it takes to make the very question again, and what was answered. */
export function ReportFacts({ report }: { report: ReportDetails }) {
  const { variant, response, verdict, hintsTaken, startedAt, answeredAt, engineRevision } = report;
  const rows: [string, ReactNode][] = [
    ['Family', <code key="family">{variant.family}</code>],
    ['Revision', `${variant.revision}, of the engine ${engineRevision}`],
    ['Seed', variant.seed],
    ['Key', <code key="key">{JSON.stringify(variant.key)}</code>],
    ['Response', response === null ? 'none yet' : <code key="response">{JSON.stringify(response)}</code>],
    ['Verdict', verdictWord(verdict)],
    ['Hints taken', `${hintsTaken} of ${variant.hints.length}`],
    ['Started', `${formatTime(startedAt, 'UTC')} UTC`],
    ['Answered', answeredAt ? `${formatTime(answeredAt, 'UTC')} UTC` : 'not yet'],
    [
      'Made again by',
      <code key="command" className="address">
        {`npm run -s family -- show ${variant.family} --seed ${variant.seed}`}
      </code>,
    ],
  ];
  return (
    <Sheet
      title="The exact question"
      caption="as it was shown; today’s code may make another of the same seed"
    >
      <dl className={`facts ${styles.facts}`}>
        {rows.map(([name, value]) => (
          <Fragment key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </Fragment>
        ))}
      </dl>
      <details className={`text-toggle ${styles.whole}`}>
        <summary>The whole variant as it is stored (JSON)</summary>
        <pre tabIndex={0}>{JSON.stringify(variant, null, 2)}</pre>
      </details>
    </Sheet>
  );
}
