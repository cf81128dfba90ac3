'use client';

import { useEffect, useRef } from 'react';

const keys: [string[], string][] = [
  [['A', 'H'], 'or 1 to 9: choose an option'],
  [['Enter'], 'submit, and go on to the next question'],
  [['S', 'A'], 'strike an option out, or back in'],
  [['F'], 'flag the question for yourself, where no option has that letter'],
  [['H'], 'take a hint, where no option has that letter'],
  [['?'], 'show these keys'],
];

/** The keys of a question, and the list of them. Everything they do, a button does as well. */
export function Keyboard() {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    let striking = false;
    function onKey(event: KeyboardEvent): void {
      if (event.ctrlKey || event.metaKey || event.altKey || dialog.current?.open || isTyping(event.target))
        return;
      if (event.key === '?') return dialog.current?.showModal();
      const key = event.key.toLowerCase();
      if (key === 's') return void (striking = true);
      const option = document.querySelector<HTMLElement>(`[data-option="${optionOf(key)}"]`);
      if (option && striking) option.toggleAttribute('data-struck');
      else if (option) focusAndChoose(option);
      else if (key === 'f') document.querySelector<HTMLElement>('[data-press="flag"]')?.click();
      else if (key === 'h') document.querySelector<HTMLElement>('[data-press="hint"]')?.click();
      else if (key === 'enter' && !isControl(event.target))
        document.querySelector<HTMLElement>('[data-press="go"]')?.click();
      striking = false;
    }
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
  return (
    <>
      <button type="button" className="button plain keys-button" onClick={() => dialog.current?.showModal()}>
        Keys <span className="cap">?</span>
      </button>
      <dialog ref={dialog} aria-label="Keys">
        <h2>Keys</h2>
        <dl className="keys">
          {keys.map(([caps, what]) => (
            <div key={what} className="row">
              <dt>
                {caps.map((cap) => (
                  <span key={cap} className="cap">
                    {cap}
                  </span>
                ))}
              </dt>
              <dd>{what}</dd>
            </div>
          ))}
        </dl>
        <form method="dialog">
          <button className="button">Close</button>
        </form>
      </dialog>
    </>
  );
}

function focusAndChoose(option: HTMLElement): void {
  option.removeAttribute('data-struck');
  const input = option.querySelector('input');
  input?.focus();
  input?.click();
}

function optionOf(key: string): number {
  return /^[1-9]$/.test(key) ? Number(key) - 1 : /^[a-h]$/.test(key) ? key.charCodeAt(0) - 97 : -1;
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    target.matches('input:not([type=radio]):not([type=checkbox]), select, textarea')
  );
}

function isControl(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.matches('a, button, summary, select');
}
