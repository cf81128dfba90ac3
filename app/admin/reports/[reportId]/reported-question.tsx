import { Why } from '@/app/_item/answered';
import { ExhibitView } from '@/app/_item/exhibits';
import { Sources } from '@/app/_item/sources';
import { Stem } from '@/app/_item/stem';
import { Icon } from '@/app/_ui/icon';
import { Prose } from '@/app/_ui/prose';
import type { ReportDetails } from '@/lib/data/reports';

/** The question as its learner saw it, with the key and the reasons, whether it was answered or not. */
export function ReportedQuestion({ report }: { report: ReportDetails }) {
  const { variant } = report;
  return (
    <div className="question">
      <Stem text={variant.stem} />
      <div className="stack beside">
        {variant.reveal.map((exhibit, index) => (
          <ExhibitView key={index} exhibit={exhibit} />
        ))}
        <Why variant={variant} />
      </div>
      <div className="stack rest">
        {variant.choices.length === 0 ? <Typed report={report} /> : <Choices report={report} />}
        <Sources ids={variant.rules} />
      </div>
    </div>
  );
}

function Typed({ report: { variant, response } }: { report: ReportDetails }) {
  const given =
    typeof response === 'object' && response !== null && !Array.isArray(response)
      ? `${response.value} ${response.unit}`
      : response;
  return (
    <p>
      The key is <code>{variant.keyText}</code>.{' '}
      {given === null ? (
        'Not answered yet.'
      ) : (
        <>
          The answer was <code>{given}</code>.
        </>
      )}
    </p>
  );
}

/** Options in the order shown. In an order question each has a place, so all are key and all were given. */
function Choices({ report: { variant, response } }: { report: ReportDetails }) {
  const ordered = variant.interaction.kind === 'order';
  const key = [variant.key].flat();
  const given = response === null ? [] : [response].flat();
  const place = (ids: unknown[], id: string): string => (ordered ? ` ${ids.indexOf(id) + 1}` : '');
  return (
    <ol className="options" aria-label="The options, with a reason for each">
      {variant.choices.map(({ id, text }) => (
        <li
          key={id}
          className={`option fixed ${key.includes(id) ? 'key' : given.includes(id) ? 'missed' : ''}`}
        >
          <span className="cap" aria-hidden="true">
            {id.toUpperCase()}
          </span>
          <span className="content">
            <Prose text={text} />
          </span>
          <span className="state">
            {key.includes(id) ? (
              <>
                <Icon name="check" /> Key{place(key, id)}
              </>
            ) : null}
            {given.includes(id) ? `${key.includes(id) ? ', given' : 'Given'}${place(given, id)}` : null}
          </span>
          <span className="reason">
            <Prose text={variant.reasons[id] ?? ''} />
          </span>
        </li>
      ))}
    </ol>
  );
}
