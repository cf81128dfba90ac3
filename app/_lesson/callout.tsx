import type { ReactNode } from 'react';
import styles from './callout.module.css';

const names = { note: 'Note', exam: 'In the exam', trap: 'Trap' };

/** An aside in a lesson: background, what exams ask, or a mistake to avoid. */
export function Callout({
  kind = 'note',
  title,
  children,
}: {
  kind?: keyof typeof names;
  title: string;
  children: ReactNode;
}) {
  return (
    <div className={styles.callout} role="note" data-kind={kind} aria-label={`${names[kind]}: ${title}`}>
      <p className={styles.title}>
        <span className={styles.kind}>{names[kind]}</span> {title}
      </p>
      {children}
    </div>
  );
}
