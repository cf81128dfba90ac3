import { useId, useState } from 'react';
import { AclFields } from './acl-fields';
import { added, type Row, type Slip } from './acl-rows-state';
import styles from './acl-rows.module.css';
import type { Typed } from './acl-typed';
import { useLive } from './exhibit';
import exhibit from './exhibit.module.css';

const start: Typed = {
  number: '80',
  action: 'allow',
  protocol: 'TCP',
  ports: '443',
  block: '203.0.113.7/32',
};

type Add = {
  rows: readonly Row[];
  onAdd: (rows: readonly Row[], number: string) => void;
  onReset: () => void;
};

/** A rule of one’s own, in the same fields; what was typed stays after a slip. */
export function AclAdd({ rows, onAdd, onReset }: Add) {
  const live = useLive();
  const told = useId();
  const [typed, setTyped] = useState(start);
  const [slip, setSlip] = useState<Slip | null>(null);
  function type(next: Typed): void {
    setTyped(next);
    if (slip) setSlip(added(rows, next).slip);
  }
  function add(): void {
    const after = added(rows, typed);
    setSlip(after.slip);
    if (after.slip === null) onAdd(after.rows, typed.number);
  }
  return (
    <form
      className={styles.add}
      onSubmit={(event) => {
        event.preventDefault();
        add();
      }}
    >
      <fieldset disabled={!live}>
        <AclFields of="the new rule" typed={typed} slip={slip} told={told} onType={type} />
        <p className={`${styles.fate} ${styles.slip}`} id={told} role="alert">
          {slip?.reason}
        </p>
        <div className={`${exhibit.buttons} ${styles.buttons}`}>
          <button type="submit" className={exhibit.remove}>
            Add rule
          </button>
          <button type="button" className={exhibit.remove} onClick={onReset}>
            Start again
          </button>
        </div>
      </fieldset>
    </form>
  );
}
