import { another, next, share } from '@/app/(learn)/practice/actions';
import { Icon } from '@/app/_ui/icon';
import { Prose } from '@/app/_ui/prose';
import { Sheet } from '@/app/_ui/sheet';
import type { AnsweredView } from '@/lib/data/attempt-view';
import { GivenOptions } from './given-options';
import { Misreadings } from './misreadings';
import { ReportForm } from './report-form';
import { Sources } from './sources';
import { Stem } from './stem';
import { TraceView } from './trace';
import { Verdict } from './verdict';
import { ExhibitView } from './exhibits';

export type { AnsweredView };

/** The question once answered: nothing moves, everything gains its reason. */
export function Answered({ view, inline }: { view: AnsweredView; inline: boolean }) {
  const { variant } = view;
  const beside = variant.reveal.length > 0 || variant.rationale.length > 0;
  return (
    <>
      <div className={beside ? 'question answered' : 'question answered alone'}>
        <Stem text={variant.stem} />
        <Verdict view={view} />
        <div className={beside ? 'stack beside' : 'stack'}>
          {variant.reveal.map((exhibit, index) => (
            <ExhibitView key={index} exhibit={exhibit} />
          ))}
          <Why variant={variant} />
        </div>
        <div className="stack rest">
          <GivenOptions view={view} />
          <Misreadings view={view} />
          <Sources ids={variant.rules} />
          <ReportForm id={view.id} />
          {inline || view.scope === 'sitting' ? null : (
            <div className="row phone-actions">
              <MoreActions view={view} className="phone-action" />
            </div>
          )}
        </div>
      </div>
      {inline ? null : <AnsweredActions view={view} />}
    </>
  );
}

/** The engine's trace; of a question written by hand, its explanation, when there is one. */
export function Why({ variant }: { variant: AnsweredView['variant'] }) {
  if (variant.rationale.length > 0) return <TraceView steps={variant.rationale} />;
  if (!variant.explanation) return null;
  return (
    <Sheet title="Why" caption="in the words of your instructor">
      <p className="sheet-body lines">
        <Prose text={variant.explanation} />
      </p>
    </Sheet>
  );
}

function AnsweredActions({ view }: { view: AnsweredView }) {
  if (view.scope === 'sitting') return <SittingActions view={view} />;
  return (
    <div className="actions">
      <div className="actions-inner">
        {view.openedFrom ? (
          <a className="button primary" data-press="go" href={view.openedFrom}>
            Back to the lesson
          </a>
        ) : (
          <AttemptButton id={view.id} action={next} kind="primary" press="go">
            Next <span className="cap">Enter</span>
          </AttemptButton>
        )}
        <AttemptButton id={view.id} action={another}>
          <Icon name="again" /> Another like this
        </AttemptButton>
        <MoreActions view={view} className="wide-action" />
      </div>
    </div>
  );
}

/** A slot of a quiz: back to it; what can be drawn anew may be practised. */
function SittingActions({ view }: { view: AnsweredView }) {
  return (
    <div className="actions">
      <div className="actions-inner">
        {view.sittingId === null ? null : (
          <a className="button primary" data-press="go" href={`/sittings/${view.sittingId}`}>
            Back to the quiz
          </a>
        )}
        {view.lesson === '' ? null : (
          <AttemptButton id={view.id} action={another}>
            <Icon name="again" /> Another like this
          </AttemptButton>
        )}
      </div>
    </div>
  );
}

function MoreActions({ view, className }: { view: AnsweredView; className: string }) {
  return (
    <>
      {view.openedFrom || view.lesson === '' ? null : (
        <a className={`button ${className}`} href={`/lessons/${view.lesson}`}>
          <Icon name="book" /> Open the lesson here
        </a>
      )}
      <div className={`end ${className}`}>
        <AttemptButton id={view.id} action={share} kind="plain">
          <Icon name="link" /> Share
        </AttemptButton>
      </div>
    </>
  );
}

function AttemptButton({
  id,
  action,
  kind = '',
  press,
  children,
}: {
  id: string;
  action: (form: FormData) => Promise<void>;
  kind?: string;
  press?: string;
  children: React.ReactNode;
}) {
  return (
    <form action={action}>
      <input type="hidden" name="attempt" value={id} />
      <button className={`button ${kind}`} data-press={press}>
        {children}
      </button>
    </form>
  );
}
