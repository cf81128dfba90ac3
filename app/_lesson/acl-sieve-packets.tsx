'use client';

import { useState, type Dispatch } from 'react';
import { formatIp } from '@/lib/core/net/ip';
import { formatProtocol, hasPorts } from '@/lib/core/net/protocol';
import { readPacket, type Sieve, type SieveChange } from './acl-sieve-state';
import own from './acl-sieve.module.css';
import { useLive } from './exhibit';
import styles from './exhibit.module.css';
import { judge, verdictText } from './network-acl-state';

type Props = { sieve: Sieve; change: Dispatch<SieveChange>; outbound: boolean };

/** The packets with their verdicts; choosing one shows what every rule makes of it. */
export function PacketTable({ sieve: { rows, packets, chosen }, change, outbound }: Props) {
  const live = useLive();
  const entries = rows.map(({ entry }) => entry);
  return (
    <div className={styles.scroll} role="region" aria-label="Packets and their verdicts" tabIndex={0}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">Packet</th>
            <th scope="col">{outbound ? 'Destination' : 'Source'}</th>
            <th scope="col">To</th>
            <th scope="col">Verdict</th>
            <th scope="col">
              <span className={styles.hidden}>Change</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {packets.map((packet, at) => {
            const verdict = judge(entries, packet);
            return (
              <tr key={at} data-chosen={at === chosen || undefined}>
                <th scope="row">
                  <button
                    type="button"
                    disabled={!live}
                    aria-pressed={at === chosen}
                    onClick={() => change({ do: 'choose', at })}
                  >
                    Packet {at + 1}
                  </button>
                </th>
                <td>
                  <code>{formatIp(packet.peer)}</code>
                </td>
                <td className={own.nowrap}>
                  {formatProtocol(packet.protocol)} {hasPorts(packet.protocol) ? packet.port : ''}
                </td>
                <td className={`${own.nowrap} ${verdict.verdict === 'PERMITTED' ? own.allow : own.deny}`}>
                  {verdictText(verdict)}
                </td>
                <td className={own.last}>
                  <button
                    type="button"
                    className={own.quiet}
                    disabled={!live}
                    aria-label={`Withdraw packet ${at + 1}`}
                    onClick={() => change({ do: 'withdraw', at })}
                  >
                    ✕
                  </button>
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

/** One line for a packet of one’s own. */
export function PacketForm({ change, outbound }: Omit<Props, 'sieve'>) {
  const live = useLive();
  const [text, setText] = useState(outbound ? '198.51.100.9 tcp 61234' : '203.0.113.9 tcp 22');
  const parsed = readPacket(text);
  const fire = (): void => {
    if (parsed.ok) change({ do: 'fire', packet: parsed.value });
  };
  return (
    <fieldset className={own.fire} disabled={!live}>
      <label className={styles.field}>
        {outbound ? 'Send: destination, protocol, port' : 'A packet: source, protocol, port'}
        <input
          value={text}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={(event) => event.key === 'Enter' && fire()}
          aria-invalid={!parsed.ok}
          spellCheck={false}
          autoComplete="off"
        />
      </label>
      <div className={styles.buttons}>
        <button type="button" className={styles.remove} disabled={!parsed.ok} onClick={fire}>
          {outbound ? 'Send it' : 'Fire it'}
        </button>
      </div>
      <p className={styles.slip} role="status">
        {parsed.ok ? '' : parsed.reason}
      </p>
    </fieldset>
  );
}
