import { joined, type Interval } from './interval';
import type { Region } from './region';
import { narrowed } from './transport';

type Bounds = Interval<number | bigint>;
type Axis = 'x' | 'y' | 'protocols' | 'source' | 'destination';
const axes: readonly Axis[] = ['y', 'x', 'protocols', 'source', 'destination'];

/** The same packets in fewer regions: neighbours that differ on one axis only become one, until none are left. */
export function merged(regions: readonly Region[]): readonly Region[] {
  const fewer = axes.reduce(mergedAlong, regions);
  return fewer.length < regions.length ? merged(fewer) : fewer;
}

function mergedAlong(regions: readonly Region[], axis: Axis): readonly Region[] {
  if (regions.length < 2) return regions;
  const out: Region[] = [];
  const rows = new Map<string, Region[]>();
  for (const region of regions) {
    const key = boundsOf(region, axis) ? boundsBut(axis, region) : null;
    const row = key === null ? out : rows.get(key);
    if (row) row.push(region);
    else if (key !== null) rows.set(key, [region]);
  }
  for (const row of rows.values()) out.push(...mergedRow(row, axis));
  return out;
}

/** Of 1, 6, 17 and 58 no two are neighbours, so along `protocols` only regions that carry everything join. */
function mergedRow(row: readonly Region[], axis: Axis): readonly Region[] {
  const [first] = row;
  if (!first || row.length === 1) return row;
  return joined(row.flatMap((region) => boundsOf(region, axis) ?? [])).map((bounds) =>
    withBounds(first, axis, bounds),
  );
}

function boundsOf(region: Region, axis: Axis): Bounds | null {
  if (axis === 'x' || axis === 'y') return region.carries && region.carries[axis];
  return region[axis];
}

function withBounds(region: Region, axis: Axis, bounds: Bounds): Region {
  if ((axis !== 'x' && axis !== 'y') || !region.carries) return { ...region, [axis]: bounds } as Region;
  return { ...region, carries: narrowed(region.protocols.from, { ...region.carries, [axis]: bounds }) };
}

/** All other bounds as text: regions with the same differ on this axis alone. */
function boundsBut(axis: Axis, region: Region): string {
  let key = String(region.family);
  for (const other of axes) {
    const bounds = other === axis ? null : boundsOf(region, other);
    key += bounds ? `|${bounds.from}-${bounds.to}` : '|';
  }
  return key;
}
