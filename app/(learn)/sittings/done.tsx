import Link from 'next/link';
import { Answered } from '@/app/_item/answered';
import { formatTime } from '@/app/_ui/time';
import { pointsOf } from '@/app/(learn)/classes/standing';
import type { SittingView } from '@/lib/data/sittings';
import styles from './sittings.module.css';

/** A sitting that is over: its points, and one question with its key and reasons. */
export function Done({
  view,
  slot,
  timeZone,
}: {
  view: Exclude<SittingView, { state: 'open' }>;
  slot: number;
  timeZone: string;
}) {
  const answered = view.slots[slot - 1];
  return (
    <>
      <div className={styles.score}>
        <h1>{`${pointsOf(view)} points`}</h1>
        <p className="quiet">
          {view.submittedAt
            ? `Handed in ${formatTime(view.submittedAt, timeZone)}.`
            : `Not handed in: the due date passed on ${formatTime(view.dueAt, timeZone)}, and what was saved until then counts.`}
        </p>
      </div>
      {answered ? <Answered view={answered} inline /> : null}
      <nav className={`row ${styles.around}`} aria-label="The questions around this one">
        {[slot - 1, slot + 1]
          .filter((one) => view.slots[one - 1] !== undefined)
          .map((one) => (
            <Link key={one} className="button" href={`/sittings/${view.id}?slot=${one}`} prefetch={false}>
              Question {one}
            </Link>
          ))}
      </nav>
    </>
  );
}
