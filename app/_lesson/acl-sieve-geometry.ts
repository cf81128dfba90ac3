/** Where things stand in the sieve, once for a wide sheet and once for a phone. */
export type Geometry = {
  wide: boolean;
  /** Left edges of number, action, protocol, ports and block. */
  columns: readonly [number: number, action: number, protocol: number, ports: number, block: number];
  box: { x: number; width: number; height: number };
  lanes: number;
  lane: number;
  top: number;
  pitch: number;
  below: number;
  disc: number;
};

export const wide: Geometry = {
  wide: true,
  columns: [30, 86, 172, 248, 352],
  box: { x: 16, width: 476, height: 38 },
  lanes: 502,
  lane: 109,
  top: 96,
  pitch: 47,
  below: 48,
  disc: 12,
};

export const narrow: Geometry = {
  wide: false,
  columns: [10, 44, 44, 44, 44],
  box: { x: 1, width: 168, height: 40 },
  lanes: 174,
  lane: 39,
  top: 66,
  pitch: 48,
  below: 28,
  disc: 10,
};

export const laneX = ({ lanes, lane }: Geometry, at: number): number => lanes + lane * at + lane / 2;
export const ruleY = ({ top, pitch }: Geometry, index: number): number => top + pitch * index;

/** As wide as four packets need, or five when there are five. */
export function widthOf({ lanes, lane }: Geometry, packets: number): number {
  return lanes + lane * Math.max(4, packets) + 4;
}

/** The rules and `*`, with what stands above and below them. */
export function heightOf({ top, pitch, below }: Geometry, rules: number): number {
  return top + pitch * rules + below;
}
