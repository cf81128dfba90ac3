'use client';

import { useEffect, useState } from 'react';
import styles from './section-nav.module.css';

type Props = { title: string; headings: { id: string; text: string }[]; minutes: number };

/** The sections of a lesson; the one being read is marked. Without JavaScript it is a list of links. */
export function SectionNav({ title, headings, minutes }: Props) {
  const [at, setAt] = useState(-1);
  useEffect(() => {
    function look(): void {
      const below = headings.findIndex(
        ({ id }) => (document.getElementById(id)?.getBoundingClientRect().top ?? 0) > 160,
      );
      setAt(below === -1 ? headings.length - 1 : below - 1);
    }
    look();
    window.addEventListener('scroll', look, { passive: true });
    return () => window.removeEventListener('scroll', look);
  }, [headings]);
  return (
    <nav className={styles.nav} aria-label="Sections of this lesson">
      <p className={styles.title}>{title}</p>
      <ol>
        {headings.map(({ id, text }, index) => (
          <li key={id}>
            <a href={`#${id}`} aria-current={index === at ? 'location' : undefined}>
              {text}
            </a>
          </li>
        ))}
      </ol>
      <p className={styles.foot}>
        {at < 0 ? '' : `Section ${at + 1} of ${headings.length}, `}
        {minutes} minutes
      </p>
    </nav>
  );
}
