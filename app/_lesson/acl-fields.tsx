import type { ReactNode } from 'react';
import type { Slip } from './acl-rows-state';
import styles from './acl-rows.module.css';
import { looksAtPorts, readProtocol, type Typed } from './acl-typed';
import exhibit from './exhibit.module.css';

const protocols = ['All', 'TCP', 'UDP', 'ICMP', 'ICMPv6'];

type Fields = {
  /** “rule 90”, so that every field has a name of its own. */
  of: string;
  typed: Typed;
  slip: Slip | null;
  /** What explains a slip. */
  told: string;
  onType: (typed: Typed) => void;
  onSettle?: (typed: Typed) => void;
};

type FieldProps = { area: string | undefined; name: string; of: string; children: ReactNode };

/** Number, action, protocol, ports and source of one rule. A choice counts at once, a typed field when it is left. */
export function AclFields({ of, typed, slip, told, onType, onSettle }: Fields) {
  const protocol = readProtocol(typed.protocol);
  const ported = protocol.ok && looksAtPorts(protocol.value);
  const choice = (field: 'action' | 'protocol') => ({
    value: typed[field],
    onChange: ({ target }: { target: HTMLSelectElement }) =>
      (onSettle ?? onType)({ ...typed, [field]: target.value }),
  });
  const text = (field: 'number' | 'ports' | 'block') => ({
    value: typed[field],
    onChange: ({ target }: { target: HTMLInputElement }) => onType({ ...typed, [field]: target.value }),
    onBlur: () => onSettle?.(typed),
    onKeyDown: ({ key }: { key: string }) => key === 'Enter' && onSettle?.(typed),
    'aria-invalid': slip?.field === field,
    'aria-describedby': slip?.field === field ? told : undefined,
    spellCheck: false,
    autoComplete: 'off',
  });
  return (
    <>
      <Field area={styles.number} name="Number" of={of}>
        <input inputMode="numeric" {...text('number')} />
      </Field>
      <Field area={styles.action} name="Action" of={of}>
        <select {...choice('action')}>
          <option value="allow">Allow</option>
          <option value="deny">Deny</option>
        </select>
      </Field>
      <Field area={styles.protocol} name="Protocol" of={of}>
        <select {...choice('protocol')}>
          {[...new Set([...protocols, typed.protocol])].map((one) => (
            <option key={one}>{one}</option>
          ))}
        </select>
      </Field>
      <Field area={styles.ports} name="Ports" of={of}>
        {ported ? <input {...text('ports')} /> : <input value="all" disabled readOnly />}
      </Field>
      <Field area={styles.block} name="Source" of={of}>
        <input {...text('block')} />
      </Field>
    </>
  );
}

function Field({ area, name, of, children }: FieldProps) {
  return (
    <label className={`${exhibit.field} ${area}`}>
      <span className={styles.name}>
        {name}
        <span className={exhibit.hidden}> of {of}</span>
      </span>
      {children}
    </label>
  );
}
