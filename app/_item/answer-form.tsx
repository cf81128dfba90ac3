'use client';

import { useActionState } from 'react';
import { submitAnswer, type Slipped } from '@/app/(learn)/practice/actions';
import { Icon } from '@/app/_ui/icon';
import type { PresentedVariant } from '@/lib/core/items/variant';
import { InteractionView } from './interactions';

/** The open question's form. Without JavaScript the same POST brings the feedback. */
export function AnswerForm({ id, variant }: { id: string; variant: PresentedVariant }) {
  const [slipped, submit, pending] = useActionState<Slipped, FormData>(submitAnswer, null);
  return (
    <form action={submit} noValidate className="stack">
      <input type="hidden" name="attempt" value={id} />
      <input type="hidden" name="kind" value={variant.interaction.kind} />
      <InteractionView
        variant={variant}
        typed={slipped?.typed ?? []}
        slip={slipped?.reason ?? null}
        key={slipped?.at ?? 0}
      />
      <div className="actions">
        <div className="actions-inner">
          <button className="button primary" data-press="go" disabled={pending} aria-busy={pending}>
            Submit <span className="cap">Enter</span>
          </button>
          {variant.hints.length < variant.hintCount ? (
            <button className="button" data-press="hint" name="intent" value="hint" disabled={pending}>
              <Icon name="hint" /> Hint{' '}
              <span className="faint">{`${variant.hints.length} of ${variant.hintCount}`}</span>
            </button>
          ) : null}
          <span className="end faint small">Nothing is timed in practice.</span>
        </div>
      </div>
    </form>
  );
}
