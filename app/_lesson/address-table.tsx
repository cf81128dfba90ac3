import { cidrSwitches } from '@/lib/core/aws/rules/cidr';
import { reservedAddresses, usableIn } from '@/lib/core/aws/subnet-size';
import { formatIp } from '@/lib/core/net/ip';
import { first, formatPrefix, last, size4 } from '@/lib/core/net/prefix';
import type { Plan } from './address-plan';
import { formatCount, longRoles } from './address-words';
import { useLive } from './exhibit';
import styles from './exhibit.module.css';

/** The plan as a table, where a block is chosen with the keyboard, and the reserved addresses of the chosen one. */
export function AddressTable({
  plan,
  at,
  onChoose,
}: {
  plan: Plan;
  at: number;
  onChoose: (at: number) => void;
}) {
  const live = useLive();
  const chosen = plan.parts[at];
  return (
    <>
      <div className={styles.scroll} role="group" aria-label="Blocks" tabIndex={0}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">Block</th>
              <th scope="col">State</th>
              <th scope="col" className={styles.wide}>
                First to last
              </th>
              <th scope="col" className={styles.number}>
                Holds
              </th>
              <th scope="col" className={styles.number}>
                Usable
              </th>
            </tr>
          </thead>
          <tbody>
            {plan.parts.map(({ block, taken }, index) => (
              <tr key={formatPrefix(block)} data-chosen={index === at ? '' : undefined}>
                <th scope="row">
                  <button
                    type="button"
                    disabled={!live}
                    aria-pressed={index === at}
                    onClick={() => onChoose(index)}
                  >
                    <code>{formatPrefix(block)}</code>
                  </button>
                </th>
                <td>{taken ? 'Subnet' : 'Free'}</td>
                <td className={styles.wide}>
                  <code>{formatIp(first(block))}</code> – <code>{formatIp(last(block))}</code>
                </td>
                <td className={styles.number}>{formatCount(size4(block))}</td>
                <td className={styles.number}>
                  {taken && block.length <= cidrSwitches.longestLength
                    ? formatCount(usableIn(block.length, cidrSwitches))
                    : '–'}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {chosen && (
        <details className={styles.text}>
          <summary>Reserved in {formatPrefix(chosen.block)}, as text</summary>
          <ul>
            {reservedAddresses(chosen.block).map(({ address, role }) => (
              <li key={role}>
                <code>{formatIp(address)}</code> {longRoles[role]}
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}
