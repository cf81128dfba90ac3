import { reservedAddresses, usableIn } from '@/lib/core/aws/subnet-size';
import { cidrSwitches } from '@/lib/core/aws/rules/cidr';
import { formatIp } from '@/lib/core/net/ip';
import { formatPrefix, size4, type Prefix4 } from '@/lib/core/net/prefix';
import type { Plan } from './address-plan';
import { formatCount, shortRoles } from './address-words';
import styles from './address-bar.module.css';

/** The plan to scale, and the chosen part opened below. Lengths are in percent, so that no text is ever shrunk. */
export function AddressBar({
  plan,
  at,
  onChoose,
}: {
  plan: Plan;
  at: number;
  onChoose: (at: number) => void;
}) {
  const chosen = plan.parts[at];
  return (
    <svg className={styles.bar} height="196" role="img" aria-label={nameOf(plan, at)}>
      <text x="0" y="18" className={styles.name}>
        {formatPrefix(plan.block)}
      </text>
      <text x="100%" y="18" textAnchor="end" className={styles.count}>
        {formatCount(size4(plan.block))} addresses
      </text>
      {plan.parts.map(({ block, taken }, index) => (
        <Cell
          key={block.network}
          {...spanOf(plan.block, block)}
          look={`${taken ? styles.taken : styles.free} ${index === at ? styles.chosen : ''}`}
          block={block}
          onChoose={() => onChoose(index)}
        />
      ))}
      {chosen && <Opened plan={plan} block={chosen.block} taken={chosen.taken} />}
    </svg>
  );
}

function Cell({
  from,
  share,
  look,
  block,
  onChoose,
}: {
  from: number;
  share: number;
  look: string;
  block: Prefix4;
  onChoose: () => void;
}) {
  return (
    <g onClick={onChoose} className={styles.cell}>
      <rect x={percent(from)} y="30" width={percent(share)} height="52" rx="3" className={look} />
      <g data-share={share > 0.3 ? 'large' : share > 0.12 ? 'middle' : 'small'}>
        <text x={percent(from + share / 2)} y="52" textAnchor="middle" className={styles.length}>
          /{block.length}
        </text>
        <text x={percent(from + share / 2)} y="71" textAnchor="middle" className={styles.start}>
          {formatIp({ family: 4, value: block.network })}
        </text>
      </g>
    </g>
  );
}

const widths = [0, 0.09, 0.18, 0.27, 0.36, 0.9];

function Opened({ plan, block, taken }: { plan: Plan; block: Prefix4; taken: boolean }) {
  const { from, share } = spanOf(plan.block, block);
  return (
    <g className={styles.opened}>
      <line x1={percent(from)} y1="84" x2="0" y2="116" />
      <line x1={percent(from + share)} y1="84" x2="100%" y2="116" />
      <rect x="0" y="118" width="100%" height="46" rx="3" className={taken ? styles.taken : styles.free} />
      {reservedAddresses(block).map(({ address, role }, index) => {
        const x = index < 4 ? (widths[index] ?? 0) : 0.9;
        const width = index < 4 ? 0.09 : 0.1;
        return (
          <g key={role}>
            <rect x={percent(x)} y="118" width={percent(width)} height="46" className={styles.reserved} />
            <text x={percent(x + width / 2)} y="138" textAnchor="middle" className={styles.octet}>
              .{address.value % 256}
            </text>
            <text x={percent(x + width / 2)} y="155" textAnchor="middle" className={styles.role}>
              {shortRoles[role]}
            </text>
          </g>
        );
      })}
      <text x="63%" y="146" textAnchor="middle" className={styles.usable}>
        {formatCount(usableIn(block.length, cidrSwitches))} for interfaces
      </text>
      <text x="0" y="186" className={styles.count}>
        {formatPrefix(block)} opened; the reserved cells are not to scale
      </text>
    </g>
  );
}

function spanOf(whole: Prefix4, block: Prefix4): { from: number; share: number } {
  return { from: (block.network - whole.network) / size4(whole), share: size4(block) / size4(whole) };
}

function percent(share: number): string {
  return `${share * 100}%`;
}

function nameOf({ block, parts }: Plan, at: number): string {
  const all = parts.map((part) => `${formatPrefix(part.block)} ${part.taken ? 'subnet' : 'free'}`);
  const chosen = parts[at];
  return `${formatPrefix(block)} to scale: ${all.join(', ')}. ${chosen ? `${formatPrefix(chosen.block)} is opened below.` : ''}`;
}
