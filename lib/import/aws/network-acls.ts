import { z } from 'zod';
import type { AclEntry } from '@/lib/core/aws/network-acl';
import type { NetworkAcl } from '@/lib/core/aws/topology/vpc';
import { everyPort } from '@/lib/core/net/port-range';
import { call } from '@/lib/import/call';
import { valuesOf, type Gathered } from '@/lib/import/gathered';
import { id, named, port, prefix4, prefix6, tags } from './field';
import { icmpNumber, protocol } from './traffic';

/** The last rule a person can write (R38). The entries above are `*`, one for IPv4 and one for IPv6. */
const lastNumber = 32_766;

const entry = z
  .object({
    RuleNumber: z.int('must be a whole number').min(1).max(32_768),
    Egress: z.boolean(),
    RuleAction: z.enum(['allow', 'deny'], 'must be allow or deny'),
    Protocol: protocol,
    CidrBlock: prefix4.nullish(),
    Ipv6CidrBlock: prefix6.nullish(),
    PortRange: z
      .object({ From: port, To: port })
      .refine(({ From, To }) => From <= To, 'ends below its beginning')
      .nullish(),
    IcmpTypeCode: z.object({ Type: icmpNumber, Code: icmpNumber }).nullish(),
  })
  .refine((one) => one.CidrBlock ?? one.Ipv6CidrBlock, 'has neither CidrBlock nor Ipv6CidrBlock');

/** https://docs.aws.amazon.com/cli/latest/reference/ec2/describe-network-acls.html */
export const describeNetworkAcls = call({
  command: 'aws ec2 describe-network-acls',
  key: 'NetworkAcls',
  list: 'networkAcls',
  marks: { has: ['NetworkAclId', 'Entries'] },
  member: z.object({
    NetworkAclId: id,
    VpcId: id,
    Entries: z.array(entry),
    Associations: z.array(z.object({ SubnetId: id })),
    Tags: tags,
  }),
  id: (acl) => acl.NetworkAclId,
});

/** `*` is left out: what no entry matches is denied anyway. */
export function networkAcls(gathered: Gathered): NetworkAcl[] {
  return valuesOf(gathered, describeNetworkAcls).map((acl) => {
    const written = acl.Entries.filter((one) => one.RuleNumber <= lastNumber);
    return {
      id: acl.NetworkAclId,
      vpc: acl.VpcId,
      ...named(acl.Tags),
      inbound: written.filter((one) => !one.Egress).flatMap(entryOf),
      outbound: written.filter((one) => one.Egress).flatMap(entryOf),
    };
  });
}

function entryOf(one: z.infer<typeof entry>): AclEntry[] {
  const peer = one.CidrBlock ?? one.Ipv6CidrBlock;
  if (!peer) return [];
  const { PortRange: ports, IcmpTypeCode: kind } = one;
  return [
    {
      number: one.RuleNumber,
      action: one.RuleAction,
      protocol: one.Protocol,
      ports: ports ? { from: ports.From, to: ports.To } : everyPort,
      ...(kind ? { icmp: { type: kind.Type, code: kind.Code } } : {}),
      peer,
    },
  ];
}
