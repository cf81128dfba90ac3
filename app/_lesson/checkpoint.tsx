import { startCheckpoint } from '@/app/(learn)/lessons/actions';
import { Question } from '@/app/_item/question';
import { findFamilyCard } from '@/lib/data/catalogue';
import type { Place } from './vocabulary';
import styles from './checkpoint.module.css';

/** A question generated on the spot: a button that starts one, and then the question itself, in the same place. */
export function Checkpoint({ family, n, slug, attempt }: { family: string; n: string } & Place) {
  const here = `/lessons/${slug}#checkpoint-${n}`;
  const mine = attempt?.openedFrom === here ? attempt : null;
  const title = findFamilyCard(family)?.title ?? family;
  return (
    <section
      className={styles.checkpoint}
      id={`checkpoint-${n}`}
      aria-label={`Checkpoint ${n}`}
      data-open={mine ? '' : undefined}
    >
      <div className={styles.head}>
        <p>
          <span className={styles.name}>Checkpoint {n}</span> {title}
        </p>
        <form action={startCheckpoint}>
          <input type="hidden" name="family" value={family} />
          <input type="hidden" name="slug" value={slug} />
          <input type="hidden" name="n" value={n} />
          <button className={styles.start}>{mine ? 'Ask another' : 'Ask me'}</button>
        </form>
      </div>
      {mine ? (
        <Question view={mine} back={`/lessons/${slug}?checkpoint=${mine.id}#checkpoint-${n}`} />
      ) : (
        <p className={styles.idle}>A new question is made for you, and its answer is explained here.</p>
      )}
    </section>
  );
}
