import Link from 'next/link';
import { Form } from '@/app/_ui/form';
import { Sheet } from '@/app/_ui/sheet';
import { formatTime } from '@/app/_ui/time';
import type { OpenSlot, SittingView } from '@/lib/data/sittings';
import { handIn } from './actions';
import styles from './sittings.module.css';

/** What is filled in and what is not, and the one button that hands it in. */
export function Review({
  view,
  timeZone,
}: {
  view: Extract<SittingView, { state: 'open' }>;
  timeZone: string;
}) {
  const empty = view.slots.filter((one) => !one.filled).length;
  return (
    <div className="stack">
      <h1>
        {empty === 0
          ? 'Everything is filled in'
          : empty === 1
            ? '1 question is empty'
            : `${empty} questions are empty`}
      </h1>
      <Sheet title="Your answers" caption="open one to change it">
        <ol className={styles.rows}>
          {view.slots.map((one) => (
            <li key={one.slot}>
              <Link href={`/sittings/${view.id}?slot=${one.slot}`} prefetch={false}>
                Question {one.slot}
              </Link>
              <span className={one.slip ? 'unknown' : one.filled ? 'quiet' : 'faint'}>{standing(one)}</span>
            </li>
          ))}
        </ol>
      </Sheet>
      <section className="sheet sheet-body stack" aria-label="Hand in">
        <p className="quiet">
          You hand in once; then each question shows its key and the reasons. Due{' '}
          {formatTime(view.dueAt, timeZone)}: what is saved by then counts in any case.
        </p>
        <Form action={handIn} fields={[]} submit="Hand in">
          <input type="hidden" name="sitting" value={view.id} />
        </Form>
      </section>
    </div>
  );
}

function standing({ filled, slip }: OpenSlot): string {
  if (!filled) return 'empty';
  return slip ? `would count nothing: ${slip}` : 'filled in';
}
