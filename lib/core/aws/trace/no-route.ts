import { formatIp } from '@/lib/core/net/ip';
import type { NextHop } from '@/lib/core/aws/route-table';
import type { SubnetRouteTable } from '@/lib/core/aws/topology/vpc';
import { assumedWay } from './assumed-way';
import type { Way } from './routing';
import { transitKnowing } from './transit-gateway-lookup';
import type { Stop, Walk } from './walk';

/** A table without a route to the destination: the end of the way, but for R35 and what beliefs make of it. */
export function noRoute(walk: Walk, table: SubnetRouteTable): Way {
  const way = answerWay(walk, table) ?? bentWay(walk, table);
  if (way) return { nextHop: way };
  return orAssumed(walk, table, {
    at: { kind: 'route-table', id: table.id },
    disposition: 'NO_ROUTE',
    code: 'NO_ROUTE_TO_DESTINATION',
    rule: 'R11',
    why: `No route of ${table.id} holds ${formatIp(walk.destination)}.`,
  });
}

/** Stops the packet; when everything is to be explained it goes the way that a missing route would most likely lead. */
export function orAssumed(walk: Walk, table: SubnetRouteTable, stop: Stop): Way {
  const assumed = walk.explainAll ? assumedWay(walk, table.vpc) : undefined;
  if (!assumed) return { end: walk.end(stop) };
  walk.stop(stop);
  return { nextHop: assumed };
}

/**
 * R35: an answer to a NAT gateway goes back over the peering that the request came by, with no route to the gateway's subnet
 * (https://docs.aws.amazon.com/vpc/latest/userguide/nat-gateway-basics.html).
 */
function answerWay(
  { direction, arrivals, network, destination }: Walk,
  { vpc }: SubnetRouteTable,
): NextHop | undefined {
  const way = direction === 'return' ? arrivals.get(vpc) : undefined;
  if (way?.kind !== 'pcx') return undefined;
  return network.holdersOf(destination).some(({ kind }) => kind === 'nat-gateway') ? way : undefined;
}

/** As M26, M21 and M30 have it: answers need no route, nor who has a public address, nor who has a transit gateway. */
function bentWay(walk: Walk, { vpc }: SubnetRouteTable): NextHop | undefined {
  const { replyNeedsRoute, igwNeedsRoute, tgwWritesVpcRoutes } = walk.rules;
  if (!replyNeedsRoute && walk.direction === 'return') return walk.arrivals.get(vpc);
  const gateway = igwNeedsRoute ? undefined : publicGatewayOf(walk, vpc);
  if (gateway) return { kind: 'igw', id: gateway };
  const transit = tgwWritesVpcRoutes ? transitKnowing(walk, vpc) : undefined;
  return transit === undefined ? undefined : { kind: 'tgw', id: transit };
}

function publicGatewayOf({ network, source }: Walk, vpc: string): string | undefined {
  return network.shownAs(vpc, source)
    ? network.topology.internetGateways.find((one) => one.vpc === vpc)?.id
    : undefined;
}
