import type { LoadBalancer, Shares, Target, Zone } from '@/lib/core/aws/load-balancer';
import type { Fraction } from '@/lib/core/net/fraction';
import styles from './cross-zone-drawing.module.css';
import { flowShape, flowsOf, type FlowShape } from './cross-zone-shape';
import { percent } from './cross-zone-state';
import exhibit from './exhibit.module.css';

type Drawn = { balancer: LoadBalancer; shares: Shares; on: boolean };

const none: Fraction = { n: 0, d: 1 };

/** Clients, one node a zone, targets; every flow as wide as its share. */
export function CrossZoneDrawing(drawn: Drawn) {
  return (
    <div className={`${exhibit.bed} ${styles.frame}`}>
      <Flows {...drawn} wide />
      <Flows {...drawn} wide={false} />
    </div>
  );
}

/** Both drawings are sent, and the width of the frame shows one; the other is hidden from everybody. */
function Flows({ balancer, shares, on, wide }: Drawn & { wide: boolean }) {
  const shape = flowShape(wide, balancer);
  const name = shares.zones.map((zone) => `zone ${zone.name} ${percent(zone.share)}`).join(', ');
  return (
    <svg
      className={wide ? styles.wide : styles.narrow}
      viewBox={`0 0 ${shape.width} ${shape.height}`}
      role="img"
      aria-label={`Cross-zone ${on ? 'on' : 'off'}: ${name}.`}
    >
      {balancer.zones.map((zone, index) => (
        <ZoneFrame key={zone.name} shape={shape} zone={zone} index={index} />
      ))}
      {flowsOf(shape, balancer, shares, on).map(({ key, d, wide }) => (
        <path key={key} className={styles.flow} strokeWidth={wide} d={d} />
      ))}
      <Clients shape={shape} />
      {balancer.zones.map((zone, index) => (
        <g key={zone.name}>
          <Node shape={shape} index={index} share={shares.zones[index]?.share ?? none} />
          {zone.targets.map((target, at) => (
            <TargetMark
              key={target.id}
              shape={shape}
              target={target}
              y={shape.targetY(index, at)}
              share={shares.targets.find((one) => one.id === target.id)?.share ?? none}
            />
          ))}
        </g>
      ))}
    </svg>
  );
}

function ZoneFrame({ shape, zone, index }: { shape: FlowShape; zone: Zone; index: number }) {
  const { zoneX, width } = shape;
  const y = shape.top(index);
  return (
    <>
      <rect
        className={styles.zone}
        x={zoneX}
        y={y}
        width={width - zoneX - 1}
        height={shape.zoneHeight(index)}
        rx="6"
      />
      <text x={zoneX + 10} y={y + 17}>{`zone ${zone.name}${zone.enabled ? '' : ', not enabled'}`}</text>
    </>
  );
}

function Clients({ shape: { wide, clients } }: { shape: FlowShape }) {
  const { x, y, height } = clients;
  return (
    <>
      <rect className={styles.node} x={x} y={y} width={wide ? 84 : 112} height={height} rx="6" />
      {wide ? (
        <text className={styles.middle} x={x + 42} y={y + 34}>
          Clients
          <tspan x={x + 42} dy="17">
            100 %
          </tspan>
        </text>
      ) : (
        <text className={styles.middle} x={x + 56} y={y + 19}>
          Clients 100 %
        </text>
      )}
    </>
  );
}

function Node({ shape, index, share }: { shape: FlowShape; index: number; share: Fraction }) {
  const y = shape.nodeY(index);
  const height = Math.max(34, (shape.full * share.n) / share.d + 8);
  return (
    <>
      <rect
        className={styles.node}
        x={shape.nodeX}
        y={y - height / 2}
        width={shape.nodeWidth}
        height={height}
        rx="6"
      />
      <text className={styles.middle} x={shape.nodeX + shape.nodeWidth / 2} y={y + 4.5}>
        {percent(share)}
      </text>
    </>
  );
}

type Mark = { shape: FlowShape; target: Target; y: number; share: Fraction };

function TargetMark({ shape: { targetX: x }, target: { id, healthy }, y, share }: Mark) {
  return (
    <>
      <rect className={healthy ? styles.node : styles.sick} x={x} y={y - 9} width="26" height="18" rx="3" />
      <text className={styles.id} x={x + 13} y={y + 4}>
        {id}
      </text>
      <text className={styles.share} x={x + 33} y={y + 4.5}>
        {healthy ? percent(share) : `${percent(share)}, unhealthy`}
      </text>
    </>
  );
}
