'use client';

import { useState, type Dispatch } from 'react';
import { AclSieveRow } from './acl-sieve-row';
import { readRule, type RuleDraft, type Sieve, type SieveChange } from './acl-sieve-state';
import own from './acl-sieve.module.css';
import { useLive } from './exhibit';
import styles from './exhibit.module.css';

type Props = { sieve: Sieve; change: Dispatch<SieveChange>; outbound: boolean };

const another: RuleDraft = {
  number: '80',
  action: 'allow',
  protocol: 'tcp',
  ports: '443',
  block: '203.0.113.7/32',
};

/** The rules as fields: change, move, remove and add them. What a list would not take says why and costs nothing. */
export function AclSieveEditor({ sieve, change, outbound }: Props) {
  const live = useLive();
  const [slip, setSlip] = useState('');
  const [added, setAdded] = useState(another);
  const add = (draft: RuleDraft): boolean => {
    const parsed = readRule(draft, sieve);
    setSlip(parsed.ok ? '' : parsed.reason);
    if (parsed.ok) change({ do: 'add', entry: parsed.value });
    return parsed.ok;
  };
  return (
    <details className={styles.text}>
      <summary>Edit the rules</summary>
      <fieldset className={own.rows} disabled={!live}>
        <p className={own.help}>
          A number is a place. Up and down let two neighbours change numbers; Enter or leaving a field takes
          what you typed, Escape brings back what stood there.
        </p>
        {sieve.rows.map((row, at) => (
          <AclSieveRow
            key={row.id}
            row={row}
            sieve={sieve}
            outbound={outbound}
            first={at === 0}
            last={at === sieve.rows.length - 1}
            change={change}
            say={setSlip}
          />
        ))}
        <div className={own.add}>
          <label className={styles.field}>
            Another rule: number, action, protocol, ports, block
            <input
              value={lineOf(added)}
              onChange={(event) => setAdded(draftFrom(event.target.value))}
              onKeyDown={(event) => event.key === 'Enter' && add(added)}
              spellCheck={false}
              autoComplete="off"
            />
          </label>
          <div className={styles.buttons}>
            <button type="button" className={styles.remove} onClick={() => add(added)}>
              Add rule
            </button>
          </div>
        </div>
        <p className={own.slip} role="status">
          {slip}
        </p>
      </fieldset>
    </details>
  );
}

const names = ['number', 'action', 'protocol', 'ports', 'block'] as const;

function lineOf(draft: RuleDraft): string {
  return names
    .map((name) => draft[name])
    .join(' ')
    .trimStart();
}

/** The line cut into its five fields; what is too much stays in the last one and is refused there. */
function draftFrom(line: string): RuleDraft {
  const words = line.split(' ');
  const word = (at: number): string => words[at] ?? '';
  return {
    number: word(0),
    action: word(1),
    protocol: word(2),
    ports: word(3),
    block: words.slice(4).join(' '),
  };
}
