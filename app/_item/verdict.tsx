import { Icon } from '@/app/_ui/icon';
import { Prose } from '@/app/_ui/prose';
import type { AnsweredView } from './answered';
import { scoreWord } from './verdict-words';

const icons = { right: 'check', partly: 'half', wrong: 'cross' } as const;

/** Right or wrong, the key, and the belief that computes the given answer, in this order. */
export function Verdict({ view: { variant, score, response } }: { view: AnsweredView }) {
  return (
    <section className={`verdict ${score.verdict}`} data-verdict={score.verdict} aria-live="polite">
      <span className="disc">
        <Icon name={icons[score.verdict]} />
      </span>
      <div>
        <h2>
          {response === null ? 'Not answered.' : scoreWord(score)}{' '}
          {score.verdict === 'right' ? null : <KeyWords variant={variant} />}
        </h2>
        <p>
          <Prose
            text={
              score.verdict === 'right'
                ? decided(variant)
                : (why(variant, score, response) ?? decided(variant))
            }
          />
        </p>
      </div>
    </section>
  );
}

function KeyWords({ variant }: { variant: AnsweredView['variant'] }) {
  const letters =
    variant.choices.length === 0
      ? ''
      : [variant.key]
          .flat()
          .map((id) => String(id).toUpperCase())
          .join(', ');
  if (Array.isArray(variant.key)) return `The key is ${letters}.`;
  const code = variant.interaction.kind === 'address' ? `\`${variant.keyText}\`` : variant.keyText;
  return (
    <Prose
      text={letters === '' ? `The key is ${code}.` : `The key is ${letters}: ${code.replace(/\.$/, '')}.`}
    />
  );
}

function decided(variant: AnsweredView['variant']): string {
  const step = variant.rationale.find(({ mark }) => mark === 'decides' || mark === 'drops');
  // A question written by hand has no trace: the reason of its key stands in for it, where there is one.
  return (
    step?.text ??
    [variant.key]
      .flat()
      .map((id) => variant.reasons[String(id)] ?? '')
      .join(' ')
  );
}

/** The refutation of the belief that was diagnosed, else of the option that was chosen. */
function why(
  variant: AnsweredView['variant'],
  score: AnsweredView['score'],
  response: AnsweredView['response'],
): string | undefined {
  const believed = variant.refutations.find(
    (one) =>
      score.belief !== null &&
      one.belief === score.belief &&
      (one.value !== undefined || one.choice === response),
  );
  return (believed ?? variant.refutations.find((one) => one.choice !== undefined && one.choice === response))
    ?.why;
}
