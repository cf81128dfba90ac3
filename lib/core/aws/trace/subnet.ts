import { formatIp } from '@/lib/core/net/ip';
import type { NextHop } from '@/lib/core/aws/route-table';
import type { Subnet } from '@/lib/core/aws/topology/vpc';
import { holdsAddress, subnetHolds } from './network';
import type { Place, PlaceOf } from './place';
import { look, tableOf } from './routing';
import type { Walk } from './walk';

/** Off a subnet: its route table says where to. */
export function routeFrom(walk: Walk, subnet: Subnet): Place {
  const bent =
    walk.direction === 'return' && walk.rules.replyPath === 'arrival-path'
      ? walk.arrivals.get(subnet.vpc)
      : undefined;
  return bent ? towards(walk, subnet, bent) : lookUpFrom(walk, subnet);
}

/** By the subnet's own table, whatever anybody believes of answers. */
export function lookUpFrom(walk: Walk, subnet: Subnet): Place {
  const table = tableOf(walk.network, subnet);
  if (!table)
    return walk.unknown(
      { kind: 'subnet', id: subnet.id },
      'X_IMPORT_INCOMPLETE',
      'R10',
      `The route table of ${subnet.id} was not given.`,
    );
  const way = look(walk, table, 'SUBNET', subnet);
  return 'end' in way ? way.end : towards(walk, subnet, way.nextHop);
}

/** From a subnet to a next hop. */
export function towards(walk: Walk, { id: subnet, vpc }: Subnet, { kind, id }: NextHop): Place {
  switch (kind) {
    case 'local':
      return { at: 'VPC', vpc, fromSubnet: subnet };
    case 'eni':
      return { at: 'INTERFACE_IN', interface: id, fromSubnet: subnet };
    case 'igw':
      return { at: 'INTERNET_GATEWAY_OUT', gateway: id, vpc, subnet };
    case 'eigw':
      return { at: 'EGRESS_ONLY_OUT', gateway: id, vpc };
    case 'nat':
      return { at: 'NAT_GATEWAY', gateway: id, fromSubnet: subnet };
    case 'pcx':
      return { at: 'PEERING', connection: id, fromVpc: vpc };
    case 'tgw':
      return { at: 'TRANSIT_GATEWAY_FROM_VPC', gateway: id, vpc, subnet };
    case 'vgw':
      return { at: 'VIRTUAL_PRIVATE_GATEWAY_OUT', gateway: id, vpc, subnet };
    case 'vpce':
    case 'gwlbe':
      return { at: 'ENDPOINT', endpoint: id, subnet, interface: null };
    case 'unsupported':
      return walk.unknown(
        { kind: 'vpc', id: vpc },
        'X_UNSUPPORTED_OBJECT',
        'R11',
        `The route that wins goes to ${id}, which is not modelled.`,
      );
  }
}

/** In the router of a VPC: to whoever has the destination. A packet from a gateway gets no further than the VPC's blocks (R59). */
export function deliver(walk: Walk, { vpc: id, fromSubnet }: PlaceOf<'VPC'>): Place {
  const vpc = walk.network.find('vpcs', id);
  if (!vpc) return walk.missing({ kind: 'vpc', id }, 'R10');
  const subnet = walk.network.subnetsOf(id).find((one) => subnetHolds(one, walk.destination));
  if (subnet) return holderOr(walk, subnet, fromSubnet);
  if (walk.incomplete('subnets'))
    return walk.unknown(
      { kind: 'vpc', id },
      'X_IMPORT_INCOMPLETE',
      'R19',
      `No subnet among those given holds ${formatIp(walk.destination)}, and not all were given.`,
    );
  const inside = holdsAddress(vpc, walk.destination);
  return walk.end({
    at: { kind: 'vpc', id },
    disposition: inside ? 'NEIGHBOR_UNREACHABLE' : 'NO_ROUTE',
    code: inside ? 'X_NO_SUCH_ADDRESS' : 'VPC_LOCAL_ROUTE_CIDR_RESTRICTION',
    rule: 'R19',
    why: inside
      ? `No subnet of ${id} holds ${formatIp(walk.destination)}.`
      : `${formatIp(walk.destination)} is in no block of ${id}, and the local route serves those only.`,
  });
}

/** The interface of the subnet that has the destination, or nobody. */
export function holderOr(walk: Walk, subnet: Subnet, fromSubnet: string | null): Place {
  const holder = walk.network.holderIn(subnet.id, walk.destination);
  if (holder) return { at: 'INTERFACE_IN', interface: holder.id, fromSubnet };
  const at = { kind: 'subnet', id: subnet.id } as const;
  const to = formatIp(walk.destination);
  if (walk.incomplete('interfaces'))
    return walk.unknown(
      at,
      'X_IMPORT_INCOMPLETE',
      'R19',
      `No interface among those given has ${to}, and not all were given.`,
    );
  return walk.end({
    at,
    disposition: 'NEIGHBOR_UNREACHABLE',
    code: 'X_NO_SUCH_ADDRESS',
    rule: 'R19',
    why: `No interface in ${subnet.id} has the address ${to}.`,
  });
}
