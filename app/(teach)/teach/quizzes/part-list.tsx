import Link from 'next/link';
import { Icon } from '@/app/_ui/icon';
import { plain } from '@/app/_ui/prose';
import { Sheet } from '@/app/_ui/sheet';
import { countQuestions, type Part, type QuizContent } from '@/lib/core/items/quiz';
import { titleOf } from '@/lib/data/catalogue';
import styles from '@/app/(teach)/teach.module.css';
import { arrange } from './actions';

const adds = [
  ['family', 'Computed questions'],
  ['choose-one', 'Your own, choose one'],
  ['choose-several', 'Your own, choose several'],
  ['number', 'Your own, a number'],
] as const;

/** The parts of a quiz in order, each with its ways up, down and out; and the ways to add one. */
export function PartList({
  quizId,
  content,
  current,
}: {
  quizId: string;
  content: QuizContent;
  current: string | null;
}) {
  const questions = countQuestions(content);
  return (
    <Sheet title={questions === 1 ? '1 question' : `${questions} questions`} caption="one point each">
      {content.parts.length === 0 ? (
        <p className="sheet-body quiet">
          This quiz asks nothing yet. Computed questions have other numbers for every learner, and their keys
          cannot be wrong.
        </p>
      ) : (
        <ol>
          {content.parts.map((part, index) => (
            <li key={part.id} className={styles.part} data-current={part.id === current}>
              <span className={styles.number}>{index + 1}</span>
              <Link
                className={styles.name}
                href={`/teach/quizzes/${quizId}?part=${part.id}#edit`}
                prefetch={false}
                aria-current={part.id === current ? 'true' : undefined}
              >
                <span className={styles.stem}>{partName(part)}</span>
                <span className="small faint">{partNote(part)}</span>
              </Link>
              <Moves
                quizId={quizId}
                part={part}
                first={index === 0}
                last={index === content.parts.length - 1}
              />
            </li>
          ))}
        </ol>
      )}
      <nav className={styles.adds} aria-label="Add a part">
        {adds.map(([add, text]) => (
          <Link
            key={add}
            className="button"
            href={`/teach/quizzes/${quizId}?add=${add}#edit`}
            prefetch={false}
            aria-current={add === current ? 'true' : undefined}
          >
            <Icon name="plus" /> {text}
          </Link>
        ))}
      </nav>
    </Sheet>
  );
}

/** What a part is called in a list. */
export function partName(part: Part): string {
  return part.kind === 'family' ? titleOf(part.family) : plain(part.stem);
}

function partNote(part: Part): string {
  if (part.kind === 'written') return part.explanation === '' ? 'your own, no explanation yet' : 'your own';
  const constraint = [part.belief, part.rule].filter(Boolean).join(', ');
  return `${part.count} drawn${constraint === '' ? '' : `, with ${constraint}`}`;
}

function Moves({ quizId, part, first, last }: { quizId: string; part: Part; first: boolean; last: boolean }) {
  const name = partName(part).slice(0, 60);
  return (
    <form action={arrange} className={styles.moves}>
      <input type="hidden" name="quizId" value={quizId} />
      <input type="hidden" name="partId" value={part.id} />
      {first ? null : (
        <button className="icon-button" name="intent" value="up" aria-label={`Move up: ${name}`}>
          <Icon name="up" />
        </button>
      )}
      {last ? null : (
        <button className="icon-button" name="intent" value="down" aria-label={`Move down: ${name}`}>
          <Icon name="down" />
        </button>
      )}
      <button className="icon-button" name="intent" value="remove" aria-label={`Take out: ${name}`}>
        <Icon name="cross" />
      </button>
    </form>
  );
}
