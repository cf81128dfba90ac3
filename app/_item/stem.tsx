import { Prose } from '@/app/_ui/prose';

/** The stem with its last sentence, the question, set apart. */
export function Stem({ text }: { text: string }) {
  const at = text.lastIndexOf('. ') + 1;
  return (
    <div className="stem">
      {at > 0 ? <Prose text={text.slice(0, at)} /> : null}{' '}
      <strong className="asked">
        <Prose text={text.slice(at).trim()} />
      </strong>
    </div>
  );
}
