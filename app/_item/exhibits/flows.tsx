import type { ExhibitOf } from '@/lib/core/items/exhibit';

type LoadBalancer = ExhibitOf<'load-balancer'>;
type Target = { id: string; healthy: boolean; share: string | undefined; y: number; zone: number };
type Zone = {
  name: string;
  enabled: boolean;
  share: string | undefined;
  y: number;
  height: number;
  node: number;
};

const pitch = 28;
const head = 26;
const gap = 14;

/** The load balancer, its nodes and its targets; once answered, flows whose width is the share. One drawing per width. */
export function Flows({ exhibit }: { exhibit: LoadBalancer }) {
  return (
    <>
      <Drawing exhibit={exhibit} width={340} className="bed flows narrow" />
      <Drawing exhibit={exhibit} width={680} className="bed flows broad" />
    </>
  );
}

function Drawing({ exhibit, width, className }: { exhibit: LoadBalancer; width: number; className: string }) {
  const { zones, targets, height } = layout(exhibit);
  const nodeX = width < 400 ? 118 : 190;
  const targetX = width < 400 ? 190 : 380;
  const middle = height / 2;
  return (
    <svg viewBox={`0 0 ${width} ${height}`} className={className} role="img" aria-label={sentence(exhibit)}>
      {zones.map((zone) => (
        <g key={zone.name}>
          <rect
            x={nodeX - 18}
            y={zone.y}
            width={width - nodeX + 6}
            height={zone.height}
            rx="6"
            className={zone.enabled ? 'az' : 'az off'}
          />
          <text x={nodeX - 8} y={zone.y + 17} className="label strong">
            {zone.name}
          </text>
          {zone.enabled ? null : (
            <text x={width - 24} y={zone.y + 17} textAnchor="end" className="label">
              not enabled
            </text>
          )}
        </g>
      ))}
      {zones
        .filter((zone) => zone.enabled)
        .map((zone) => (
          <Flow key={zone.name} x1={70} y1={middle} x2={nodeX} y2={zone.node} share={zone.share} />
        ))}
      {links(exhibit, zones, targets).map(({ zone, target, share }) => (
        <Flow
          key={`${zone.name} ${target.id}`}
          x1={nodeX}
          y1={zone.node}
          x2={targetX}
          y2={target.y}
          share={share}
        />
      ))}
      <rect x="12" y={middle - 18} width="58" height="36" rx="6" className="node" />
      <text x="41" y={middle + 4} textAnchor="middle" className="label strong">
        LB
      </text>
      {zones
        .filter((zone) => zone.enabled)
        .map((zone) => (
          <rect key={zone.name} x={nodeX - 5} y={zone.node - 5} width="10" height="10" className="port" />
        ))}
      {targets.map((target) => (
        <g key={target.id}>
          <rect
            x={targetX}
            y={target.y - 11}
            width={width < 400 ? 70 : 120}
            height="22"
            rx="4"
            className={target.healthy ? 'node' : 'node sick'}
          />
          <text x={targetX + 8} y={target.y + 4} className="label mono">
            {target.id.slice(0, width < 400 ? 8 : 15)}
          </text>
          <text x={width - 20} y={target.y + 4} textAnchor="end" className="label strong">
            {target.share ?? (target.healthy ? '' : width < 400 ? 'down' : 'unhealthy')}
          </text>
        </g>
      ))}
    </svg>
  );
}

function Flow({
  x1,
  y1,
  x2,
  y2,
  share,
}: {
  x1: number;
  y1: number;
  x2: number;
  y2: number;
  share: string | number | undefined;
}) {
  const bend = (x2 - x1) / 2;
  const value = typeof share === 'number' ? share : share === undefined ? undefined : fractionOf(share);
  return (
    <path
      d={`M${x1} ${y1}C${x1 + bend} ${y1} ${x2 - bend} ${y2} ${x2} ${y2}`}
      className={value === undefined ? 'link' : value === 0 ? 'link none' : 'flow'}
      strokeWidth={value === undefined || value === 0 ? 1.25 : Math.max(1.5, value * 22)}
    />
  );
}

function layout({ zones }: LoadBalancer): { zones: Zone[]; targets: Target[]; height: number } {
  let y = 12;
  const targets: Target[] = [];
  const placed = zones.map(({ name, enabled, share, targets: inside }, index) => {
    const height = head + Math.max(1, inside.length) * pitch + 8;
    for (const [i, { id, healthy, share: part }] of inside.entries())
      targets.push({ id, healthy, share: part, zone: index, y: y + head + i * pitch + pitch / 2 });
    const zone = { name, enabled, share, y, height, node: y + head + (height - head - 8) / 2 };
    y += height + gap;
    return zone;
  });
  return { zones: placed, targets, height: y - gap + 12 };
}

/** Which node may send to which target, and how much of all requests, where that is known. */
function links(
  { crossZone }: LoadBalancer,
  zones: Zone[],
  targets: Target[],
): { zone: Zone; target: Target; share: number | undefined }[] {
  const nodes = zones.filter((zone) => zone.enabled);
  const known = targets.some((target) => target.share !== undefined);
  // Before the answer a setting that is only named by its default must not be drawn: it may be what is asked.
  if (crossZone === 'default' && !known) return [];
  const crosses = crossZone === 'on' || (crossZone === 'default' && evenOverZones(zones, targets));
  return nodes.flatMap((zone) =>
    targets
      .filter((target) => target.healthy && (crosses || zones[target.zone] === zone))
      .map((target) => ({
        zone,
        target,
        share: known ? fractionOf(target.share ?? '0') / (crosses ? nodes.length : 1) : undefined,
      })),
  );
}

function evenOverZones(zones: Zone[], targets: Target[]): boolean {
  const shares = new Set(
    targets.filter((one) => one.healthy && zones[one.zone]?.enabled).map((one) => one.share),
  );
  return shares.size === 1;
}

function fractionOf(text: string): number {
  const [, n = '0', d] = /([\d.]+)\s*(?:\/\s*([\d.]+))?/.exec(text) ?? [];
  return text.includes('%') ? Number(n) / (Number(d ?? 1) * 100) : Number(n) / Number(d ?? 1);
}

function sentence({ zones, crossZone }: LoadBalancer): string {
  const parts = zones.map(
    ({ name, targets, share }) =>
      `${name}: ${targets.length} ${targets.length === 1 ? 'target' : 'targets'}${share ? `, node gets ${share}` : ''}`,
  );
  return `A load balancer, cross-zone ${crossZone === 'default' ? 'not changed' : crossZone}; ${parts.join('; ')}`;
}
