import { Icon } from '@/app/_ui/icon';
import { Prose } from '@/app/_ui/prose';
import type { AnsweredView } from './answered';

/** The options where they were, each with its reason; or the typed answer with its verdict. */
export function GivenOptions({ view }: { view: AnsweredView }) {
  const { variant, response, score } = view;
  if (variant.choices.length === 0) {
    if (response === null)
      return (
        <p className="given">
          <span>Left empty</span>
        </p>
      );
    const text =
      typeof response === 'object' && !Array.isArray(response)
        ? `${response.value} ${response.unit}`
        : String(response);
    return (
      <div>
        <p className="small quiet">Your answer</p>
        <p className={`given ${score.verdict}`}>
          {text}
          <span className={score.verdict === 'right' ? 'allow' : 'deny'}>
            <Icon name={score.verdict === 'right' ? 'check' : 'cross'} />{' '}
            {score.verdict === 'right' ? 'Right' : 'Wrong'}
          </span>
        </p>
      </div>
    );
  }
  return (
    <ol className="options" aria-label="The options, with a reason for each">
      {variant.choices.map((choice) => (
        <GivenOption key={choice.id} view={view} id={choice.id} text={choice.text} />
      ))}
    </ol>
  );
}

function GivenOption({
  view: { variant, response },
  id,
  text,
}: {
  view: AnsweredView;
  id: string;
  text: string;
}) {
  const ordered = variant.interaction.kind === 'order';
  const place = [variant.key].flat().indexOf(id) + 1;
  const given = [response].flat().indexOf(id) + 1;
  const isKey = ordered ? place === given : place > 0;
  const isChosen = response !== null && (ordered ? place !== given : given > 0);
  const state = ordered
    ? !isChosen
      ? `Place ${place}`
      : `Place ${place}, yours ${given}`
    : isKey
      ? isChosen
        ? 'Key, and yours'
        : 'Key'
      : isChosen
        ? 'Your answer'
        : '';
  return (
    <li className={`option fixed ${isKey ? 'key' : isChosen ? 'missed' : ''}`}>
      <span className="cap" aria-hidden="true">
        {id.toUpperCase()}
      </span>
      <span className="content">
        <Prose text={text} />
      </span>
      <span className="state">
        {state === '' ? null : <Icon name={isKey ? 'check' : 'cross'} />} {state}
      </span>
      <span className="reason">
        <Prose text={variant.reasons[id] ?? ''} />
      </span>
    </li>
  );
}
