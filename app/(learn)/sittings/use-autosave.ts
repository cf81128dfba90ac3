import { useCallback, useEffect, useRef, useState } from 'react';
import { keep } from './actions';

export type Saving = { kept: boolean; sentence: string } | null;

const pause = 500;
const retry = 3000;

/** Keeps a form half a second after each change, at once when the page is left, and again where the connection was lost. */
export function useAutosave(): { saving: Saving; change: (form: FormData) => void } {
  const [saving, setSaving] = useState<Saving>(null);
  const waiting = useRef<FormData | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const flush = useCallback(async function flush(): Promise<void> {
    const form = waiting.current;
    clearTimeout(timer.current);
    if (form === null) return;
    waiting.current = null;
    try {
      const kept = await keep(null, form);
      if (waiting.current === null) setSaving(kept);
    } catch {
      // A newer answer may be waiting already; it counts instead.
      waiting.current ??= form;
      setSaving({ kept: false, sentence: 'Not saved yet: the server does not answer. Trying again.' });
      timer.current = setTimeout(() => void flush(), retry);
    }
  }, []);
  useEffect(() => {
    const leave = (): void => void (document.visibilityState === 'hidden' && flush());
    document.addEventListener('visibilitychange', leave);
    return () => {
      document.removeEventListener('visibilitychange', leave);
      void flush();
    };
  }, [flush]);
  const change = useCallback(
    (form: FormData): void => {
      waiting.current = form;
      setSaving({ kept: true, sentence: 'Saving…' });
      clearTimeout(timer.current);
      timer.current = setTimeout(() => void flush(), pause);
    },
    [flush],
  );
  return { saving, change };
}
