import { Prose } from '@/app/_ui/prose';
import type { AnsweredView } from './answered';

/** Where nothing was there to choose from: the wrong answers that known beliefs compute here, and why each is wrong. */
export function Misreadings({ view: { variant, score } }: { view: AnsweredView }) {
  const others = variant.refutations.filter(
    (one) => one.choice === undefined && one.belief !== null && one.belief !== score.belief,
  );
  if (variant.choices.length > 0 || others.length === 0) return null;
  return (
    <section className="misreadings" aria-label="Other wrong answers">
      <h2>Other wrong answers, and where they come from</h2>
      <ul>
        {others.map((one, index) => (
          <li key={index}>
            <Prose text={one.why} />
          </li>
        ))}
      </ul>
    </section>
  );
}
