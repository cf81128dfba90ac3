import type { ReactNode } from 'react';
import { start } from './actions';

/** Starts a question of a scope: a form of one button, so that it works without JavaScript. */
export function StartButton({
  scope,
  lesson,
  kind = '',
  children,
}: {
  scope: string;
  lesson?: string;
  kind?: string;
  children: ReactNode;
}) {
  return (
    <form action={start} className="start-form">
      <input type="hidden" name="scope" value={scope} />
      {lesson ? <input type="hidden" name="lesson" value={lesson} /> : null}
      <button className={`button ${kind}`}>{children}</button>
    </form>
  );
}
