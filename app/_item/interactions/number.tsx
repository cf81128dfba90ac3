import type { Asked } from '@/app/_item/interactions';
import type { Interaction } from '@/lib/core/items/variant';
import { Slip } from './slip';

const help = {
  integer: 'A whole number.',
  decimal: 'A number; two decimals are enough.',
  percent: 'A percentage; two decimals or a fraction such as 100/3 are enough.',
  fraction: 'A fraction such as 25/4, or a decimal number.',
};

/** A typed number with its unit. */
export function NumberField({
  interaction,
  typed,
  slip,
}: Asked & { interaction: Extract<Interaction, { kind: 'number' }> }) {
  return (
    <div className="field">
      <label htmlFor="response">Your answer{interaction.unit ? ` in ${interaction.unit}` : ''}</label>
      <div className="input">
        <input
          id="response"
          name="response"
          inputMode={interaction.form === 'integer' ? 'numeric' : 'text'}
          autoComplete="off"
          maxLength={40}
          required
          defaultValue={typed[0] ?? ''}
          aria-invalid={slip !== null}
          aria-describedby={slip ? 'slip help' : 'help'}
        />
        {interaction.unit ? <span className="quiet">{interaction.unit}</span> : null}
      </div>
      <p className="help" id="help">
        {help[interaction.form]}
      </p>
      <Slip text={slip} />
    </div>
  );
}
