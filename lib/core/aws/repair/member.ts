import type { ListName } from '@/lib/core/aws/trace/network';
import type { Topology } from '@/lib/core/aws/topology/topology';

/** A copy of the topology in which the members of a list that have these ids are changed. */
export function withMembers<Name extends ListName>(
  topology: Topology,
  list: Name,
  ids: readonly string[],
  change: (member: Topology[Name][number]) => Topology[Name][number],
): Topology {
  const members: readonly Topology[Name][number][] = topology[list];
  return { ...topology, [list]: members.map((one) => (ids.includes(one.id) ? change(one) : one)) };
}
