import { z } from 'zod';
import type { RulePeer, SecurityGroupRule } from '@/lib/core/aws/security-group';
import { call } from '@/lib/import/call';
import { id, list, maybe, prefix4, prefix6, text } from './field';
import { portOrKind, protocol, trafficOf } from './traffic';

const groupPair = z.object({ GroupId: maybe, PeeringStatus: maybe });

/** One permission, which AWS folds several rules into. */
export const permission = z.object({
  IpProtocol: protocol,
  FromPort: portOrKind,
  ToPort: portOrKind,
  IpRanges: list(z.object({ CidrIp: prefix4 })),
  Ipv6Ranges: list(z.object({ CidrIpv6: prefix6 })),
  PrefixListIds: list(z.object({ PrefixListId: id })),
  UserIdGroupPairs: list(groupPair),
});

/** https://docs.aws.amazon.com/cli/latest/reference/ec2/describe-security-groups.html */
export const describeSecurityGroups = call({
  command: 'aws ec2 describe-security-groups',
  key: 'SecurityGroups',
  list: 'securityGroups',
  marks: { has: ['GroupId', 'IpPermissions'] },
  member: z.object({
    GroupId: id,
    GroupName: maybe,
    VpcId: maybe,
    OwnerId: maybe,
    SecurityGroupArn: maybe,
    IpPermissions: z.array(permission),
    IpPermissionsEgress: z.array(permission),
  }),
  id: (group) => group.GroupId,
});

/** https://docs.aws.amazon.com/cli/latest/reference/ec2/describe-security-group-rules.html */
export const describeSecurityGroupRules = call({
  command: 'aws ec2 describe-security-group-rules',
  key: 'SecurityGroupRules',
  list: 'securityGroups',
  marks: { has: ['SecurityGroupRuleId'] },
  member: z
    .object({
      SecurityGroupRuleId: id,
      GroupId: id,
      GroupOwnerId: maybe,
      IsEgress: z.boolean(),
      IpProtocol: protocol,
      FromPort: portOrKind,
      ToPort: portOrKind,
      CidrIpv4: prefix4.nullish(),
      CidrIpv6: prefix6.nullish(),
      PrefixListId: maybe,
      ReferencedGroupInfo: groupPair.nullish(),
    })
    .refine(
      (one) => one.CidrIpv4 ?? one.CidrIpv6 ?? one.PrefixListId ?? one.ReferencedGroupInfo,
      'names nobody: no CidrIpv4, CidrIpv6, PrefixListId or ReferencedGroupInfo',
    ),
  id: (rule) => rule.SecurityGroupRuleId,
});

/** https://docs.aws.amazon.com/cli/latest/reference/ec2/describe-security-group-vpc-associations.html */
export const describeSecurityGroupVpcAssociations = call({
  command: 'aws ec2 describe-security-group-vpc-associations',
  key: 'SecurityGroupVpcAssociations',
  list: 'securityGroups',
  marks: { has: ['GroupId', 'VpcId', 'State'], not: ['GroupName'] },
  member: z.object({ GroupId: id, VpcId: id, State: text }),
  id: (one) => `${one.GroupId} ${one.VpcId}`,
});

/** https://docs.aws.amazon.com/cli/latest/reference/ec2/describe-stale-security-groups.html */
export const describeStaleSecurityGroups = call({
  command: 'aws ec2 describe-stale-security-groups',
  key: 'StaleSecurityGroupSet',
  list: 'securityGroups',
  marks: { has: ['GroupId'], either: ['StaleIpPermissions', 'StaleIpPermissionsEgress'] },
  member: z.object({
    GroupId: id,
    StaleIpPermissions: list(permission),
    StaleIpPermissionsEgress: list(permission),
  }),
  id: (group) => group.GroupId,
});

/** One rule for each block, list and group that the permission names. */
export function rulesOf(one: z.infer<typeof permission>): SecurityGroupRule[] {
  const traffic = trafficOf(one.IpProtocol, one.FromPort, one.ToPort);
  const peers: RulePeer[] = [
    ...one.IpRanges.map(({ CidrIp }) => ({ kind: 'cidr' as const, prefix: CidrIp })),
    ...one.Ipv6Ranges.map(({ CidrIpv6 }) => ({ kind: 'cidr' as const, prefix: CidrIpv6 })),
    ...one.PrefixListIds.map(({ PrefixListId }) => ({ kind: 'prefix-list' as const, id: PrefixListId })),
    ...one.UserIdGroupPairs.flatMap(groupPeer),
  ];
  return peers.map((peer) => ({ ...traffic, peer }));
}

/** The one rule of a member of describe-security-group-rules. */
export function ruleOf(one: z.infer<typeof describeSecurityGroupRules.member>): SecurityGroupRule[] {
  return rulesOf({
    ...one,
    IpRanges: one.CidrIpv4 ? [{ CidrIp: one.CidrIpv4 }] : [],
    Ipv6Ranges: one.CidrIpv6 ? [{ CidrIpv6: one.CidrIpv6 }] : [],
    PrefixListIds: one.PrefixListId ? [{ PrefixListId: one.PrefixListId }] : [],
    UserIdGroupPairs: one.ReferencedGroupInfo ? [one.ReferencedGroupInfo] : [],
  }).map((rule) => ({ id: one.SecurityGroupRuleId, ...rule }));
}

/** A group that is named without an id is one of EC2-Classic, which is gone. */
function groupPeer(pair: z.infer<typeof groupPair>): RulePeer[] {
  if (!pair.GroupId) return [];
  const stale = pair.PeeringStatus === 'deleted' || pair.PeeringStatus === 'expired';
  return [{ kind: 'group', id: pair.GroupId, ...(stale ? { stale } : {}) }];
}
