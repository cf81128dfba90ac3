import { accepted, must, refused, type Parsed } from './parsed';

/** Ports from `from` to `to`, both included, each 0–65535. */
export type PortRange = { from: number; to: number };

export const everyPort: PortRange = { from: 0, to: 65535 };

/** “443”, “1024-65535” (also with an en dash) or “all”. */
export function parsePortRange(text: string): Parsed<PortRange> {
  if (/^all$/i.test(text)) return accepted(everyPort);
  const match = /^(\d{1,5})(?:\s*[-–]\s*(\d{1,5}))?$/.exec(text);
  if (!match) return refused('Ports are one number, such as 443, or a range, such as 1024-65535.');
  const range = { from: Number(match[1]), to: Number(match[2] ?? match[1]) };
  if (range.to > 65535) return refused('The highest port is 65535.');
  if (range.from > range.to) return refused(`The range starts at ${range.from}, above its end ${range.to}.`);
  return accepted(range);
}

export function formatPortRange(range: PortRange): string {
  if (range.from === 0 && range.to === 65535) return 'all';
  return range.from === range.to ? String(range.from) : `${range.from}-${range.to}`;
}

export function portRange(text: string): PortRange {
  return must(parsePortRange(text));
}

export function holdsPort(range: PortRange, port: number): boolean {
  return range.from <= port && port <= range.to;
}

/** Whether every port of `inner` lies in `outer`. */
export function holdsRange(outer: PortRange, inner: PortRange): boolean {
  return outer.from <= inner.from && inner.to <= outer.to;
}

export function rangesOverlap(a: PortRange, b: PortRange): boolean {
  return a.from <= b.to && b.from <= a.to;
}
