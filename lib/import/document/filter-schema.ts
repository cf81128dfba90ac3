import { z } from 'zod';
import type { AclEntry } from '@/lib/core/aws/network-acl';
import type { RulePeer, SecurityGroupRule } from '@/lib/core/aws/security-group';
import type { SecurityGroup } from '@/lib/core/aws/topology/vpc';
import { everyPort } from '@/lib/core/net/port-range';
import { prefix } from '@/lib/core/net/prefix';
import { AnyPorts, Icmp, Id, PrefixText, ProtocolText, Words } from './fields';

/** An entry of a network ACL. 32767 is the `*` that every list ends with (R38), so it is not written. */
export const Entry = z.strictObject({
  number: z.int().min(1).max(32766),
  action: z.enum(['allow', 'deny']),
  protocol: ProtocolText.default('all'),
  ports: AnyPorts,
  icmp: Icmp.exactOptional(),
  peer: PrefixText,
}) satisfies z.ZodType<AclEntry>;

/** A custom list holds no entry at first and so denies all (R41). `default` marks the one that subnets get without being asked. */
export const Acl = z.strictObject({
  id: Id,
  name: Words.exactOptional(),
  default: z.boolean().default(false),
  inbound: z.array(Entry).default([]),
  outbound: z.array(Entry).default([]),
});

/** Exactly one of `cidr`, `prefixList` and `group`. */
const Peer: z.ZodType<RulePeer> = z
  .strictObject({
    cidr: PrefixText.optional(),
    prefixList: Id.optional(),
    group: Id.optional(),
    stale: z.boolean().optional(),
  })
  .transform((peer, context) => {
    const { cidr, prefixList, group, stale } = peer;
    const named = [cidr, prefixList, group].filter((one) => one !== undefined).length;
    if (named === 1 && (group !== undefined || stale === undefined)) {
      if (cidr) return { kind: 'cidr' as const, prefix: cidr };
      if (prefixList) return { kind: 'prefix-list' as const, id: prefixList };
      if (group) return { kind: 'group' as const, id: group, ...(stale === undefined ? {} : { stale }) };
    }
    const message =
      named === 1
        ? 'Only a group can be stale.'
        : 'A peer is exactly one of {"cidr": …}, {"prefixList": …} and {"group": …}.';
    context.issues.push({ code: 'custom', message, input: peer });
    return z.NEVER;
  });

const GroupRule = z.strictObject({
  id: Words.exactOptional(),
  protocol: ProtocolText.default('all'),
  ports: AnyPorts,
  icmp: Icmp.exactOptional(),
  peer: Peer,
}) satisfies z.ZodType<SecurityGroupRule>;

/** What a new group allows (R47): nothing in, everything out. */
export const everythingOut: SecurityGroupRule[] = ['0.0.0.0/0', '::/0'].map((all) => ({
  protocol: 'all',
  ports: everyPort,
  peer: { kind: 'cidr', prefix: prefix(all) },
}));

export const Group = z.strictObject({
  id: Id,
  name: Words.exactOptional(),
  owner: Words.exactOptional(),
  vpcs: z.array(Id).min(1),
  inbound: z.array(GroupRule).default([]),
  outbound: z.array(GroupRule).default(() => structuredClone(everythingOut)),
}) satisfies z.ZodType<SecurityGroup>;
