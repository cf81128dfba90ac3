import type { Ip } from '@/lib/core/net/ip';
import { formatIp } from '@/lib/core/net/ip';
import { contains, formatPrefix, prefix } from '@/lib/core/net/prefix';
import {
  lookup,
  type Candidate,
  type Lookup,
  type NextHop,
  type Origin,
  type Route,
} from '@/lib/core/aws/route-table';
import type { Subnet, SubnetRouteTable, TopologyRoute } from '@/lib/core/aws/topology/vpc';
import { inOtherRegions } from './gateway-endpoint-region';
import type { Network } from './network';
import type { End } from './place';
import type { Ref } from './step';
import { noRoute, orAssumed } from './no-route';
import type { Walk } from './walk';

/** What a table says of a destination: a way on, or the end of the way. */
export type Way = { nextHop: NextHop } | { end: End };

/** The table a subnet reads: its own, or the VPC's main one (R10). Undefined when it was not given. */
export function tableOf(network: Network, subnet: Subnet): SubnetRouteTable | undefined {
  if (subnet.routeTable === 'unknown') return undefined;
  if (subnet.routeTable !== null) return network.find('routeTables', subnet.routeTable);
  return network.tablesOf(subnet.vpc).find(({ main }) => main);
}

/** Ranges that the router forwards nothing to, whatever the table says (R17). */
const notForwarded = [prefix('169.254.168.0/22'), prefix('fd00:ec2::/32')];

/** Looks the destination up and says what became of every route (https://docs.aws.amazon.com/vpc/latest/userguide/route-tables-priority.html). */
export function look(
  walk: Walk,
  table: SubnetRouteTable,
  detail: 'SUBNET' | 'GATEWAY',
  subnet: Subnet | null,
): Way {
  const at: Ref = { kind: 'route-table', id: table.id };
  const routes = routesOf(walk, table);
  if (typeof routes === 'string')
    return {
      end: walk.unknown(
        { kind: 'prefix-list', id: routes },
        'X_IMPORT_INCOMPLETE',
        'R16',
        `${table.id} has a route to the prefix list ${routes}, whose entries were not given.`,
      ),
    };
  const found = lookup(routes, walk.destination, walk.rules);
  const chosen = found.chosen && rowOf(table, found.chosen);
  walk.say({
    kind: 'ROUTE_LOOKUP',
    detail,
    at,
    vpc: table.vpc,
    ...(subnet ? { subnet: subnet.id, zone: subnet.zone } : {}),
    rule: ruleOf(found),
    why: wordsOf(table, found, walk.destination),
    evidence: chosen ? [chosen] : [],
    candidates: found.candidates.map((one) => candidateOf(table, one)),
  });
  return settled(walk, table, found);
}

function settled(walk: Walk, table: SubnetRouteTable, found: Lookup): Way {
  const at: Ref = { kind: 'route-table', id: table.id };
  const to = formatIp(walk.destination);
  if (found.disposition === 'INDETERMINATE')
    return {
      end: walk.unknown(
        at,
        'UNKNOWN_DESTINATION',
        'R16',
        `Two prefix lists of ${table.id} hold ${to} with different targets; AWS picks one and keeps it, and does not say which.`,
      ),
    };
  if (found.chosen === null || found.disposition === 'NO_ROUTE') return noRoute(walk, table);
  if (notForwarded.some((range) => contains(range, walk.destination)))
    return {
      end: walk.end({
        at,
        disposition: 'NULL_ROUTED',
        code: 'NO_ROUTE_TO_DESTINATION',
        rule: 'R17',
        why: `Packets to ${to} are not forwarded, whatever the table says.`,
      }),
    };
  const { nextHop, prefixList } = found.chosen;
  if (nextHop.kind === 'gwlbe' && prefixList !== undefined)
    return {
      end: walk.unknown(
        at,
        'X_UNSUPPORTED_OBJECT',
        'R85',
        `${table.id} has a route to the prefix list ${prefixList} through ${nextHop.id}, and a Gateway Load Balancer endpoint cannot be the target of such a route.`,
      ),
    };
  if (found.disposition === 'NULL_ROUTED') return blackhole(walk, table, found.chosen);
  return { nextHop };
}

function blackhole(walk: Walk, table: SubnetRouteTable, route: Route): Way {
  return orAssumed(walk, table, {
    at: { kind: 'route-table', id: table.id },
    disposition: 'NULL_ROUTED',
    code: 'BAD_STATE_ROUTE',
    rule: 'R18',
    why: `The route that wins, to ${formatPrefix(route.destination)}, is a blackhole: its target is gone.`,
    evidence: [rowOf(table, route)],
  });
}

const origins: Record<TopologyRoute['origin'], Origin> = {
  local: 'local',
  static: 'static',
  'direct-connect': 'direct-connect',
  'vpn-static': 'vpn-static',
  'vpn-bgp': 'vpn-bgp',
  propagated: 'vpn-bgp',
};

/** The table's routes with prefix lists taken apart (R16), or the id of a list whose entries are not known. */
export function routesOf(walk: Walk, table: SubnetRouteTable): readonly Route[] | string {
  const { network, rules } = walk;
  return network.once(`routes of ${table.id} to ${rules.gatewayEndpointRegions}`, () => {
    const routes: Route[] = [];
    for (const { destination, nextHop, origin, state } of table.routes) {
      if (!('prefixList' in destination))
        routes.push({ destination, nextHop, origin: origins[origin], state });
      else {
        const list = network.find('prefixLists', destination.prefixList);
        if (!list || list.entries === 'unknown') return destination.prefixList;
        for (const entry of [...list.entries, ...inOtherRegions(walk, nextHop)])
          routes.push({ destination: entry, nextHop, origin: 'prefix-list', state, prefixList: list.id });
      }
    }
    return routes;
  });
}

function candidateOf(table: SubnetRouteTable, { route, lost }: Candidate): { ref: Ref; lost: string | null } {
  return { ref: rowOf(table, route), lost };
}

function rowOf({ id }: SubnetRouteTable, { destination, nextHop, prefixList }: Route): Ref {
  const to =
    prefixList === undefined ? formatPrefix(destination) : `${prefixList} (${formatPrefix(destination)})`;
  return { kind: 'route-table', id, row: `${to} → ${nextHop.kind === 'local' ? 'local' : nextHop.id}` };
}

function ruleOf({ candidates, chosen }: Lookup): 'R11' | 'R12' {
  return chosen && candidates.some(({ lost }) => lost === 'HIGHER_PRIORITY_ROUTE') ? 'R12' : 'R11';
}

function wordsOf(table: SubnetRouteTable, { chosen }: Lookup, to: Ip): string {
  if (!chosen) return `No route of ${table.id} holds ${formatIp(to)}.`;
  const by = chosen.nextHop.kind === 'local' ? 'stays in the VPC' : `goes to ${chosen.nextHop.id}`;
  return `Of the routes of ${table.id} that hold ${formatIp(to)}, ${formatPrefix(chosen.destination)} is taken: it ${by}.`;
}
