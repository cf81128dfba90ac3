import { z } from 'zod';
import type { Incomplete } from '@/lib/core/aws/topology/known';
import type { Topology } from '@/lib/core/aws/topology/topology';
import { Group } from './filter-schema';
import { Attached, Attachment, Nat, Peering, Tgw, TgwTable } from './gateway-schema';
import { Customer, DxGateway, Site, Vif, Vpn } from './hybrid-schema';
import { Instance, Interface, Log, Mirror, PublicAccess } from './interface-schema';
import { Accelerators, Balancer, Endpoint, Service, Targets } from './service-schema';
import { List, OuterAcl, OuterSubnet, OuterTable, RegionField, Vpc } from './vpc-schema';
import { Id, Words } from './fields';

const Missing = z.strictObject({
  what: Words,
  id: Id.exactOptional(),
  region: Words.exactOptional(),
  why: z.enum(['missing', 'paginated', 'refused']),
  says: Words,
}) satisfies z.ZodType<Incomplete>;

function list<T extends z.ZodType>(member: T): z.ZodDefault<z.ZodArray<T>> {
  return z.array(member).default([]) as z.ZodDefault<z.ZodArray<T>>;
}

const lists = {
  regions: list(RegionField),
  vpcs: list(Vpc),
  subnets: list(OuterSubnet),
  routeTables: list(OuterTable),
  prefixLists: list(List),
  networkAcls: list(OuterAcl),
  securityGroups: list(Group),
  interfaces: list(Interface),
  instances: list(Instance),
  internetGateways: list(Attached),
  egressOnlyInternetGateways: list(Attached),
  natGateways: list(Nat),
  peeringConnections: list(Peering),
  transitGateways: list(Tgw),
  transitGatewayAttachments: list(Attachment),
  transitGatewayRouteTables: list(TgwTable),
  virtualPrivateGateways: list(Attached),
  customerGateways: list(Customer),
  vpnConnections: list(Vpn),
  virtualInterfaces: list(Vif),
  directConnectGateways: list(DxGateway),
  onPremises: list(Site),
  endpoints: list(Endpoint),
  services: list(Service),
  loadBalancers: list(Balancer),
  targetGroups: list(Targets),
  accelerators: list(Accelerators),
  flowLogs: list(Log),
  mirrorSessions: list(Mirror),
  blockPublicAccess: list(PublicAccess),
  incomplete: list(Missing),
} satisfies Record<keyof Topology, z.ZodType>;

/**
 * A topology as people write it. Its lists are those of {@link Topology}; a VPC may hold its own subnets, tables and ACLs.
 * `explicit` says that everything is written out, so that nothing is made: no local route, default list or interface.
 */
export const TopologyDocument = z.strictObject({
  title: Words.min(1).optional(),
  description: Words.min(1).optional(),
  explicit: z.boolean().default(false),
  ...lists,
});
export type TopologyDocument = z.output<typeof TopologyDocument>;
