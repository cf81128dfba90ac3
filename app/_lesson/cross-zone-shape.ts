import type { LoadBalancer, Shares } from '@/lib/core/aws/load-balancer';

const pitch = 24;

/** Where things stand: on a wide drawing clients at the left; on a narrow one above, with their flows in a gutter. */
export function flowShape(wide: boolean, { zones }: LoadBalancer) {
  const columns = wide
    ? { width: 760, full: 64, zoneX: 210, nodeX: 250, nodeWidth: 72, targetX: 520, start: 10 }
    : { width: 312, full: 36, zoneX: 50, nodeX: 60, nodeWidth: 54, targetX: 168, start: 50 };
  const rows = zones.map((zone) => Math.max(zone.targets.length, 2));
  const topOf = (index: number): number =>
    columns.start + rows.slice(0, index).reduce((sum, count) => sum + count * pitch + 36, 0);
  const height = topOf(zones.length) - 2;
  return {
    ...columns,
    wide,
    height,
    clients: wide ? { x: 16, y: height / 2 - 38, height: 76 } : { x: 2, y: 4, height: 30 },
    top: topOf,
    zoneHeight: (index: number): number => (rows[index] ?? 2) * pitch + 28,
    nodeY: (index: number): number => topOf(index) + 24 + ((rows[index] ?? 2) * pitch) / 2,
    targetY: (zone: number, at: number): number => topOf(zone) + 34 + at * pitch,
  };
}

export type FlowShape = ReturnType<typeof flowShape>;
/** A flow as a line from clients to a node, or from a node to a target. */
export type Flow = { key: string; d: string; wide: number };

/** Every flow, stacked where it leaves and where it arrives, so that widths add up. */
export function flowsOf(shape: FlowShape, { zones }: LoadBalancer, shares: Shares, on: boolean): Flow[] {
  const live = shares.zones.flatMap(({ share }, index) => (share.n > 0 ? [index] : []));
  const part = shape.full / Math.max(1, live.length);
  return live.flatMap((from, rank) => {
    const targets = zones.flatMap((zone, to) =>
      on || to === from ? zone.targets.map(({ id }, at) => ({ id, y: shape.targetY(to, at) })) : [],
    );
    let leaves = shape.nodeY(from) - part / 2;
    const out = targets.flatMap(({ id, y }): Flow[] => {
      const share = shares.targets.find((one) => one.id === id)?.share;
      if (!share || share.n === 0) return [];
      const wide = (shape.full * share.n) / share.d / (on ? live.length : 1);
      const arrives = y + (on ? rank - (live.length - 1) / 2 : 0) * wide;
      leaves += wide;
      const d = band(shape.nodeX + shape.nodeWidth, leaves - wide / 2, shape.targetX, arrives);
      return [{ key: `${from} ${id}`, d, wide: Math.max(1, wide) }];
    });
    const d = trunk(shape, shape.nodeY(from), (rank + 0.5) * part);
    return [{ key: String(from), d, wide: part }, ...out];
  });
}

/** From the clients to a node; in the gutter the nearest node has the innermost lane, so that none cross. */
function trunk({ wide, clients, full, nodeX }: FlowShape, y: number, lane: number): string {
  if (wide) return band(clients.x + 84, clients.y + clients.height / 2 - full / 2 + lane, nodeX, y);
  const x = 4 + full - lane;
  return `M${x} ${clients.y + clients.height}V${y - 30}C${x} ${y - 6} ${x + 4} ${y} ${nodeX} ${y}`;
}

/** A horizontal S-curve. */
function band(x1: number, y1: number, x2: number, y2: number): string {
  const middle = (x1 + x2) / 2;
  return `M${x1} ${y1}C${middle} ${y1} ${middle} ${y2} ${x2} ${y2}`;
}
