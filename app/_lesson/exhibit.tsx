'use client';

import { useSyncExternalStore, type ReactNode } from 'react';
import styles from './exhibit.module.css';

/** The frame of a live exhibit: its name, how to read it, and a word for readers without JavaScript. */
export function Exhibit({
  title,
  caption,
  children,
}: {
  title: string;
  caption: string;
  children: ReactNode;
}) {
  return (
    <div className={styles.exhibit} role="group" aria-label={title}>
      <header className={styles.head}>
        <p className={styles.title}>{title}</p>
        <p className={styles.caption}>{caption}</p>
      </header>
      {children}
      <noscript>
        <p className={styles.foot}>With JavaScript on, you can change this exhibit.</p>
      </noscript>
    </div>
  );
}

const never = (): (() => void) => () => undefined;

/** Whether the page listens yet: controls are off in what the server sends, so that none looks alive and is dead. */
export function useLive(): boolean {
  return useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
}
