'use client';

import { useActionState } from 'react';
import { report } from '@/app/(learn)/practice/actions';
import { Field, type FormState } from '@/app/_ui/form';
import { Icon } from '@/app/_ui/icon';

/** The quiet way to say that a question seems wrong. It opens by itself when there is something to say of what was sent. */
export function ReportForm({ id }: { id: string }) {
  const [state, send, pending] = useActionState<FormState, FormData>(report, null);
  const slip = state && 'slip' in state ? state : null;
  return (
    <details className="report" open={state !== null}>
      <summary className="button plain">
        <Icon name="warning" /> Report this question
      </summary>
      {state && 'done' in state ? (
        <p role="status">{state.done}</p>
      ) : (
        <form action={send} noValidate className="stack">
          <input type="hidden" name="attempt" value={id} />
          <Field
            key={state?.at ?? 0}
            name="words"
            label="What seems wrong?"
            help="The very question goes along, as it stands here. Words that you sent of it earlier are replaced."
            rows={4}
            maxLength={2000}
            value={slip?.typed.words ?? ''}
            slip={slip?.slip ?? null}
          />
          <div className="row">
            <button className="button" disabled={pending} aria-busy={pending}>
              Send the report
            </button>
          </div>
        </form>
      )}
    </details>
  );
}
