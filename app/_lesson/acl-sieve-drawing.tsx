import type { AclEntry, AclVerdict, Crossing } from '@/lib/core/aws/network-acl';
import { formatPortRange } from '@/lib/core/net/port-range';
import { formatPrefix } from '@/lib/core/net/prefix';
import { formatProtocol } from '@/lib/core/net/protocol';
import styles from './acl-sieve-drawing.module.css';
import exhibit from './exhibit.module.css';
import { judge, verdictText } from './network-acl-state';

const row = 44;
const left = 300;
const lane = 78;
const x = (index: number): number => left + lane * index + lane / 2;
const y = (index: number): number => 62 + row * index;

/** Rules as lines with gaps; packets fall through the gaps and stop on a disc at the rule that decides. */
export function AclSieveDrawing({
  entries,
  packets,
  chosen,
}: {
  entries: AclEntry[];
  packets: Crossing[];
  chosen: number;
}) {
  const width = left + lane * Math.max(1, packets.length) + 16;
  const height = 64 + row * (entries.length + 1);
  const verdicts = packets.map((packet) => judge(entries, packet));
  const stops = verdicts.map(({ by }) =>
    by ? entries.findIndex((one) => one.number === by.number) : entries.length,
  );
  const name = verdicts.map((verdict, i) => `packet ${i + 1} ${verdictText(verdict)}`).join(', ');
  return (
    <div className={`${exhibit.bed} ${styles.frame}`} role="group" aria-label="The sieve, drawn" tabIndex={0}>
      <svg
        viewBox={`0 0 ${width} ${height}`}
        width={width}
        height={height}
        role="img"
        aria-label={`The rules in ascending number: ${name}.`}
      >
        {chosen < packets.length ? (
          <rect
            className={styles.chosen}
            x={x(chosen) - lane / 2 + 3}
            y="4"
            width={lane - 6}
            height={height - 8}
            rx="8"
          />
        ) : null}
        {[...entries, null].map((one, index) => (
          <RuleLine key={one?.number ?? '*'} entry={one} index={index} stops={stops} />
        ))}
        {verdicts.map((verdict, at) => (
          <Fall key={at} at={at} stop={stops[at] ?? 0} verdict={verdict} />
        ))}
      </svg>
    </div>
  );
}

function RuleLine({ entry, index, stops }: { entry: AclEntry | null; index: number; stops: number[] }) {
  const top = y(index);
  const gap = (at: number): string =>
    `M${x(at) - lane / 2} ${top}h${lane / 2 - 10}m0-7v14M${x(at) + lane / 2} ${top}h-${lane / 2 - 10}m0-7v14`;
  return (
    <g>
      <rect className={styles.rule} x="1" y={top - 18} width={left - 12} height="36" rx="6" />
      <text className={styles.number} x="12" y={top + 5}>
        {entry?.number ?? '*'}
      </text>
      <text className={entry?.action === 'allow' ? styles.allow : styles.deny} x="62" y={top + 5}>
        {entry?.action === 'allow' ? '✓ Allow' : '✕ Deny'}
      </text>
      <text className={styles.what} x="124" y={top - 2}>
        {entry && entry.protocol !== 'all'
          ? `${formatProtocol(entry.protocol)} ${formatPortRange(entry.ports)}`
          : 'All'}
      </text>
      <text className={styles.block} x="124" y={top + 13}>
        {entry ? formatPrefix(entry.peer) : '0.0.0.0/0'}
      </text>
      {stops.map((stop, at) => (
        <path
          key={at}
          className={styles.line}
          d={stop > index ? gap(at) : `M${x(at) - lane / 2} ${top}h${lane}`}
        />
      ))}
    </g>
  );
}

function Fall({ at, stop, verdict: { verdict } }: { at: number; stop: number; verdict: AclVerdict }) {
  const end = y(stop);
  const permitted = verdict === 'PERMITTED';
  return (
    <g>
      <circle className={styles.disc} cx={x(at)} cy="16" r="10" />
      <text className={styles.discText} x={x(at)} y="20">
        {at + 1}
      </text>
      <path className={styles.packet} d={`M${x(at)} 28V${end - 10}`} />
      <circle className={permitted ? styles.held : styles.dropped} cx={x(at)} cy={end} r="10" />
      <path
        className={styles.sign}
        d={permitted ? `M${x(at) - 4} ${end}l3 3 5-6` : `M${x(at) - 3.5} ${end - 3.5}l7 7m0-7l-7 7`}
      />
    </g>
  );
}
