'use client';

import { useSyncExternalStore } from 'react';
import { Icon } from '@/app/_ui/icon';

const listeners = new Set<() => void>();

/** A mark for oneself, kept in this tab only; nobody else sees it. */
export function Flag({ id }: { id: string }) {
  const key = `flag ${id}`;
  const flagged = useSyncExternalStore(
    (listen) => {
      listeners.add(listen);
      return () => listeners.delete(listen);
    },
    () => sessionStorage.getItem(key) !== null,
    () => false,
  );
  function toggle(): void {
    if (flagged) sessionStorage.removeItem(key);
    else sessionStorage.setItem(key, 'yes');
    for (const listen of listeners) listen();
  }
  return (
    <button
      type="button"
      className="button plain scripted"
      data-press="flag"
      aria-pressed={flagged}
      onClick={toggle}
    >
      <Icon name="flag" /> {flagged ? 'Flagged' : 'Flag'} <span className="cap">F</span>
    </button>
  );
}
