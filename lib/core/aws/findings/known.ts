import type { SubnetRouteTable, Subnet } from '@/lib/core/aws/topology/vpc';
import type { Topology } from '@/lib/core/aws/topology/topology';
import { networkOf, type ListName } from '@/lib/core/aws/trace/network';
import { tableOf } from '@/lib/core/aws/trace/routing';

/** Whether everything of a list was given, or everything of one member of it. */
export function isWhole({ incomplete }: Topology, list: ListName, id?: string): boolean {
  return !incomplete.some(
    ({ what, id: part }) => what === list && (id === undefined || part === undefined || part === id),
  );
}

/** The table that a subnet reads, with all its routes; null where that is not known for certain. */
export function knownTable(topology: Topology, subnet: Subnet): SubnetRouteTable | null {
  const table = tableOf(networkOf(topology), subnet);
  return table && isWhole(topology, 'routeTables', table.id) ? table : null;
}

/** The VPC's tables, or null where not all of them are known. */
export function knownTables(topology: Topology, vpc: string): readonly SubnetRouteTable[] | null {
  const tables = networkOf(topology).tablesOf(vpc);
  return isWhole(topology, 'routeTables') && tables.length > 0 ? tables : null;
}
