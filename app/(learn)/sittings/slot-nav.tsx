import Link from 'next/link';
import { verdictWord } from '@/app/_item/verdict-words';
import type { SittingView } from '@/lib/data/sittings';
import styles from './sittings.module.css';

/** Every slot by its number: filled in or empty while it is open, right or wrong afterwards. */
export function SlotNav({ view, current }: { view: SittingView; current: number | null }) {
  const slots =
    view.state === 'open'
      ? view.slots.map((one) => ({
          mark: one.filled ? 'filled' : '',
          word: one.filled ? 'filled in' : 'empty',
        }))
      : view.slots.map((one) => ({
          mark: one.score.verdict,
          word: one.response === null ? 'left empty' : verdictWord(one.score.verdict).toLowerCase(),
        }));
  return (
    <nav className={styles.slots} aria-label="Questions">
      <ol>
        {slots.map(({ mark, word }, index) => (
          <li key={index}>
            <Link
              href={`/sittings/${view.id}?slot=${index + 1}`}
              prefetch={false}
              aria-current={current === index + 1 ? 'page' : undefined}
              data-mark={mark}
            >
              {index + 1}
              <span className="hidden">, {word}</span>
            </Link>
          </li>
        ))}
      </ol>
      {view.state === 'open' && current !== null ? (
        <Link className="button" href={`/sittings/${view.id}?slot=review`} prefetch={false}>
          Review and hand in
        </Link>
      ) : null}
    </nav>
  );
}
