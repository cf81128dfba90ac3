import { Why } from '@/app/_item/answered';
import { ExhibitView } from '@/app/_item/exhibits';
import { GivenOptions } from '@/app/_item/given-options';
import { Misreadings } from '@/app/_item/misreadings';
import { Sources } from '@/app/_item/sources';
import { Stem } from '@/app/_item/stem';
import { Icon } from '@/app/_ui/icon';
import { Prose } from '@/app/_ui/prose';
import type { PresentedVariant } from '@/lib/core/items/variant';
import type { Previewed } from '@/lib/data/quizzes';
import styles from '@/app/(teach)/teach.module.css';

/** A question as a learner sees it; its key and reasons fold out below. */
export function PreviewedQuestion({
  number,
  question: { open, answered },
}: {
  number: number;
  question: Previewed;
}) {
  const { variant } = answered;
  return (
    <section className={styles.previewed}>
      <h2>
        Question {number} <span className={styles.kind}>{answered.familyTitle}</span>
      </h2>
      <div className={open.exhibits.length === 0 ? 'question alone' : 'question'}>
        <Stem text={open.stem} />
        {open.exhibits.length === 0 ? null : (
          <div className="stack beside">
            {open.exhibits.map((exhibit, index) => (
              <ExhibitView key={index} exhibit={exhibit} />
            ))}
          </div>
        )}
        <Asked variant={open} />
      </div>
      <details className="text-toggle">
        <summary>
          <Icon name="check" /> Key and reasons
        </summary>
        <div className={styles.asked}>
          <p>
            The key is{' '}
            <strong>
              <Prose text={variant.keyText} />
            </strong>
          </p>
          {variant.choices.length > 0 ? <GivenOptions view={answered} /> : null}
          <Misreadings view={answered} />
          {variant.reveal.map((exhibit, index) => (
            <ExhibitView key={index} exhibit={exhibit} />
          ))}
          <Why variant={variant} />
          <Sources ids={variant.rules} />
        </div>
      </details>
    </section>
  );
}

function Asked({ variant: { interaction, choices } }: { variant: PresentedVariant }) {
  if (choices.length > 0)
    return (
      <ol className="options" aria-label="Options">
        {choices.map((choice) => (
          <li key={choice.id} className="option fixed">
            <span className="cap" aria-hidden="true">
              {choice.id.toUpperCase()}
            </span>
            <span className="content">
              <Prose text={choice.text} />
            </span>
          </li>
        ))}
      </ol>
    );
  const unit = interaction.kind === 'number' && interaction.unit !== '' ? ` in ${interaction.unit}` : '';
  return (
    <p className="quiet">Answered by typing {interaction.kind === 'number' ? `a number${unit}` : 'it'}.</p>
  );
}
