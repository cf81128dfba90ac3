import type { ReactNode } from 'react';
import { citationsOf, getFact } from '@/lib/content/fact';
import { formatDay } from '@/app/_ui/time';
import styles from './then-and-now.module.css';

/** What older notes and books say, beside what holds today. */
export function ThenAndNow({
  fact: id,
  then,
  children,
}: {
  fact: string;
  then: string;
  children: ReactNode;
}) {
  const fact = getFact(id);
  const cited = citationsOf(fact);
  return (
    <div className={styles.frame} role="note" aria-label="Then and now">
      <p className={styles.name}>Then and now</p>
      <dl className={styles.pair}>
        <div>
          <dt>Then</dt>
          <dd className={styles.then}>{then}</dd>
        </div>
        <div>
          <dt>Now</dt>
          <dd>{children}</dd>
        </div>
      </dl>
      {cited.length > 0 && (
        <p className={styles.source}>
          {cited.map(({ title, address }, at) => (
            <span key={address}>
              {at > 0 && ' · '}
              <a href={address}>{title}</a>
            </span>
          ))}
          {fact.checked && `, checked ${formatDay(fact.checked)}`}
        </p>
      )}
    </div>
  );
}
