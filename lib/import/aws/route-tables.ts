import { z } from 'zod';
import type { NextHop } from '@/lib/core/aws/route-table';
import type { SubnetRouteTable, TopologyRoute } from '@/lib/core/aws/topology/vpc';
import { call } from '@/lib/import/call';
import { valuesOf, type Gathered } from '@/lib/import/gathered';
import { flag, id, list, maybe, named, prefix4, prefix6, tags, text } from './field';

const route = z
  .object({
    DestinationCidrBlock: prefix4.nullish(),
    DestinationIpv6CidrBlock: prefix6.nullish(),
    DestinationPrefixListId: maybe,
    Origin: text,
    State: text,
    GatewayId: maybe,
    NatGatewayId: maybe,
    TransitGatewayId: maybe,
    VpcPeeringConnectionId: maybe,
    EgressOnlyInternetGatewayId: maybe,
    NetworkInterfaceId: maybe,
    InstanceId: maybe,
    CarrierGatewayId: maybe,
    LocalGatewayId: maybe,
    CoreNetworkArn: maybe,
    OdbNetworkArn: maybe,
  })
  .refine(
    (one) => one.DestinationCidrBlock ?? one.DestinationIpv6CidrBlock ?? one.DestinationPrefixListId,
    'has no destination',
  );
type Route = z.infer<typeof route>;

/** https://docs.aws.amazon.com/cli/latest/reference/ec2/describe-route-tables.html */
export const describeRouteTables = call({
  command: 'aws ec2 describe-route-tables',
  key: 'RouteTables',
  list: 'routeTables',
  marks: { has: ['RouteTableId', 'Routes'] },
  member: z.object({
    RouteTableId: id,
    VpcId: id,
    Associations: z.array(
      z.object({
        Main: flag,
        SubnetId: maybe,
        GatewayId: maybe,
        AssociationState: z.object({ State: text }).nullish(),
      }),
    ),
    PropagatingVgws: list(z.object({ GatewayId: id })),
    Routes: z.array(route),
    Tags: tags,
  }),
  id: (table) => table.RouteTableId,
});

/** What a route's target means depends on what else was imported. */
export type Targets = {
  /** The first interface of an instance. */
  interfaceOf(instance: string): string | undefined;
  endpointKind(endpoint: string): 'gateway' | 'gateway-load-balancer' | 'interface' | undefined;
};

export function routeTables(gathered: Gathered, targets: Targets): SubnetRouteTable[] {
  return valuesOf(gathered, describeRouteTables).map((table) => {
    const associations = table.Associations.filter((one) =>
      ['associated', 'associating', undefined].includes(one.AssociationState?.State),
    );
    return {
      id: table.RouteTableId,
      vpc: table.VpcId,
      ...named(table.Tags),
      main: associations.some((one) => one.Main),
      gateway: associations.find((one) => one.GatewayId)?.GatewayId ?? null,
      propagating: table.PropagatingVgws.map((one) => one.GatewayId),
      routes: table.Routes.flatMap((one) => routeOf(one, targets)),
    };
  });
}

function routeOf(one: Route, targets: Targets): TopologyRoute[] {
  const list = one.DestinationPrefixListId;
  const destination =
    one.DestinationCidrBlock ?? one.DestinationIpv6CidrBlock ?? (list ? { prefixList: list } : null);
  if (!destination) return [];
  const nextHop = nextHopOf(one, targets);
  return [{ destination, nextHop, origin: originOf(one, nextHop), state: stateOf(one) }];
}

function originOf(one: Route, nextHop: NextHop): TopologyRoute['origin'] {
  if (one.Origin === 'EnableVgwRoutePropagation' || one.Origin === 'Advertisement') return 'propagated';
  // A local route keeps its origin when its target is replaced (R15).
  return nextHop.kind === 'local' || one.Origin === 'CreateRouteTable' ? 'local' : 'static';
}

function stateOf(one: Route): TopologyRoute['state'] {
  return one.State === 'blackhole' ? 'blackhole' : 'active';
}

/** A target that is not modelled stays in the table: without it a shorter route would win. */
function nextHopOf(one: Route, targets: Targets): NextHop {
  if (one.State !== 'active' && one.State !== 'blackhole') return { kind: 'unsupported', id: one.State };
  if (one.GatewayId) return gatewayOf(one.GatewayId, one, targets);
  if (one.NatGatewayId) return { kind: 'nat', id: one.NatGatewayId };
  if (one.TransitGatewayId) return { kind: 'tgw', id: one.TransitGatewayId };
  if (one.VpcPeeringConnectionId) return { kind: 'pcx', id: one.VpcPeeringConnectionId };
  if (one.EgressOnlyInternetGatewayId) return { kind: 'eigw', id: one.EgressOnlyInternetGatewayId };
  if (one.NetworkInterfaceId) return { kind: 'eni', id: one.NetworkInterfaceId };
  const own = one.InstanceId ? targets.interfaceOf(one.InstanceId) : undefined;
  if (own) return { kind: 'eni', id: own };
  const other =
    one.InstanceId ?? one.CarrierGatewayId ?? one.LocalGatewayId ?? one.CoreNetworkArn ?? one.OdbNetworkArn;
  return { kind: 'unsupported', id: other ?? '' };
}

function gatewayOf(gateway: string, one: Route, targets: Targets): NextHop {
  if (gateway === 'local') return { kind: 'local', id: 'local' };
  if (gateway.startsWith('igw-')) return { kind: 'igw', id: gateway };
  if (gateway.startsWith('vgw-')) return { kind: 'vgw', id: gateway };
  if (gateway.startsWith('eigw-')) return { kind: 'eigw', id: gateway };
  if (!gateway.startsWith('vpce-')) return { kind: 'unsupported', id: gateway };
  // No prefix list may lead to a Gateway Load Balancer endpoint (R85), and a gateway endpoint serves nothing else.
  const guess = one.DestinationPrefixListId ? 'gateway' : 'gateway-load-balancer';
  const kind = targets.endpointKind(gateway) ?? guess;
  if (kind === 'interface') return { kind: 'unsupported', id: gateway };
  return { kind: kind === 'gateway' ? 'vpce' : 'gwlbe', id: gateway };
}
