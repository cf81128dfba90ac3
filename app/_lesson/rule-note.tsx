import type { RuleId } from '@/lib/core/aws/rule';
import { rule } from '@/lib/core/aws/rules';
import { formatDay } from '@/app/_ui/time';
import styles from './rule-note.module.css';

/** A rule as the engine follows it, with its source and the day it was checked. */
export function RuleNote({ id }: { id: RuleId }) {
  const { statement, page, source, checked } = rule(id);
  return (
    <div className={styles.note} role="note" aria-label={`Rule ${id}`}>
      <p>
        <a className={styles.id} href={`/rules#${id}`}>
          {id}
        </a>{' '}
        {statement}
      </p>
      <p>
        <a href={source}>{page}</a>, checked {formatDay(checked)}.
      </p>
    </div>
  );
}
