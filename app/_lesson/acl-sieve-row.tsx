'use client';

import { useState, type Dispatch } from 'react';
import {
  draftOf,
  readRule,
  takesPorts,
  type Row,
  type RuleDraft,
  type Sieve,
  type SieveChange,
} from './acl-sieve-state';
import own from './acl-sieve.module.css';
import styles from './exhibit.module.css';

type Props = {
  row: Row;
  sieve: Sieve;
  outbound: boolean;
  first: boolean;
  last: boolean;
  change: Dispatch<SieveChange>;
  say: (slip: string) => void;
};

/** One rule as five fields and three buttons. */
export function AclSieveRow({ row: { id, entry }, sieve, outbound, first, last, change, say }: Props) {
  const [typed, setTyped] = useState<Partial<RuleDraft>>({});
  const [wrong, setWrong] = useState<keyof RuleDraft | null>(null);
  const draft = { ...draftOf(entry), ...typed };
  const take = (name: keyof RuleDraft, value: string): void => {
    const parsed = readRule({ ...draftOf(entry), [name]: value }, sieve, id);
    say(parsed.ok ? '' : parsed.reason);
    setWrong(parsed.ok ? null : name);
    setTyped(parsed.ok ? {} : { [name]: value });
    if (parsed.ok) change({ do: 'put', id, entry: parsed.value });
  };
  const text = (name: 'number' | 'ports' | 'block', label: string, off = false) => (
    <label className={`${styles.field} ${own[name] ?? ''}`}>
      {label}
      <input
        value={draft[name]}
        disabled={off}
        aria-invalid={wrong === name}
        inputMode={name === 'number' ? 'numeric' : 'text'}
        spellCheck={false}
        autoComplete="off"
        onChange={(event) => setTyped({ [name]: event.target.value })}
        onBlur={(event) => typed[name] !== undefined && take(name, event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') take(name, event.currentTarget.value);
          if (event.key !== 'Escape') return;
          setTyped({});
          setWrong(null);
          say('');
        }}
      />
    </label>
  );
  return (
    <fieldset className={own.row}>
      <legend className={styles.hidden}>Rule {entry.number}</legend>
      {text('number', 'Number')}
      <Choice
        label="Action"
        value={draft.action}
        options={[
          ['allow', 'Allow'],
          ['deny', 'Deny'],
        ]}
        onChange={(value) => take('action', value)}
      />
      <Choice
        label="Protocol"
        value={draft.protocol}
        options={protocolsWith(draft.protocol)}
        onChange={(value) => take('protocol', value)}
      />
      {text('ports', 'Ports', !takesPorts(entry.protocol))}
      {text('block', outbound ? 'Destination' : 'Source')}
      <div className={own.moves}>
        <button
          type="button"
          className={styles.remove}
          disabled={first}
          aria-label={`Move rule ${entry.number} up`}
          onClick={() => change({ do: 'up', id })}
        >
          ↑
        </button>
        <button
          type="button"
          className={styles.remove}
          disabled={last}
          aria-label={`Move rule ${entry.number} down`}
          onClick={() => change({ do: 'down', id })}
        >
          ↓
        </button>
        <button
          type="button"
          className={styles.remove}
          aria-label={`Remove rule ${entry.number}`}
          onClick={() => change({ do: 'remove', id })}
        >
          ✕
        </button>
      </div>
    </fieldset>
  );
}

type Option = readonly [value: string, text: string];

function Choice({
  label,
  value,
  options,
  onChange,
}: {
  label: string;
  value: string;
  options: readonly Option[];
  onChange: (value: string) => void;
}) {
  return (
    <label className={styles.field}>
      {label}
      <select value={value} onChange={(event) => onChange(event.target.value)}>
        {options.map(([one, shown]) => (
          <option key={one} value={one}>
            {shown}
          </option>
        ))}
      </select>
    </label>
  );
}

const protocols: readonly Option[] = [
  ['all', 'All'],
  ['tcp', 'TCP'],
  ['udp', 'UDP'],
  ['icmp', 'ICMP'],
];

/** The usual protocols, and the rule’s own where it is another one. */
function protocolsWith(own: string): readonly Option[] {
  return protocols.some(([value]) => value === own) ? protocols : [...protocols, [own, `Protocol ${own}`]];
}
