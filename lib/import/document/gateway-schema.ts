import { z } from 'zod';
import type {
  EgressOnlyInternetGateway,
  InternetGateway,
  VirtualPrivateGateway,
} from '@/lib/core/aws/topology/gateways';
import type {
  TransitGateway,
  TransitGatewayRoute,
  TransitGatewayRouteTable,
} from '@/lib/core/aws/topology/transit-gateway';
import { Id, Ids, Ipv4Text, known, Words, Zone } from './fields';
import { Destination } from './vpc-schema';

export const Attached = z.strictObject({
  id: Id,
  vpc: Id.nullable().default(null),
  name: Words.exactOptional(),
}) satisfies z.ZodType<InternetGateway & EgressOnlyInternetGateway & VirtualPrivateGateway>;

/** An address names its interface, or gets one; without `privateIp` it is one that is free. */
const NatAddress = z.strictObject({
  privateIp: Ipv4Text.nullable().optional(),
  publicIp: Ipv4Text.nullable().default(null),
  interface: Id.nullable().optional(),
  zone: Zone.nullable().default(null),
});

/** A zonal gateway names its subnet, which says the VPC; a regional one names the VPC. */
export const Nat = z.strictObject({
  id: Id,
  vpc: Id.optional(),
  name: Words.exactOptional(),
  subnet: Id.nullable().default(null),
  connectivity: z.enum(['public', 'private']).default('public'),
  mode: z.enum(['zonal', 'regional']).default('zonal'),
  state: z.enum(['available', 'pending', 'failed', 'deleting', 'deleted']).default('available'),
  addresses: z.array(NatAddress).optional(),
  routeTable: known(Id).nullable().default(null),
});
export type Nat = z.output<typeof Nat>;

const Side = z.strictObject({
  vpc: Id,
  region: Words.optional(),
  owner: Words.exactOptional(),
  resolvesDns: known(z.boolean()).default(false),
});

export const Peering = z.strictObject({
  id: Id,
  name: Words.exactOptional(),
  status: z
    .enum(['active', 'pending-acceptance', 'deleted', 'rejected', 'failed', 'expired', 'provisioning'])
    .default('active'),
  requester: Side,
  accepter: Side,
});
export type Peering = z.output<typeof Peering>;

export const Tgw = z.strictObject({
  id: Id,
  region: Words,
  name: Words.exactOptional(),
  vpnEcmp: z.boolean().default(true),
  securityGroupReferencing: z.boolean().default(false),
}) satisfies z.ZodType<TransitGateway>;

/**
 * Referencing security groups is on for an attachment and off for the gateway until somebody changes it
 * (https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateTransitGatewayVpcAttachmentRequestOptions.html).
 */
export const Attachment = z.strictObject({
  id: Id,
  transitGateway: Id,
  name: Words.exactOptional(),
  kind: z
    .enum(['vpc', 'vpn', 'direct-connect-gateway', 'connect', 'peering', 'network-function'])
    .default('vpc'),
  resource: Id,
  subnets: Ids,
  applianceMode: known(z.boolean()).default(false),
  securityGroupReferencing: known(z.boolean()).optional(),
  state: z.enum(['available', 'pending', 'pending-acceptance', 'failed', 'deleted']).default('available'),
  routeTable: known(Id.nullable()).default(null),
});
export type Attachment = z.output<typeof Attachment>;

/** A route without attachments is a blackhole. */
const TgwRoute = z
  .strictObject({
    destination: Destination,
    attachments: Ids,
    origin: z.enum(['static', 'propagated']).default('static'),
    state: z.enum(['active', 'blackhole']).optional(),
    asPathLength: z.int().min(0).max(255).exactOptional(),
    med: z.int().min(0).exactOptional(),
  })
  .transform(({ state, ...route }) => ({
    ...route,
    state: state ?? (route.attachments.length > 0 ? ('active' as const) : ('blackhole' as const)),
  })) satisfies z.ZodType<TransitGatewayRoute>;

export const TgwTable = z.strictObject({
  id: Id,
  transitGateway: Id,
  name: Words.exactOptional(),
  routes: z.array(TgwRoute).default([]),
  propagations: known(z.array(Id)).default([]),
  propagated: known(z.enum(['derived', 'listed'])).default('derived'),
}) satisfies z.ZodType<TransitGatewayRouteTable>;
