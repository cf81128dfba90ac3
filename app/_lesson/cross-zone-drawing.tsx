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

/** Clients at the left, one node a zone, targets at the right; every flow as wide as its share. */
export function CrossZoneDrawing({
  balancer,
  shares,
  on,
}: {
  balancer: LoadBalancer;
  shares: Shares;
  on: boolean;
}) {
  const rows = balancer.zones.map((zone) => Math.max(zone.targets.length, 2));
  const tops = rows.map(
    (_, index) => 14 + rows.slice(0, index).reduce((sum, count) => sum + count * 24 + 34, 0),
  );
  const height = 14 + rows.reduce((sum, count) => sum + count * 24 + 34, 0);
  const nodeY = (index: number): number => (tops[index] ?? 0) + 20 + ((rows[index] ?? 2) * 24) / 2;
  const targetY = (zone: number, at: number): number => (tops[zone] ?? 0) + 32 + at * 24;
  const live = shares.zones.filter((zone) => zone.share.n > 0).length;
  const name = shares.zones.map((zone) => `zone ${zone.name} ${percent(zone.share)}`).join(', ');
  return (
    <div
      className={`${exhibit.bed} ${styles.frame}`}
      role="region"
      aria-label="The flows, drawn"
      tabIndex={0}
    >
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
            y={tops[index]}
            width="400"
            height={(rows[index] ?? 2) * 24 + 26}
            rx="6"
          />
        ))}
        {shares.zones.map((zone, index) =>
          zone.share.n === 0 ? null : (
            <path
              key={zone.name}
              className={styles.flow}
              strokeWidth={(full * zone.share.n) / zone.share.d}
              d={band(
                96,
                height / 2 + (index - (shares.zones.length - 1) / 2) * (full / Math.max(1, live)),
                220,
                nodeY(index),
              )}
            />
          ),
        )}
        {balancer.zones.flatMap((_, from) =>
          (shares.zones[from]?.share.n ?? 0) === 0
            ? []
            : balancer.zones.flatMap((zone, to) =>
                zone.targets.map((target, at) => {
                  const share = shares.targets.find((one) => one.id === target.id)?.share;
                  if (!share || share.n === 0 || (!on && from !== to)) return null;
                  return (
                    <path
                      key={`${from}-${target.id}`}
                      className={styles.flow}
                      strokeWidth={Math.max(1, (full * share.n) / share.d / (on ? live : 1))}
                      d={band(280, nodeY(from), 440, targetY(to, at))}
                    />
                  );
                }),
              ),
        )}
        <rect className={styles.node} x="16" y={height / 2 - 26} width="80" height="52" rx="6" />
        <text className={styles.middle} x="56" y={height / 2 - 2}>
          Clients
        </text>
        <text className={styles.middle} x="56" y={height / 2 + 15}>
          100 %
        </text>
        {balancer.zones.map((zone, index) => (
          <g key={zone.name}>
            <rect className={styles.node} x="220" y={nodeY(index) - 20} width="60" height="40" rx="6" />
            <text className={styles.middle} x="250" y={nodeY(index) + 5}>
              {percent(shares.zones[index]?.share ?? { n: 0, d: 1 })}
            </text>
            <text
              x="190"
              y={(tops[index] ?? 0) + 16}
            >{`zone ${zone.name}${zone.enabled ? '' : ', not enabled'}`}</text>
            {zone.targets.map((target, at) => {
              const share = shares.targets.find((one) => one.id === target.id)?.share ?? { n: 0, d: 1 };
              return (
                <g key={target.id}>
                  <rect
                    className={target.healthy ? styles.node : styles.sick}
                    x="440"
                    y={targetY(index, at) - 8}
                    width="16"
                    height="16"
                    rx="3"
                  />
                  <text className={styles.share} x="466" y={targetY(index, at) + 5}>
                    {target.healthy ? percent(share) : `${percent(share)}, unhealthy`}
                  </text>
                </g>
              );
            })}
          </g>
        ))}
      </svg>
    </div>
  );
}
