import { Fragment } from 'react';

/** Text whose parts in backticks are addresses, ids or numbers: set in mono, never broken. */
export function Prose({ text }: { text: string }) {
  return text
    .split('`')
    .map((part, i) => (i % 2 === 1 ? <code key={i}>{part}</code> : <Fragment key={i}>{part}</Fragment>));
}

/** The same text without its backticks, for labels and titles. */
export function plain(text: string): string {
  return text.replaceAll('`', '');
}
