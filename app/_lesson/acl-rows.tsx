'use client';

import { useId, useState, type MouseEvent } from 'react';
import { AclAdd } from './acl-add';
import type { Fate } from './acl-fates';
import { AclFields } from './acl-fields';
import { settled, typing, type Row } from './acl-rows-state';
import styles from './acl-rows.module.css';
import { useLive } from './exhibit';
import exhibit from './exhibit.module.css';

type Rows = {
  rows: readonly Row[];
  heading: string;
  /** What each rule came to for the chosen packet; the rule * last. */
  fates: readonly Fate[];
  permitted: boolean;
  onChange: (rows: readonly Row[]) => void;
  onReset: () => void;
};

/** The rules in their fields, each with what it came to. A changed number moves the rule. */
export function AclRows({ rows, heading, fates, permitted, onChange, onReset }: Rows) {
  const [news, setNews] = useState('');
  function remove(row: Row, { currentTarget }: MouseEvent<HTMLButtonElement>): void {
    // The keyboard goes on where it was: at the next rule, the one before, or “Add rule”.
    const here = currentTarget.closest('li');
    const next = [
      here?.nextElementSibling,
      here?.previousElementSibling,
      currentTarget.closest('ol')?.nextElementSibling,
    ]
      .map((one) => one?.querySelector('button'))
      .find(Boolean);
    next?.focus();
    onChange(rows.filter((one) => one !== row));
    setNews(`Rule ${row.entry.number} is removed.`);
  }
  return (
    <div className={styles.rows}>
      <p className={styles.heading}>{heading}</p>
      <p className={styles.heads} aria-hidden="true">
        <span>Number</span>
        <span>Action</span>
        <span>Protocol</span>
        <span>Ports</span>
        <span>Source</span>
        <span>Result</span>
      </p>
      <ol className={styles.list} aria-label="Rules, in the order they are read">
        {rows.map((row, index) => (
          <RuleRow
            key={row.id}
            row={row}
            fate={fates[index]}
            permitted={permitted}
            onType={(typed) => onChange(typing(rows, row.id, typed))}
            onSettle={(typed) => onChange(settled(rows, row.id, typed))}
            onRemove={(event) => remove(row, event)}
          />
        ))}
        <li className={styles.row} data-mark={markOf(fates[rows.length], false)}>
          <span className={`${styles.number} ${styles.star}`}>*</span>
          <span className={styles.rest}>Deny all from 0.0.0.0/0; cannot be changed</span>
          <p className={styles.fate}>{fates[rows.length]?.text}</p>
        </li>
      </ol>
      <AclAdd
        rows={rows}
        onAdd={(more, number) => {
          onChange(more);
          setNews(`Rule ${number} is added.`);
        }}
        onReset={onReset}
      />
      <p className={exhibit.hidden} role="status">
        {news}
      </p>
    </div>
  );
}

type One = {
  row: Row;
  fate: Fate | undefined;
  permitted: boolean;
  onType: (typed: Row['typed']) => void;
  onSettle: (typed: Row['typed']) => void;
  onRemove: (event: MouseEvent<HTMLButtonElement>) => void;
};

function RuleRow({ row, fate, permitted, onType, onSettle, onRemove }: One) {
  const live = useLive();
  const told = useId();
  const { number } = row.entry;
  return (
    <li className={styles.row} data-mark={markOf(fate, permitted)}>
      <fieldset disabled={!live}>
        <AclFields
          of={`rule ${number}`}
          typed={row.typed}
          slip={row.slip}
          told={told}
          onType={onType}
          onSettle={onSettle}
        />
        {row.slip ? (
          <p className={`${styles.fate} ${styles.slip}`} id={told} role="alert">
            {row.slip.reason} Until then rule {number} stays as it was.
          </p>
        ) : (
          <p className={styles.fate}>{fate?.text}</p>
        )}
        <button type="button" className={exhibit.remove} onClick={onRemove}>
          Remove<span className={exhibit.hidden}> rule {number}</span>
        </button>
      </fieldset>
    </li>
  );
}

function markOf(fate: Fate | undefined, permitted: boolean): string | undefined {
  return fate?.mark === 'decides' ? (permitted ? 'allows' : 'denies') : fate?.mark;
}
