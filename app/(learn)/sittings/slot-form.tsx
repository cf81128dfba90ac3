'use client';

import { useActionState, type MouseEvent } from 'react';
import { InteractionView } from '@/app/_item/interactions';
import type { PresentedVariant } from '@/lib/core/items/variant';
import { keep, type Kept } from './actions';
import styles from './sittings.module.css';
import { useAutosave } from './use-autosave';

/** What is filled in at a slot. With JavaScript every change is saved by itself; without, by the buttons. */
export function SlotForm({
  sittingId,
  slot,
  count,
  variant,
  typed,
  slip,
}: {
  sittingId: string;
  slot: number;
  count: number;
  variant: PresentedVariant;
  typed: string[];
  slip: string | null;
}) {
  const [state, send, pending] = useActionState<Kept, FormData>(keep, null);
  const { saving, change } = useAutosave();
  // Read a moment later: moving one of an order moves the others, by its buttons without any change event.
  const read = (form: HTMLFormElement): void => void setTimeout(() => change(new FormData(form)), 0);
  const pressed = (event: MouseEvent<HTMLFormElement>): void => {
    if (event.target instanceof Element && event.target.closest('.moves')) read(event.currentTarget);
  };
  const said = saving ?? state;
  const sentence = said?.sentence ?? (slip ? `As it is it would count nothing: ${slip}` : '');
  return (
    <form
      action={send}
      noValidate
      className="stack"
      onChange={(event) => read(event.currentTarget)}
      onClick={pressed}
    >
      <input type="hidden" name="sitting" value={sittingId} />
      <input type="hidden" name="slot" value={slot} />
      <input type="hidden" name="kind" value={variant.interaction.kind} />
      <InteractionView key={state?.at ?? 0} variant={variant} typed={state?.typed ?? typed} slip={null} />
      <p className={styles.status} role="status" data-kept={said?.kept ?? true}>
        {sentence}
      </p>
      <div className="actions">
        <div className="actions-inner">
          <button
            className="button primary"
            data-press="go"
            name="to"
            value={slot < count ? slot + 1 : 'review'}
            disabled={pending}
            aria-busy={pending}
          >
            {slot < count ? 'Save and go on' : 'Save and review'} <span className="cap">Enter</span>
          </button>
          <button className={`button ${styles.unscripted}`} disabled={pending}>
            Save
          </button>
          <span className="end faint small">
            <span className={styles.scripted}>Saved as you go; nothing is graded until you hand in.</span>
            <span className={styles.unscripted}>Save before you go elsewhere; nothing is graded yet.</span>
          </span>
        </div>
      </div>
    </form>
  );
}
