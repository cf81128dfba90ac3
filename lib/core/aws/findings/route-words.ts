import { formatPrefix } from '@/lib/core/net/prefix';
import type { TopologyRoute } from '@/lib/core/aws/topology/vpc';
import type { Ref } from '@/lib/core/aws/trace/step';

/** What a route is written for: a block, or a prefix list by its id. */
export function destinationOf({ destination }: TopologyRoute): string {
  return 'prefixList' in destination ? destination.prefixList : formatPrefix(destination);
}

/** A row of a table, as the steps of a walk name it. */
export function routeRef(table: string, route: TopologyRoute): Ref {
  const { kind, id } = route.nextHop;
  return {
    kind: 'route-table',
    id: table,
    row: `${destinationOf(route)} → ${kind === 'local' ? 'local' : id}`,
  };
}
