import type { AclVerdict, Crossing } from '@/lib/core/aws/network-acl';
import { formatPortRange } from '@/lib/core/net/port-range';
import { formatPrefix } from '@/lib/core/net/prefix';
import { formatProtocol } from '@/lib/core/net/protocol';
import { fateOf, takesPorts } from './acl-sieve-state';
import own from './acl-sieve.module.css';
import styles from './exhibit.module.css';

type Props = { packet: Crossing; at: number; verdict: AclVerdict; outbound: boolean };

/** The sieve as text: every rule from the top, and what became of the packet there. */
export function AclSieveReadings({ packet, at, verdict, outbound }: Props) {
  const name = `Packet ${at + 1}, rule by rule`;
  return (
    <div className={styles.scroll} role="region" aria-label={name} tabIndex={0}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">Rule</th>
            <th scope="col">Action, protocol, ports, {outbound ? 'destination' : 'source'}</th>
            <th scope="col">{`Packet ${at + 1}`}</th>
          </tr>
        </thead>
        <tbody>
          {[...verdict.readings, null].map((reading) => {
            const { fate, why } = fateOf(reading, packet, verdict);
            const entry = reading?.entry;
            const mark =
              fate === 'decides' ? (verdict.verdict === 'PERMITTED' ? 'decides' : 'drops') : 'lost';
            return (
              <tr key={entry?.number ?? '*'} data-mark={mark}>
                <th scope="row">
                  <code>{entry?.number ?? '*'}</code>
                </th>
                <td>
                  <span className={own.nowrap}>
                    {entry?.action === 'allow' ? 'Allow' : 'Deny'}{' '}
                    {entry && entry.protocol !== 'all' ? formatProtocol(entry.protocol) : 'all'}{' '}
                    {entry && takesPorts(entry.protocol)
                      ? formatPortRange(entry.ports).replace('-', '–')
                      : ''}
                  </span>{' '}
                  <code>{entry ? formatPrefix(entry.peer) : '0.0.0.0/0'}</code>
                </td>
                <td className={own.why}>{why}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
