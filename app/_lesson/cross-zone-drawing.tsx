import type { LoadBalancer, Shares } from '@/lib/core/aws/load-balancer';
import exhibit from './exhibit.module.css';
import styles from './cross-zone-drawing.module.css';
import { percent } from './cross-zone-state';

const full = 120;

/** A band from (x1, y1) to (x2, y2) of one width, as a horizontal S-curve. */
function band(x1: number, y1: number, x2: number, y2: number): string {
  const middle = (x1 + x2) / 2;
  return `M${x1} ${y1}C${middle} ${y1} ${middle} ${y2} ${x2} ${y2}`;
}

type Drawn = { balancer: LoadBalancer; shares: Shares; on: boolean };

/** Where things stand: zones one below the other, as high as they have targets. */
function layout({ zones }: LoadBalancer) {
  const rows = zones.map((zone) => Math.max(zone.targets.length, 2));
  const tops = rows.map(
    (_, index) => 14 + rows.slice(0, index).reduce((sum, count) => sum + count * 24 + 34, 0),
  );
  return {
    height: 14 + rows.reduce((sum, count) => sum + count * 24 + 34, 0),
    top: (index: number): number => tops[index] ?? 0,
    rows: (index: number): number => rows[index] ?? 2,
    nodeY: (index: number): number => (tops[index] ?? 0) + 20 + ((rows[index] ?? 2) * 24) / 2,
    targetY: (zone: number, at: number): number => (tops[zone] ?? 0) + 32 + at * 24,
  };
}

/** Clients at the left, one node a zone, targets at the right; every flow as wide as its share. */
export function CrossZoneDrawing({ balancer, shares, on }: Drawn) {
  const { height, top, rows } = layout(balancer);
  const name = shares.zones.map((zone) => `zone ${zone.name} ${percent(zone.share)}`).join(', ');
  return (
    <div className={`${exhibit.bed} ${styles.frame}`} role="group" aria-label="The flows, drawn" tabIndex={0}>
      <svg
        viewBox={`0 0 600 ${height}`}
        width="600"
        height={height}
        role="img"
        aria-label={`Cross-zone ${on ? 'on' : 'off'}: ${name}.`}
      >
        {balancer.zones.map((zone, index) => (
          <rect
            key={zone.name}
            className={styles.zone}
            x="180"
            y={top(index)}
            width="400"
            height={rows(index) * 24 + 26}
            rx="6"
          />
        ))}
        <Flows balancer={balancer} shares={shares} on={on} />
        <rect className={styles.node} x="16" y={height / 2 - 26} width="80" height="52" rx="6" />
        <text className={styles.middle} x="56" y={height / 2 - 2}>
          Clients
        </text>
        <text className={styles.middle} x="56" y={height / 2 + 15}>
          100 %
        </text>
        <Nodes balancer={balancer} shares={shares} on={on} />
      </svg>
    </div>
  );
}

function Flows({ balancer, shares, on }: Drawn) {
  const { height, nodeY, targetY } = layout(balancer);
  const live = Math.max(1, shares.zones.filter((zone) => zone.share.n > 0).length);
  return shares.zones.map((node, from) =>
    node.share.n === 0 ? null : (
      <g key={node.name}>
        <path
          className={styles.flow}
          strokeWidth={(full * node.share.n) / node.share.d}
          d={band(96, height / 2 + (from - (shares.zones.length - 1) / 2) * (full / live), 220, nodeY(from))}
        />
        {balancer.zones.flatMap((zone, to) =>
          zone.targets.map((target, at) => {
            const share = shares.targets.find((one) => one.id === target.id)?.share;
            if (!share || share.n === 0 || (!on && from !== to)) return null;
            const wide = Math.max(1, (full * share.n) / share.d / (on ? live : 1));
            return (
              <path
                key={target.id}
                className={styles.flow}
                strokeWidth={wide}
                d={band(280, nodeY(from), 440, targetY(to, at))}
              />
            );
          }),
        )}
      </g>
    ),
  );
}

function Nodes({ balancer, shares }: Drawn) {
  const { top, nodeY, targetY } = layout(balancer);
  const none = { n: 0, d: 1 };
  return balancer.zones.map((zone, index) => (
    <g key={zone.name}>
      <rect className={styles.node} x="220" y={nodeY(index) - 20} width="60" height="40" rx="6" />
      <text className={styles.middle} x="250" y={nodeY(index) + 5}>
        {percent(shares.zones[index]?.share ?? none)}
      </text>
      <text x="190" y={top(index) + 16}>{`zone ${zone.name}${zone.enabled ? '' : ', not enabled'}`}</text>
      {zone.targets.map(({ id, healthy }, at) => {
        const share = percent(shares.targets.find((one) => one.id === id)?.share ?? none);
        return (
          <g key={id}>
            <rect
              className={healthy ? styles.node : styles.sick}
              x="440"
              y={targetY(index, at) - 8}
              width="16"
              height="16"
              rx="3"
            />
            <text className={styles.share} x="466" y={targetY(index, at) + 5}>
              {healthy ? share : `${share}, unhealthy`}
            </text>
          </g>
        );
      })}
    </g>
  ));
}
