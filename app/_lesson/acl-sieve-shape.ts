/** Where things stand in the drawing: boxes of rules at the left, one lane for each packet. */
export type SieveShape = {
  wide: boolean;
  width: number;
  left: number;
  lane: number;
  top: number;
  row: number;
};

/** Two drawings from one list: never the wide one shrunk, so that text stays readable on a phone. */
export function sieveShape(wide: boolean, packets: number): SieveShape {
  const lanes = Math.max(1, packets);
  if (wide) return { wide, width: 316 + 112 * lanes, left: 308, lane: 112, top: 86, row: 46 };
  const lane = Math.min(34, 140 / lanes);
  return { wide, width: 308, left: 306 - lane * lanes, lane, top: 66, row: 60 };
}

export const heightOf = ({ wide, top, row }: SieveShape, rules: number): number =>
  top + row * rules + (wide ? 48 : 34);

export const laneX = ({ left, lane }: SieveShape, index: number): number => left + lane * (index + 0.5);

export const ruleY = ({ top, row }: SieveShape, index: number): number => top + row * index;
