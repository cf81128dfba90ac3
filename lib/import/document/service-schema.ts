import { z } from 'zod';
import type { AwsService, PolicyStatement } from '@/lib/core/aws/topology/endpoint';
import type { Accelerator, TargetGroup } from '@/lib/core/aws/topology/load-balancing';
import { parseFraction } from '@/lib/core/net/fraction';
import { AnyPorts, Id, Ids, Ipv4Text, known, Ports, PrefixText, read, Words, Zone } from './fields';

const Statement = z.strictObject({
  effect: z.enum(['allow', 'deny']),
  principals: z.array(Words).default(['*']),
  actions: z.array(Words).default(['*']),
  resources: z.array(Words).default(['*']),
}) satisfies z.ZodType<PolicyStatement>;

/** A place where a service stands in a subnet: the interface it names, or one that is made. */
const Node = z.strictObject({
  subnet: Id,
  privateIp: Ipv4Text.optional(),
  publicIp: Ipv4Text.nullable().default(null),
  interface: Id.nullable().optional(),
});

/** `subnets` may be ids alone. `securityGroups` are those of the interfaces that are made. */
export const Endpoint = z.strictObject({
  id: Id,
  name: Words.exactOptional(),
  kind: z.enum(['gateway', 'interface', 'gateway-load-balancer']),
  vpc: Id,
  service: Words.min(1),
  serviceRegion: Words.optional(),
  state: z
    .enum(['available', 'pending', 'pending-acceptance', 'failed', 'rejected', 'deleted'])
    .default('available'),
  routeTables: Ids,
  subnets: z
    .array(z.union([Id.transform((subnet) => ({ subnet })), Node.omit({ publicIp: true })]))
    .default([]),
  interfaces: z.array(Id).optional(),
  securityGroups: z.array(Id).optional(),
  privateDns: z.boolean().optional(),
  loadBalancer: Id.nullable().default(null),
  policy: known(z.union([z.literal('full-access'), z.array(Statement)])).default('full-access'),
});
export type Endpoint = z.output<typeof Endpoint>;

export const Service = z.strictObject({
  name: Words.min(1),
  region: Words,
  prefixList: Id.nullable().default(null),
  prefixes: z.array(PrefixText).default([]),
}) satisfies z.ZodType<AwsService>;

const protocols = ['TCP', 'UDP', 'TCP_UDP', 'TLS', 'HTTP', 'HTTPS', 'GENEVE', 'QUIC'] as const;
const Port = z.int().min(0).max(65535);

export const Targets = z.strictObject({
  id: Id,
  name: Words.exactOptional(),
  vpc: Id.nullable().default(null),
  targetType: z.enum(['instance', 'ip', 'lambda', 'alb']).default('instance'),
  protocol: z.enum(protocols),
  port: Port,
  crossZone: known(z.enum(['on', 'off', 'inherit'])).default('inherit'),
  preserveClientIp: known(z.enum(['on', 'off', 'default'])).default('default'),
  stickiness: known(z.enum(['none', 'cookie', 'source-ip', '5-tuple', '3-tuple', '2-tuple'])).default('none'),
  targets: known(
    z.array(
      z.strictObject({
        id: Id,
        port: Port,
        zone: Zone.nullable().default(null),
        health: known(z.enum(['healthy', 'unhealthy', 'unused'])).default('healthy'),
      }),
    ),
  ).default([]),
}) satisfies z.ZodType<TargetGroup>;

const Listener = z.strictObject({
  id: Id,
  protocol: z.enum(protocols),
  ports: Ports,
  forwards: z
    .array(z.strictObject({ targetGroup: Id, weight: z.int().min(0).max(999).default(1) }))
    .default([]),
  conditional: z.boolean().default(false),
});

export const Balancer = z.strictObject({
  id: Id,
  name: Words.exactOptional(),
  kind: z.enum(['ALB', 'NLB', 'GWLB']),
  scheme: z.enum(['internet-facing', 'internal']).default('internal'),
  vpc: Id,
  state: z.enum(['active', 'provisioning', 'failed']).default('active'),
  zones: z.array(Node.extend({ zone: Zone.optional() })).default([]),
  securityGroups: z.array(Id).optional(),
  crossZone: known(z.enum(['on', 'off', 'default'])).default('default'),
  inboundRulesOnPrivateLink: known(z.boolean()).default(true),
  listeners: known(z.array(Listener)).default([]),
});
export type Balancer = z.output<typeof Balancer>;

/** Weights and dials are those of R95. `near` is “1/2” or “0.5”. */
export const Accelerators = z.strictObject({
  id: Id,
  name: Words.exactOptional(),
  addresses: z.array(Ipv4Text).default([]),
  listeners: z
    .array(
      z.strictObject({
        protocol: z.enum(['TCP', 'UDP']),
        ports: AnyPorts,
        groups: z
          .array(
            z.strictObject({
              region: Words,
              dial: z.number().min(0).max(100).default(100),
              near: read(parseFraction),
              endpoints: z
                .array(
                  z.strictObject({
                    id: Id,
                    weight: z.int().min(0).max(255).default(128),
                    preserveClientIp: z.boolean().default(true),
                    health: known(z.enum(['healthy', 'unhealthy'])).default('healthy'),
                  }),
                )
                .default([]),
            }),
          )
          .default([]),
      }),
    )
    .default([]),
}) satisfies z.ZodType<Accelerator>;
