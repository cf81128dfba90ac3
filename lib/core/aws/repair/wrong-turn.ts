import type { Ip } from '@/lib/core/net/ip';
import { formatPrefix } from '@/lib/core/net/prefix';
import type { Subnet, SubnetRouteTable, TopologyRoute } from '@/lib/core/aws/topology/vpc';
import { headerAt, type Obstacle } from './obstacle';

/** A table that sent the packet on its way to where it was stopped, the route that it took, from which subnet, and to which address. */
export type Turn = {
  table: SubnetRouteTable;
  route: TopologyRoute | null;
  subnet: Subnet | null;
  destination: Ip;
};

/**
 * The turns that the packet took, the last first. A filter judges packets that are on their way; everything else may have
 * been reached by a wrong turn, and not only by the last.
 */
export function turnsOf(obstacle: Obstacle): Turn[] {
  const { detail } = obstacle.blocker;
  if (detail === 'SECURITY_GROUP' || detail === 'NETWORK_ACL' || detail === 'BLOCK_PUBLIC_ACCESS') return [];
  const looks = obstacle.before.filter((step) => step.kind === 'ROUTE_LOOKUP' && step.detail !== 'TGW');
  return looks.flatMap((look): Turn[] => {
    const table = obstacle.network.find('routeTables', look.at.id);
    if (!table) return [];
    const row = look.evidence?.[0]?.row;
    const route = table.routes.find((one) => rowOf(one) === row) ?? null;
    const subnet = (look.subnet !== undefined && obstacle.network.find('subnets', look.subnet)) || null;
    return [{ table, route, subnet, destination: headerAt(obstacle, look).destination }];
  });
}

/** The turn that led straight to the obstacle. */
export function lastTurn(obstacle: Obstacle): Turn | null {
  return turnsOf(obstacle)[0] ?? null;
}

/** As a step of a walk names it; a route to a prefix list is no single row. */
function rowOf({ destination, nextHop }: TopologyRoute): string | null {
  if ('prefixList' in destination) return null;
  return `${formatPrefix(destination)} → ${nextHop.kind === 'local' ? 'local' : nextHop.id}`;
}

/** Whether the route is this very one: of one destination there is one static route in a table. */
export function isStaticTo({ destination, origin }: TopologyRoute, text: string): boolean {
  return origin === 'static' && !('prefixList' in destination) && formatPrefix(destination) === text;
}
