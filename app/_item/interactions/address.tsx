import type { Asked } from '@/app/_item/interactions';
import type { Interaction } from '@/lib/core/items/variant';
import { Slip } from './slip';

/** A typed address or prefix. */
export function AddressField({
  interaction,
  typed,
  slip,
}: Asked & { interaction: Extract<Interaction, { kind: 'address' }> }) {
  const prefix = interaction.form === 'prefix';
  return (
    <div className="field">
      <label htmlFor="response">{prefix ? 'Your prefix' : 'Your address'}</label>
      <div className="input">
        <input
          id="response"
          name="response"
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          maxLength={60}
          required
          defaultValue={typed[0] ?? ''}
          aria-invalid={slip !== null}
          aria-describedby={slip ? 'slip help' : 'help'}
        />
      </div>
      <p className="help" id="help">
        {prefix ? 'An address, a slash and a length, such as 10.0.0.0/24.' : 'Such as 10.0.0.17.'}
      </p>
      <Slip text={slip} />
    </div>
  );
}
