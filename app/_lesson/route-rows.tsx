import type { Lookup } from '@/lib/core/aws/route-table';
import { fateOf, routeRow } from '@/lib/core/aws/route-words';
import type { Ip } from '@/lib/core/net/ip';
import { useLive } from './exhibit';
import styles from './exhibit.module.css';
import { RouteBits } from './route-bits';

type Rows = {
  found: Lookup;
  address: Ip | null;
  onRemove: (at: number) => void;
  onState: (at: number) => void;
};

/** The table as the console shows it, with what became of each route. */
export function RouteRows({ found, address, onRemove, onState }: Rows) {
  const live = useLive();
  return (
    <div className={styles.scroll} role="group" aria-label="Route table" tabIndex={0}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">Destination</th>
            <th scope="col">Target</th>
            <th scope="col">Origin</th>
            <th scope="col" className={styles.wide}>
              Bits that must match
            </th>
            <th scope="col">Result</th>
            <th scope="col">
              <span className={styles.hidden}>Change</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {found.candidates.map((candidate, at) => {
            const row = routeRow(candidate.route);
            const local = candidate.route.origin === 'local';
            return (
              <tr
                key={`${row.destination} ${row.origin} ${row.target}`}
                data-mark={address ? markOf(candidate, found) : undefined}
              >
                <th scope="row">
                  <code>{row.destination}</code>
                </th>
                <td>
                  <code>{row.target}</code>
                </td>
                <td>{row.origin}</td>
                <td className={styles.wide}>
                  <RouteBits destination={candidate.route.destination} address={address} />
                </td>
                <td className={styles.result}>{address ? resultOf(candidate, found) : row.state}</td>
                <td>
                  {!local && (
                    <span className={styles.rowActions}>
                      <button
                        type="button"
                        className={styles.remove}
                        disabled={!live}
                        aria-pressed={row.state === 'Blackhole'}
                        onClick={() => onState(at)}
                      >
                        Blackhole<span className={styles.hidden}> {row.destination}</span>
                      </button>
                      <button
                        type="button"
                        className={styles.remove}
                        disabled={!live}
                        onClick={() => onRemove(at)}
                      >
                        Remove<span className={styles.hidden}> {row.destination}</span>
                      </button>
                    </span>
                  )}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

type Candidate = Lookup['candidates'][number];

function markOf({ route, lost }: Candidate, { disposition }: Lookup): string | undefined {
  if (disposition === 'INDETERMINATE') return undefined;
  if (lost !== null) return 'lost';
  return route.state === 'blackhole' ? 'drops' : 'decides';
}

function resultOf(candidate: Candidate, { chosen, disposition }: Lookup) {
  if (disposition === 'INDETERMINATE' && candidate.lost !== 'NOT_MATCHING') return 'Cannot tell';
  if (candidate.lost !== null) return fateOf(candidate, chosen);
  return (
    <strong className={styles.verdict}>
      {candidate.route.state === 'blackhole' ? 'Chosen, and dropped' : 'Chosen'}
    </strong>
  );
}
