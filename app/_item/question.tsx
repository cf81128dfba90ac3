import { Prose } from '@/app/_ui/prose';
import type { AttemptView } from '@/lib/data/attempt-view';
import { AnswerForm } from './answer-form';
import { Answered } from './answered';
import { Asked } from './asked';
import { ReportForm } from './report-form';

/**
 * One attempt, open or answered. With `back`, the path that shows it, it stands in the flow of that page: one column,
 * no bar of its own. Answering brings the same page again, whichever it is.
 */
export function Question({ view, back }: { view: AttemptView; back?: string }) {
  const shown =
    view.state === 'answered' ? <Answered view={view} inline={back !== undefined} /> : <Open view={view} />;
  return back === undefined ? shown : <div className="inline">{shown}</div>;
}

function Open({ view }: { view: Extract<AttemptView, { state: 'open' }> }) {
  const { variant } = view;
  return (
    <Asked variant={variant}>
      {variant.hints.length > 0 ? (
        <ol className="hints" aria-label="Hints taken" aria-live="polite">
          {variant.hints.map((text, index) => (
            <li key={index}>
              <Prose text={text} />
            </li>
          ))}
        </ol>
      ) : null}
      <AnswerForm id={view.id} variant={variant} />
      <ReportForm id={view.id} />
    </Asked>
  );
}
