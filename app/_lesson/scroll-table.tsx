import type { ReactNode } from 'react';
import styles from './scroll-table.module.css';

/** A table of a lesson’s text, which scrolls inside its own frame when it is wide. */
export function ScrollTable({ children }: { children?: ReactNode }) {
  return (
    <div className={styles.frame} role="group" aria-label="Table" tabIndex={0}>
      <table className={styles.table}>{children}</table>
    </div>
  );
}
