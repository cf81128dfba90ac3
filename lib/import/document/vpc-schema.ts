import { z } from 'zod';
import type { NextHop } from '@/lib/core/aws/route-table';
import type { PrefixList, Region } from '@/lib/core/aws/topology/vpc';
import { Id, Ids, known, Prefix4Text, Prefix6Text, PrefixText, Words, Zone } from './fields';
import { Acl } from './filter-schema';

export const RegionField = z.strictObject({
  name: Words,
  zones: z.array(Zone).default([]),
}) satisfies z.ZodType<Region>;

/** A block, or all blocks of a prefix list. */
export const Destination = z.union([PrefixText, z.strictObject({ prefixList: Id })]);

/** “local”, the id of what the packets go to, or both its kind and its id where no list of the document holds it. */
const Hop = z.union([
  Id,
  z.strictObject({
    kind: z.enum(['local', 'igw', 'eigw', 'nat', 'tgw', 'pcx', 'vgw', 'eni', 'gwlbe', 'vpce', 'unsupported']),
    id: z.string().min(1).max(200),
  }) satisfies z.ZodType<NextHop>,
]);

/** `origin` is “local” for the local next hop and “static” for others unless it is written. */
const Route = z.strictObject({
  destination: Destination,
  nextHop: Hop,
  origin: z.enum(['local', 'static', 'direct-connect', 'vpn-static', 'vpn-bgp', 'propagated']).optional(),
  state: z.enum(['active', 'blackhole']).default('active'),
});
export type Route = z.output<typeof Route>;

const Table = z.strictObject({
  id: Id,
  name: Words.exactOptional(),
  main: z.boolean().default(false),
  gateway: Id.nullable().default(null),
  propagating: Ids,
  routes: z.array(Route).default([]),
});

const Subnet = z.strictObject({
  id: Id,
  zone: Zone,
  owner: Words.exactOptional(),
  name: Words.exactOptional(),
  cidr: Prefix4Text.nullable().default(null),
  cidrs6: z.array(Prefix6Text).default([]),
  routeTable: known(Id.nullable()).default(null),
  networkAcl: known(Id).optional(),
  sharedWith: z.array(Words).exactOptional(),
});

/** A subnet, table or list stands inside its VPC; beside the VPCs it names one, which may be somebody else's. */
const beside = { vpc: Id };
export const OuterSubnet = Subnet.extend(beside);
export const OuterTable = Table.extend(beside);
export const OuterAcl = Acl.extend(beside);
export type OuterSubnet = z.output<typeof OuterSubnet>;
export type OuterTable = z.output<typeof OuterTable>;
export type OuterAcl = z.output<typeof OuterAcl>;

export const Vpc = z.strictObject({
  id: Id,
  region: Words,
  owner: Words.exactOptional(),
  name: Words.exactOptional(),
  cidrs: z.array(Prefix4Text).default([]),
  cidrs6: z.array(Prefix6Text).default([]),
  dnsSupport: known(z.boolean()).default(true),
  dnsHostnames: known(z.boolean()).default(false),
  subnets: z.array(Subnet).default([]),
  routeTables: z.array(Table).default([]),
  networkAcls: z.array(Acl).default([]),
});

export const List = z
  .strictObject({
    id: Id,
    name: Words.optional(),
    region: Words,
    owner: z.enum(['aws', 'customer']).default('customer'),
    maxEntries: z.int().min(1).exactOptional(),
    entries: known(z.array(PrefixText)).default([]),
  })
  .transform(({ name, ...list }) => ({ ...list, name: name ?? list.id })) satisfies z.ZodType<PrefixList>;
