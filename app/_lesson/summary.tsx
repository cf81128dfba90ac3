import type { ReactNode } from 'react';
import styles from './summary.module.css';

/** What to take along from a lesson; rule ids in it are links. */
export function Summary({ children }: { children: ReactNode }) {
  return <section className={styles.summary}>{children}</section>;
}
