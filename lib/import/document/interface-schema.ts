import { z } from 'zod';
import type {
  BlockPublicAccess,
  FlowLog,
  InterfaceKind,
  MirrorSession,
  PrivateAddress,
} from '@/lib/core/aws/topology/vpc';
import { Id, Ipv4Text, Ipv6Text, known, Words } from './fields';

const kinds = [
  'instance',
  'nat-gateway',
  'load-balancer',
  'interface-endpoint',
  'gwlb-endpoint',
  'transit-gateway-attachment',
  'lambda',
  'other',
] as const satisfies InterfaceKind[];

const Address = z
  .strictObject({
    privateIp: Ipv4Text,
    publicIp: Ipv4Text.nullable().default(null),
    elastic: z.boolean().default(false),
  })
  .transform(({ privateIp, publicIp, elastic }) => ({
    private: privateIp,
    public: publicIp,
    elastic,
  })) satisfies z.ZodType<PrivateAddress>;

/** “default” in `securityGroups` is the default group of the VPC, which is made when the document has none. */
export const Interface = z.strictObject({
  id: Id,
  subnet: Id,
  owner: Words.exactOptional(),
  name: Words.exactOptional(),
  kind: z.enum(kinds).default('instance'),
  attachedTo: Id.nullable().default(null),
  addresses: z.array(Address).default([]),
  ipv6: z.array(Ipv6Text).default([]),
  securityGroups: z.array(Id).optional(),
  sourceDestCheck: z.boolean().optional(),
});
export type Interface = z.output<typeof Interface>;

const shared = {
  id: Id,
  name: Words.exactOptional(),
  state: z.enum(['running', 'stopped']).default('running'),
  forwards: known(z.enum(['nothing', 'router', 'nat'])).default('nothing'),
};

/** An instance with the interfaces that it names, or, where it names a subnet, with one interface of its own. */
export const Instance = z.union([
  z.strictObject({ ...shared, interfaces: z.array(Id) }),
  z.strictObject({
    ...shared,
    subnet: Id,
    owner: Words.exactOptional(),
    interface: Id.optional(),
    privateIp: Ipv4Text.optional(),
    publicIp: Ipv4Text.nullable().default(null),
    elastic: z.boolean().default(false),
    ipv6: z.array(Ipv6Text).default([]),
    securityGroups: z.array(Id).optional(),
    sourceDestCheck: z.boolean().default(true),
  }),
]);
export type Instance = z.output<typeof Instance>;

export const PublicAccess = z.strictObject({
  region: Words,
  mode: z.enum(['off', 'block-bidirectional', 'block-ingress']),
  exclusions: z.array(z.strictObject({ of: Id, allows: z.enum(['bidirectional', 'egress']) })).default([]),
}) satisfies z.ZodType<BlockPublicAccess>;

export const Log = z.strictObject({
  id: Id,
  of: Id,
  traffic: z.enum(['ACCEPT', 'REJECT', 'ALL']).default('ALL'),
}) satisfies z.ZodType<FlowLog>;

export const Mirror = z.strictObject({ id: Id, source: Id, target: Id }) satisfies z.ZodType<MirrorSession>;
