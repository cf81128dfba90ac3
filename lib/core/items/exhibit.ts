import { z } from 'zod';

/** How a row is marked once the question is answered. */
const Mark = z.enum(['decides', 'lost', 'not-read', 'none']);

/** What the sheet's head says: a name in bold, one grey clause on how to read it. */
const head = { title: z.string(), caption: z.string().optional() };

const RouteTableExhibit = z.strictObject({
  kind: z.literal('route-table'),
  ...head,
  rows: z.array(
    z.strictObject({
      destination: z.string(),
      target: z.string(),
      origin: z.string(),
      state: z.string(),
      note: z.string().optional(),
      mark: Mark.optional(),
    }),
  ),
});

const NetworkAclExhibit = z.strictObject({
  kind: z.literal('network-acl'),
  ...head,
  direction: z.enum(['inbound', 'outbound']),
  rows: z.array(
    z.strictObject({
      number: z.string(),
      action: z.enum(['Allow', 'Deny']),
      protocol: z.string(),
      ports: z.string(),
      peer: z.string(),
      note: z.string().optional(),
      mark: Mark.optional(),
    }),
  ),
});

const AddressSpaceExhibit = z.strictObject({
  kind: z.literal('address-space'),
  ...head,
  block: z.string(),
  parts: z.array(
    z.strictObject({
      prefix: z.string(),
      label: z.string(),
      state: z.enum(['taken', 'free', 'asked', 'reserved']),
    }),
  ),
});

const LoadBalancerExhibit = z.strictObject({
  kind: z.literal('load-balancer'),
  ...head,
  crossZone: z.enum(['on', 'off', 'default']),
  zones: z.array(
    z.strictObject({
      name: z.string(),
      enabled: z.boolean(),
      share: z.string().optional(),
      targets: z.array(
        z.strictObject({ id: z.string(), healthy: z.boolean(), share: z.string().optional() }),
      ),
    }),
  ),
});

/** A short list of named values: a packet, a requirement, a setting. */
const FactsExhibit = z.strictObject({
  kind: z.literal('facts'),
  ...head,
  rows: z.array(z.strictObject({ term: z.string(), value: z.string() })),
});

/** What is shown beside a stem. Text may hold `code` in backticks. */
export const Exhibit = z.discriminatedUnion('kind', [
  RouteTableExhibit,
  NetworkAclExhibit,
  AddressSpaceExhibit,
  LoadBalancerExhibit,
  FactsExhibit,
]);
export type Exhibit = z.infer<typeof Exhibit>;
export type ExhibitOf<K extends Exhibit['kind']> = Extract<Exhibit, { kind: K }>;
