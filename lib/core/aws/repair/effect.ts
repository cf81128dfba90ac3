import type { Topology } from '@/lib/core/aws/topology/topology';

/** A text that two topologies share when they are the same network, in whatever order their lists stand. */
export function effectOf(topology: Topology): string {
  return textOf(topology);
}

function textOf(value: unknown): string {
  if (typeof value === 'bigint') return `${value}n`;
  if (Array.isArray(value)) return `[${value.map(textOf).sort().join()}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'undefined';
  const fields = Object.entries(value).map(([name, field]) => `${name}:${textOf(field)}`);
  return `{${fields.sort().join()}}`;
}
