import type { AclEntry, Crossing } from '@/lib/core/aws/network-acl';
import { AclSieveLanes } from './acl-sieve-lanes';
import { AclSieveRule } from './acl-sieve-rule';
import { heightOf, laneX, narrow, ruleY, wide, widthOf, type Geometry } from './acl-sieve-geometry';
import styles from './acl-sieve-drawing.module.css';
import exhibit from './exhibit.module.css';
import { judge, verdictText } from './network-acl-state';

type Props = {
  entries: AclEntry[];
  packets: Crossing[];
  chosen: number;
  /** How often packets were let fall; each time they fall anew. */
  falls?: number;
  outbound?: boolean;
};

/** Rules as lines with gaps; packets fall through the gaps and stop on a disc at the rule that decides. Two drawings from one model: a phone gets its own. */
export function AclSieveDrawing(props: Props) {
  return (
    <div className={`${exhibit.bed} ${styles.frame}`}>
      <Sieve {...props} geometry={wide} />
      <Sieve {...props} geometry={narrow} />
    </div>
  );
}

function Sieve({
  entries,
  packets,
  chosen,
  falls = 0,
  outbound = false,
  geometry,
}: Props & { geometry: Geometry }) {
  const verdicts = packets.map((packet) => judge(entries, packet));
  const stops = verdicts.map(({ by }) =>
    by ? entries.findIndex((one) => one.number === by.number) : entries.length,
  );
  const said = verdicts
    .map((verdict, at) => `packet ${at + 1} ${verdictText(verdict).toLowerCase()}`)
    .join(', ');
  const height = heightOf(geometry, entries.length);
  return (
    <svg
      className={geometry.wide ? styles.wide : styles.narrow}
      viewBox={`0 0 ${widthOf(geometry, packets.length)} ${height}`}
      role="img"
      aria-label={`The rules in ascending number${said && ': '}${said}.`}
    >
      {packets[chosen] ? (
        <rect
          className={styles.chosen}
          x={laneX(geometry, chosen) - geometry.lane / 2 + 2}
          y="4"
          width={geometry.lane - 4}
          height={height - 8}
          rx="8"
        />
      ) : null}
      {geometry.wide ? <Heads outbound={outbound} /> : null}
      {[...entries, null].map((entry, index) => (
        <AclSieveRule
          key={entry?.number ?? '*'}
          entry={entry}
          y={ruleY(geometry, index)}
          geometry={geometry}
        />
      ))}
      <AclSieveLanes
        packets={packets}
        verdicts={verdicts}
        stops={stops}
        rules={entries.length + 1}
        falls={falls}
        geometry={geometry}
      />
    </svg>
  );
}

function Heads({ outbound }: { outbound: boolean }) {
  const [number, action, protocol, ports, block] = wide.columns;
  return (
    <>
      <text className={styles.title} x={number} y="26">
        {outbound ? 'Outbound' : 'Inbound'}, read from the top
      </text>
      <g className={styles.heads}>
        <text x={number} y="55">
          Rule
        </text>
        <text x={action} y="55">
          Action
        </text>
        <text x={protocol} y="55">
          Protocol
        </text>
        <text x={ports} y="55">
          Port
        </text>
        <text x={block} y="55">
          {outbound ? 'Destination' : 'Source'}
        </text>
      </g>
    </>
  );
}
