import { withMembers } from './member';
import type { Topology } from '@/lib/core/aws/topology/topology';

/** The topology after a target came to life: AWS turns the blackhole routes to it, in tables of these VPCs, active again. */
export function revived(topology: Topology, target: string, vpcs: readonly string[]): Topology {
  const tables = topology.routeTables.filter(({ vpc }) => vpcs.includes(vpc)).map(({ id }) => id);
  return withMembers(topology, 'routeTables', tables, (table) => ({
    ...table,
    routes: table.routes.map((route) =>
      route.nextHop.id === target ? { ...route, state: 'active' } : route,
    ),
  }));
}
