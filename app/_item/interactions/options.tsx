import { Prose } from '@/app/_ui/prose';
import type { Asked } from '@/app/_item/interactions';
import { Slip } from './slip';

/** The options of a question as real radio buttons or check boxes. */
export function Options({
  asked,
  type,
  legend,
}: {
  asked: Asked;
  type: 'radio' | 'checkbox';
  legend: string;
}) {
  return (
    <fieldset className="options" aria-describedby={asked.slip ? 'slip' : undefined}>
      <legend className={type === 'radio' ? 'hidden' : 'quiet small'}>{legend}</legend>
      {asked.variant.choices.map((choice, index) => (
        <label key={choice.id} className="option" data-option={index}>
          <input
            type={type}
            name="response"
            value={choice.id}
            defaultChecked={asked.typed.includes(choice.id)}
            required={type === 'radio'}
          />
          <span className="cap" aria-hidden="true">
            {choice.id.toUpperCase()}
          </span>
          <span className="content">
            <Prose text={choice.text} />
          </span>
          <span className="state chosen" aria-hidden="true">
            Selected
          </span>
        </label>
      ))}
      <Slip text={asked.slip} />
    </fieldset>
  );
}
