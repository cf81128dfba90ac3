'use client';

import { useState } from 'react';
import type { AclEntry } from '@/lib/core/aws/network-acl';
import { formatPortRange } from '@/lib/core/net/port-range';
import { formatPrefix } from '@/lib/core/net/prefix';
import { formatProtocol } from '@/lib/core/net/protocol';
import { useLive } from './exhibit';
import styles from './exhibit.module.css';
import { parseEntry } from './network-acl-state';

/** The rule as it can be typed back. */
export function entryLine({ number, action, protocol, ports, peer }: AclEntry): string {
  return `${number} ${action} ${protocol === 'all' ? 'all' : formatProtocol(protocol)} ${formatPortRange(ports)} ${formatPrefix(peer)}`;
}

/** The rules as lines to edit: number, action, protocol, ports, block. A changed number moves the rule. */
export function AclRows({
  entries,
  onChange,
  onReset,
}: {
  entries: AclEntry[];
  onChange: (entries: AclEntry[]) => void;
  onReset: () => void;
}) {
  const live = useLive();
  const [added, setAdded] = useState('80 allow tcp 443 203.0.113.7/32');
  const [slip, setSlip] = useState('');
  function put(text: string, at: number): void {
    const parsed = parseEntry(text);
    if (!parsed.ok) return setSlip(parsed.reason);
    if (entries.some((one, index) => index !== at && one.number === parsed.value.number))
      return setSlip(`Rule ${parsed.value.number} is there already; a number stands for one rule.`);
    if (at < 0 && entries.length >= 8)
      return setSlip('Eight rules are enough for a picture; remove one first.');
    setSlip('');
    onChange(
      at < 0 ? [...entries, parsed.value] : entries.map((one, index) => (index === at ? parsed.value : one)),
    );
  }
  return (
    <details className={styles.text}>
      <summary>Edit the rules</summary>
      <fieldset className={styles.form} disabled={!live}>
        {entries.map((one, index) => (
          <label key={entryLine(one)} className={styles.field}>
            Rule {one.number}
            <input
              defaultValue={entryLine(one)}
              onBlur={(event) => event.target.value !== entryLine(one) && put(event.target.value, index)}
              onKeyDown={(event) => event.key === 'Enter' && put(event.currentTarget.value, index)}
              spellCheck={false}
              autoComplete="off"
            />
            <button
              type="button"
              className={styles.remove}
              onClick={() => onChange(entries.filter((_, i) => i !== index))}
            >
              Remove rule {one.number}
            </button>
          </label>
        ))}
        <label className={styles.field}>
          Another rule
          <input
            value={added}
            onChange={(event) => setAdded(event.target.value)}
            onKeyDown={(event) => event.key === 'Enter' && put(added, -1)}
            spellCheck={false}
            autoComplete="off"
          />
          <button type="button" className={styles.remove} onClick={() => put(added, -1)}>
            Add rule
          </button>
        </label>
        <div className={styles.buttons}>
          <button type="button" className={styles.remove} onClick={onReset}>
            Start again
          </button>
        </div>
        <p className={styles.slip} role="status">
          {slip}
        </p>
      </fieldset>
    </details>
  );
}
