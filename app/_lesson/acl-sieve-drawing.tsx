import type { AclEntry, Crossing } from '@/lib/core/aws/network-acl';
import { formatIp } from '@/lib/core/net/ip';
import { formatPortRange } from '@/lib/core/net/port-range';
import { formatPrefix } from '@/lib/core/net/prefix';
import { formatProtocol } from '@/lib/core/net/protocol';
import styles from './acl-sieve-drawing.module.css';
import exhibit from './exhibit.module.css';
import { judge, verdictText } from './network-acl-state';

const row = 44;
const left = 300;
const lane = 78;

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
  const y = (index: number): number => 62 + row * index;
  const x = (index: number): number => left + lane * index + lane / 2;
  const name = verdicts.map((verdict, i) => `packet ${i + 1} ${verdictText(verdict)}`).join(', ');
  return (
    <div
      className={`${exhibit.bed} ${styles.frame}`}
      role="region"
      aria-label="The sieve, drawn"
      tabIndex={0}
    >
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
          <g key={one?.number ?? '*'}>
            <rect className={styles.rule} x="1" y={y(index) - 18} width={left - 12} height="36" rx="6" />
            <text className={styles.number} x="12" y={y(index) + 5}>
              {one?.number ?? '*'}
            </text>
            <text className={one?.action === 'allow' ? styles.allow : styles.deny} x="62" y={y(index) + 5}>
              {one?.action === 'allow' ? '✓ Allow' : '✕ Deny'}
            </text>
            <text className={styles.what} x="124" y={y(index) - 2}>
              {one && one.protocol !== 'all'
                ? `${formatProtocol(one.protocol)} ${formatPortRange(one.ports)}`
                : 'All'}
            </text>
            <text className={styles.block} x="124" y={y(index) + 13}>
              {one ? formatPrefix(one.peer) : '0.0.0.0/0'}
            </text>
            {packets.map((_, at) => (
              <path
                key={at}
                className={styles.line}
                d={
                  (stops[at] ?? 0) > index
                    ? `M${x(at) - lane / 2} ${y(index)}h${lane / 2 - 10}m0-7v14M${x(at) + lane / 2} ${y(index)}h-${lane / 2 - 10}m0-7v14`
                    : `M${x(at) - lane / 2} ${y(index)}h${lane}`
                }
              />
            ))}
          </g>
        ))}
        {packets.map((packet, at) => (
          <g key={at}>
            <circle className={styles.disc} cx={x(at)} cy="16" r="10" />
            <text className={styles.discText} x={x(at)} y="20">
              {at + 1}
            </text>
            <title>{`${formatIp(packet.peer)} ${formatProtocol(packet.protocol)} ${packet.port}`}</title>
            <path className={styles.packet} d={`M${x(at)} 28V${y(stops[at] ?? 0) - 10}`} />
            <circle
              className={verdicts[at]?.verdict === 'PERMITTED' ? styles.held : styles.dropped}
              cx={x(at)}
              cy={y(stops[at] ?? 0)}
              r="10"
            />
            <path
              className={styles.sign}
              d={
                verdicts[at]?.verdict === 'PERMITTED'
                  ? `M${x(at) - 4} ${y(stops[at] ?? 0)}l3 3 5-6`
                  : `M${x(at) - 3.5} ${y(stops[at] ?? 0) - 3.5}l7 7m0-7l-7 7`
              }
            />
          </g>
        ))}
      </svg>
    </div>
  );
}
