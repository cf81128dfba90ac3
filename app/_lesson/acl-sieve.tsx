'use client';

import { useReducer } from 'react';
import { AclSieveDrawing } from './acl-sieve-drawing';
import { AclSieveEditor } from './acl-sieve-editor';
import { PacketForm, PacketTable } from './acl-sieve-packets';
import { AclSieveReadings } from './acl-sieve-readings';
import { sieveAfter, sieveOf } from './acl-sieve-state';
import own from './acl-sieve.module.css';
import { Exhibit, useLive } from './exhibit';
import styles from './exhibit.module.css';
import { judge, verdictText, whyText } from './network-acl-state';

type Props = { rules: string; packets: string; title?: string; direction?: string };

/** A network ACL as a sieve: edit and move the rules, fire packets, and see which rule holds each and why the others did not. */
export function NetworkAclSieve({ rules, packets, title, direction = 'inbound' }: Props) {
  const live = useLive();
  const [sieve, change] = useReducer(sieveAfter, null, () => sieveOf(rules, packets));
  const outbound = direction === 'outbound';
  const entries = sieve.rows.map(({ entry }) => entry);
  const packet = sieve.packets[sieve.chosen];
  const verdict = packet && judge(entries, packet);
  return (
    <Exhibit
      title={title ?? `Network ACL, ${direction}`}
      caption="every rule is a sieve; a packet falls until one holds it"
    >
      <div className={own.sieve}>
        <AclSieveDrawing
          entries={entries}
          packets={sieve.packets}
          chosen={sieve.chosen}
          falls={sieve.falls}
          outbound={outbound}
        />
        {packet && verdict ? (
          <p className={own.verdict} role="status">
            <span className={own.disc} aria-hidden="true">
              {sieve.chosen + 1}
            </span>
            <span>
              <strong>{verdictText(verdict)}.</strong> {whyText(packet, verdict)}
            </span>
          </p>
        ) : (
          <p className={own.verdict} role="status">
            No packet yet. Type one below and fire it.
          </p>
        )}
        <div className={own.columns}>
          <div className={own.column}>
            <PacketTable sieve={sieve} change={change} outbound={outbound} />
            <PacketForm change={change} outbound={outbound} />
          </div>
          <div className={own.column}>
            {packet && verdict ? (
              <AclSieveReadings packet={packet} at={sieve.chosen} verdict={verdict} outbound={outbound} />
            ) : null}
          </div>
        </div>
        <AclSieveEditor sieve={sieve} change={change} outbound={outbound} />
        <fieldset className={own.bar} disabled={!live}>
          <button type="button" className={styles.remove} onClick={() => change({ do: 'drop-again' })}>
            Drop again
          </button>
          <button
            type="button"
            className={styles.remove}
            onClick={() => change({ do: 'start-again', sieve: sieveOf(rules, packets) })}
          >
            Start again
          </button>
        </fieldset>
      </div>
    </Exhibit>
  );
}
