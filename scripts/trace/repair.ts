import type { Topology } from '@/lib/core/aws/topology/topology';
import type { Probe } from '@/lib/core/aws/trace/trace';
export function repairsOf(_: Topology, __: Probe): { lines: string[] } {
  return { lines: [] };
}
