import { z } from 'zod';
import type {
  Announcement,
  CustomerGateway,
  DirectConnectGateway,
  VirtualInterface,
} from '@/lib/core/aws/topology/hybrid';
import type { OnPremises } from '@/lib/core/aws/topology/vpc';
import { Id, Ipv4Text, known, PrefixText, Words } from './fields';

/** A MED that is not announced counts as 100 over VPN and as 0 over Direct Connect (R65). */
function announcement(med: number): z.ZodType<Announcement> {
  return z.strictObject({
    prefix: PrefixText,
    asPathLength: z.int().min(0).max(255).default(1),
    med: z.int().min(0).max(0xffffffff).default(med),
    preference: z.enum(['low', 'medium', 'high']).nullable().default(null),
  });
}

export const Customer = z.strictObject({
  id: Id,
  name: Words.exactOptional(),
  address: Ipv4Text.nullable().default(null),
  onPremises: Id.nullable().default(null),
}) satisfies z.ZodType<CustomerGateway>;

/** A connection has two tunnels that are up, unless they are written. */
export const Vpn = z.strictObject({
  id: Id,
  name: Words.exactOptional(),
  customerGateway: Id,
  attachedTo: Id,
  routing: z.enum(['static', 'bgp']).default('bgp'),
  staticRoutes: z.array(PrefixText).default([]),
  announces: known(z.array(announcement(100))).default([]),
  tunnels: z.array(z.strictObject({ id: Id, state: known(z.enum(['up', 'down'])).default('up') })).optional(),
});

export const Vif = z.strictObject({
  id: Id,
  name: Words.exactOptional(),
  kind: z.enum(['private', 'public', 'transit']),
  attachedTo: Id.nullable().default(null),
  state: z.enum(['available', 'down', 'pending', 'deleted']).default('available'),
  onPremises: Id.nullable().default(null),
  announces: known(z.array(announcement(0))).default([]),
}) satisfies z.ZodType<VirtualInterface>;

export const DxGateway = z.strictObject({
  id: Id,
  name: Words.exactOptional(),
  associations: z
    .array(
      z.strictObject({
        gateway: Id,
        allowed: z.array(PrefixText).default([]),
        state: z.enum(['associated', 'associating', 'disassociated']).default('associated'),
      }),
    )
    .default([]),
}) satisfies z.ZodType<DirectConnectGateway>;

export const Site = z.strictObject({
  id: Id,
  name: Words.exactOptional(),
  prefixes: z.array(PrefixText).default([]),
  routes: z.array(z.strictObject({ destination: PrefixText, via: Id })).default([]),
  open: z.boolean().exactOptional(),
}) satisfies z.ZodType<OnPremises>;
