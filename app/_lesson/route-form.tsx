'use client';

import { useState } from 'react';
import type { Route } from '@/lib/core/aws/route-table';
import { originName } from '@/lib/core/aws/route-words';
import { useLive } from './exhibit';
import styles from './exhibit.module.css';
import { parseRoute, refusalOf, writtenOrigins } from './route-text';

const targets = ['igw-0a1', 'nat-0b2', 'tgw-0c3', 'pcx-0d4', 'vgw-0e5', 'eni-0f6', 'vpce-017'];

type Props = { table: readonly Route[]; onAdd: (route: Route) => void; onReset: () => void };

/** A route of one’s own; what AWS would refuse is refused with its reason. */
export function RouteForm({ table, onAdd, onReset }: Props) {
  const live = useLive();
  const [destination, setDestination] = useState('10.0.3.0/24');
  const [target, setTarget] = useState('eni-0f6');
  const [origin, setOrigin] = useState<string>('static');
  const [slip, setSlip] = useState('');
  function add(): void {
    const route = parseRoute(`${destination.replaceAll(' ', '')} ${target} ${origin}`);
    const reason = route.ok ? refusalOf(route.value, table) : route.reason;
    setSlip(reason ?? '');
    if (route.ok && reason === null) onAdd(route.value);
  }
  return (
    <details className={styles.text}>
      <summary>Add a route</summary>
      <fieldset className={styles.form} disabled={!live}>
        <label className={styles.field}>
          Destination
          <input
            value={destination}
            onChange={(event) => setDestination(event.target.value)}
            onKeyDown={(event) => event.key === 'Enter' && add()}
            spellCheck={false}
            autoComplete="off"
          />
        </label>
        <label className={styles.field}>
          Target
          <select value={target} onChange={(event) => setTarget(event.target.value)}>
            {targets.map((one) => (
              <option key={one}>{one}</option>
            ))}
          </select>
        </label>
        <label className={styles.field}>
          Origin
          <select value={origin} onChange={(event) => setOrigin(event.target.value)}>
            {writtenOrigins.map((one) => (
              <option key={one} value={one}>
                {originName(one)}
              </option>
            ))}
          </select>
        </label>
        <div className={styles.buttons}>
          <button type="button" className={styles.remove} onClick={add}>
            Add route
          </button>
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
