import type { AclVerdict, Crossing } from '@/lib/core/aws/network-acl';
import { formatIp } from '@/lib/core/net/ip';
import { formatProtocol, hasPorts } from '@/lib/core/net/protocol';
import styles from './acl-sieve-drawing.module.css';
import { laneX, ruleY, type Geometry } from './acl-sieve-geometry';
import { verdictText } from './network-acl-state';

type Props = {
  packets: Crossing[];
  verdicts: AclVerdict[];
  /** The index of the rule that holds each packet. */
  stops: number[];
  rules: number;
  falls: number;
  geometry: Geometry;
};

/** The lines of the rules, open where a packet falls through, and the packets on their way down. */
export function AclSieveLanes({ packets, verdicts, stops, rules, falls, geometry }: Props) {
  const lines = Array.from({ length: rules }, (_, index) => lineOf(geometry, index, stops));
  return (
    <>
      <path className={styles.line} d={lines.join('')} />
      {packets.map((packet, at) => {
        const [verdict, stop] = [verdicts[at], stops[at] ?? 0];
        if (!verdict) return null;
        return (
          <g key={`${at} ${falls} ${stop}`}>
            <Head packet={packet} at={at} geometry={geometry} />
            <Fall
              at={at}
              end={ruleY(geometry, stop)}
              verdict={verdict}
              falling={falls > 0}
              geometry={geometry}
            />
            {geometry.wide ? (
              <text
                className={verdict.verdict === 'PERMITTED' ? styles.allowed : styles.denied}
                x={laneX(geometry, at)}
                y={ruleY(geometry, rules - 1) + 36}
              >
                {verdictText(verdict)}
              </text>
            ) : null}
          </g>
        );
      })}
    </>
  );
}

/** A rule’s line over all lanes: whole where it holds the packet or the packet never comes, a gap where it falls through. */
function lineOf(geometry: Geometry, index: number, stops: number[]): string {
  const { lane } = geometry;
  const y = ruleY(geometry, index);
  const rest = lane / 2 - lane * 0.11 - 2;
  return Array.from({ length: Math.max(4, stops.length) }, (_, at) => {
    const left = laneX(geometry, at) - lane / 2;
    return (stops[at] ?? -1) > index
      ? `M${left} ${y}h${rest}m0-7v14M${left + lane} ${y}h${-rest}m0-7v14`
      : `M${left} ${y}h${lane}`;
  }).join('');
}

function Head({ packet, at, geometry }: { packet: Crossing; at: number; geometry: Geometry }) {
  const x = laneX(geometry, at);
  const label = `${formatProtocol(packet.protocol)}${hasPorts(packet.protocol) ? ` ${packet.port}` : ''}`;
  const left = geometry.wide ? x - 34 - Math.max(0, label.length - 7) * 3 : x;
  return (
    <>
      <circle className={styles.disc} cx={left} cy={geometry.wide ? 22 : 20} r={geometry.disc} />
      <text className={styles.discText} x={left} y={geometry.wide ? 26.5 : 24.5}>
        {at + 1}
      </text>
      {geometry.wide ? (
        <>
          <text className={styles.label} x={left + 18} y="27">
            {label}
          </text>
          <text className={styles.address} x={x} y="49">
            {formatIp(packet.peer)}
          </text>
        </>
      ) : null}
    </>
  );
}

function Fall({
  at,
  end,
  verdict,
  falling,
  geometry,
}: {
  at: number;
  end: number;
  verdict: AclVerdict;
  falling: boolean;
  geometry: Geometry;
}) {
  const x = laneX(geometry, at);
  const permitted = verdict.verdict === 'PERMITTED';
  const moving = falling ? (styles.falling ?? '') : '';
  return (
    <>
      <path
        className={`${styles.packet} ${moving}`}
        pathLength="1"
        d={`M${x} ${geometry.wide ? 60 : 32}V${end - geometry.disc - 1}`}
      />
      <g className={falling ? styles.landing : undefined}>
        <circle className={permitted ? styles.held : styles.dropped} cx={x} cy={end} r={geometry.disc} />
        <path
          className={styles.sign}
          d={
            permitted
              ? `M${x - 4.5} ${end}l3.2 3.4 5.6-6.6`
              : `M${x - 3.8} ${end - 3.8}l7.6 7.6m0-7.6l-7.6 7.6`
          }
        />
      </g>
    </>
  );
}
