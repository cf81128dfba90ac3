import type { AclEntry, AclVerdict, Crossing } from '@/lib/core/aws/network-acl';
import { formatIp } from '@/lib/core/net/ip';
import { formatPrefix } from '@/lib/core/net/prefix';
import { formatProtocol } from '@/lib/core/net/protocol';
import styles from './acl-sieve-drawing.module.css';
import { laneX, ruleY, type SieveShape } from './acl-sieve-shape';
import { whatOf } from './acl-typed';
import { verdictText } from './network-acl-state';

type Line = { shape: SieveShape; entry: AclEntry | null; index: number; stops: number[] };

/** A rule in its box, and its line across all lanes: open where a packet falls through. */
export function RuleLine({ shape, entry, index, stops }: Line) {
  const y = ruleY(shape, index);
  const { lane } = shape;
  const open = Math.min(10, lane / 3);
  const arm = lane / 2 - open;
  return (
    <g>
      <RuleBox shape={shape} entry={entry} y={y} />
      {stops.map((stop, at) => {
        const start = `M${laneX(shape, at) - lane / 2} ${y}h`;
        return (
          <path
            key={at}
            className={styles.line}
            d={
              stop > index
                ? `${start}${arm}m0-6v12M${laneX(shape, at) + open} ${y}h${arm}M${laneX(shape, at) + open} ${y - 6}v12`
                : `${start}${lane}`
            }
          />
        );
      })}
    </g>
  );
}

/** On a wide drawing two lines to the right of the number; on a narrow one three below each other. */
function RuleBox({
  shape: { wide, left },
  entry,
  y,
}: {
  shape: SieveShape;
  entry: AclEntry | null;
  y: number;
}) {
  const half = wide ? 19 : 27;
  const x = wide ? 140 : 12;
  const allow = entry?.action === 'allow';
  const first = wide ? y + 5 : y - 11;
  return (
    <>
      <rect className={styles.rule} x="1" y={y - half} width={left - 10} height={half * 2} rx="6" />
      <text className={styles.number} x="12" y={first}>
        {entry?.number ?? '*'}
      </text>
      <text className={allow ? styles.allow : styles.deny} x={wide ? 68 : 54} y={first}>
        {allow ? '✓ Allow' : '✕ Deny'}
      </text>
      <text className={styles.what} x={x} y={wide ? y - 3 : y + 5}>
        {entry ? whatOf(entry) : 'All'}
      </text>
      <text className={styles.block} x={x} y={wide ? y + 13 : y + 20}>
        {entry ? short(formatPrefix(entry.peer)) : '0.0.0.0/0'}
      </text>
    </>
  );
}

/** The table of rules has the whole of an IPv6 block. */
function short(block: string): string {
  return block.length > 18 ? `${block.slice(0, 17)}…` : block;
}

/** The packet’s number above its lane; where there is room, what it is as well. */
export function Head({ shape, at, packet }: { shape: SieveShape; at: number; packet: Crossing }) {
  const x = laneX(shape, at);
  const what = `${formatProtocol(packet.protocol)} ${packet.port || ''}`.trim();
  return (
    <>
      <circle className={styles.disc} cx={shape.wide ? x - 38 : x} cy="19" r="10.5" />
      <text className={styles.discText} x={shape.wide ? x - 38 : x} y="23.5">
        {at + 1}
      </text>
      {shape.wide ? (
        <>
          <text x={x - 22} y="23.5">
            {what}
          </text>
          <text className={styles.from} x={x} y="46">
            {short(formatIp(packet.peer))}
          </text>
        </>
      ) : null}
    </>
  );
}

type Falling = { shape: SieveShape; at: number; stop: number; verdict: AclVerdict; height: number };

/** The way of a packet down to the rule that holds it. */
export function Fall({ shape, at, stop, verdict, height }: Falling) {
  const x = laneX(shape, at);
  const y = ruleY(shape, stop);
  const permitted = verdict.verdict === 'PERMITTED';
  return (
    <g>
      <path className={styles.packet} d={`M${x} ${shape.wide ? 54 : 30}V${y}`} />
      <circle className={permitted ? styles.held : styles.dropped} cx={x} cy={y} r="11.5" />
      <path
        className={styles.sign}
        d={permitted ? `M${x - 4.5} ${y + 0.5}l3 3 5.5-6.5` : `M${x - 3.5} ${y - 3.5}l7 7m0-7l-7 7`}
      />
      {shape.wide ? (
        <text className={permitted ? styles.allowed : styles.denied} x={x} y={height - 8}>
          {verdictText(verdict)}
        </text>
      ) : null}
    </g>
  );
}
