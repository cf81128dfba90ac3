import type { AclEntry } from '@/lib/core/aws/network-acl';
import { formatPortRange } from '@/lib/core/net/port-range';
import { formatPrefix } from '@/lib/core/net/prefix';
import { formatProtocol } from '@/lib/core/net/protocol';
import styles from './acl-sieve-drawing.module.css';
import type { Geometry } from './acl-sieve-geometry';
import { takesPorts } from './acl-sieve-state';

/** One rule as a box at the left of its line; null is the rule `*`. */
export function AclSieveRule({
  entry,
  y,
  geometry,
}: {
  entry: AclEntry | null;
  y: number;
  geometry: Geometry;
}) {
  const { box, columns } = geometry;
  const [number, action, protocol, ports, block] = columns;
  const allow = entry?.action === 'allow';
  const words = {
    protocol: entry && entry.protocol !== 'all' ? formatProtocol(entry.protocol) : 'All',
    ports: entry && takesPorts(entry.protocol) ? formatPortRange(entry.ports).replace('-', '–') : 'all',
    block: short(entry ? formatPrefix(entry.peer) : '0.0.0.0/0', geometry.wide ? 19 : 17),
  };
  const first = geometry.wide ? y + 5 : y - 3;
  return (
    <g>
      <rect
        className={styles.rule}
        x={box.x}
        y={y - box.height / 2}
        width={box.width}
        height={box.height}
        rx="6"
      />
      <text className={styles.number} x={number} y={y + 5}>
        {entry?.number ?? '*'}
      </text>
      <path
        className={allow ? styles.tick : styles.cross}
        d={allow ? `M${action} ${first - 4}l3.5 3.5 6-7.5` : `M${action} ${first - 9}l8.5 8.5m0-8.5l-8.5 8.5`}
      />
      <text className={allow ? styles.allow : styles.deny} x={action + 16} y={first}>
        {allow ? 'Allow' : 'Deny'}
        {geometry.wide ? null : (
          <tspan
            className={styles.what}
          >{` ${words.protocol}${words.ports === 'all' ? '' : ` ${words.ports}`}`}</tspan>
        )}
      </text>
      {geometry.wide ? (
        <>
          <text x={protocol} y={first}>
            {words.protocol}
          </text>
          <text className={styles.mono} x={ports} y={first}>
            {words.ports}
          </text>
        </>
      ) : null}
      <text className={styles.mono} x={block} y={geometry.wide ? first : y + 14}>
        {words.block}
      </text>
    </g>
  );
}

/** IPv6 blocks can be longer than their place; the table has them in full. */
function short(text: string, most: number): string {
  return text.length > most ? `${text.slice(0, most - 1)}…` : text;
}
