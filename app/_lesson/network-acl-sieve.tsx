'use client';

import { useState } from 'react';
import type { AclEntry, Crossing } from '@/lib/core/aws/network-acl';
import { formatIp } from '@/lib/core/net/ip';
import { formatProtocol } from '@/lib/core/net/protocol';
import { fatesOf } from './acl-fates';
import { AclRows } from './acl-rows';
import rowStyles from './acl-rows.module.css';
import { rowsOf, type Row } from './acl-rows-state';
import { AclSieveDrawing } from './acl-sieve-drawing';
import { Exhibit, useLive } from './exhibit';
import styles from './exhibit.module.css';
import { judge, listOf, parseEntry, parsePacket, verdictText, whyText } from './network-acl-state';

type Props = { rules: string; packets: string; title?: string };

/** A network ACL as a sieve: edit the rules, fire packets, and see what each rule came to. */
export function NetworkAclSieve({ rules, packets: fired, title = 'Network ACL, inbound' }: Props) {
  const [rows, setRows] = useState<readonly Row[]>(() => rowsOf(listOf(rules, parseEntry)));
  const [packets, setPackets] = useState<Crossing[]>(() => listOf(fired, parsePacket));
  const [chosen, setChosen] = useState(0);
  const entries = rows.map((row) => row.entry);
  const packet = packets[chosen] ?? packets[0];
  const verdict = packet ? judge(entries, packet) : null;
  return (
    <Exhibit title={title} caption="every rule is a sieve; a packet falls until one holds it">
      <AclSieveDrawing entries={entries} packets={packets} chosen={chosen} />
      {packet && verdict ? (
        <p className={styles.foot} role="status">
          <strong>
            {chosen + 1}. {verdictText(verdict)}.
          </strong>{' '}
          {whyText(packet, verdict)}
        </p>
      ) : null}
      <Packets packets={packets} entries={entries} chosen={chosen} choose={setChosen} />
      <PacketForm
        onFire={(one) => {
          setPackets([...packets.slice(packets.length < 5 ? 0 : 1), one]);
          setChosen(Math.min(packets.length, 4));
        }}
      />
      <AclRows
        rows={rows}
        heading={`What each rule says to packet ${chosen + 1}`}
        fates={verdict && packet ? fatesOf(verdict, packet) : []}
        permitted={verdict?.verdict === 'PERMITTED'}
        onChange={setRows}
        onReset={() => {
          setRows(rowsOf(listOf(rules, parseEntry)));
          setPackets(listOf(fired, parsePacket));
          setChosen(0);
        }}
      />
    </Exhibit>
  );
}

function Packets({
  packets,
  entries,
  chosen,
  choose,
}: {
  packets: Crossing[];
  entries: AclEntry[];
  chosen: number;
  choose: (index: number) => void;
}) {
  const live = useLive();
  return (
    <div className={styles.scroll} role="group" aria-label="Packets and their verdicts" tabIndex={0}>
      <table className={`${styles.table} ${styles.tight}`}>
        <thead>
          <tr>
            <th scope="col">Packet</th>
            <th scope="col">Source</th>
            <th scope="col">To</th>
            <th scope="col">Verdict</th>
          </tr>
        </thead>
        <tbody>
          {packets.map((packet, index) => (
            <tr key={index} data-chosen={index === chosen || undefined}>
              <th scope="row">
                <button
                  type="button"
                  disabled={!live}
                  aria-pressed={index === chosen}
                  onClick={() => choose(index)}
                >
                  <span className={styles.word}>Packet </span>
                  {index + 1}
                </button>
              </th>
              <td>
                <code>{formatIp(packet.peer)}</code>
              </td>
              <td>
                {formatProtocol(packet.protocol)} {packet.port || ''}
              </td>
              <td className={judge(entries, packet).verdict === 'PERMITTED' ? 'allow' : 'deny'}>
                {verdictText(judge(entries, packet))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function PacketForm({ onFire }: { onFire: (packet: Crossing) => void }) {
  const live = useLive();
  const [text, setText] = useState('203.0.113.9 tcp 22');
  const parsed = parsePacket(text);
  return (
    <fieldset className={rowStyles.packet} disabled={!live}>
      <label className={styles.field}>
        A packet: source, protocol, port
        <input
          value={text}
          onChange={(event) => setText(event.target.value)}
          aria-invalid={!parsed.ok}
          spellCheck={false}
          autoComplete="off"
        />
      </label>
      <div className={styles.buttons}>
        <button
          type="button"
          className={styles.remove}
          disabled={!parsed.ok}
          onClick={() => parsed.ok && onFire(parsed.value)}
        >
          Fire it
        </button>
      </div>
      <p className={styles.slip} role="status">
        {parsed.ok ? '' : parsed.reason}
      </p>
    </fieldset>
  );
}
