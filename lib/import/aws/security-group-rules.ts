import type { SecurityGroupRule } from '@/lib/core/aws/security-group';
import type { SecurityGroup } from '@/lib/core/aws/topology/vpc';
import { canonical } from '@/lib/import/canonical';
import { grouped, valuesOf, type Gathered } from '@/lib/import/gathered';
import { owned } from './field';
import { describeNetworkInterfaces } from './interfaces';
import {
  describeSecurityGroupRules,
  describeSecurityGroups,
  describeSecurityGroupVpcAssociations,
  describeStaleSecurityGroups,
  ruleOf,
  rulesOf,
} from './security-groups';

type Rules = { inbound: SecurityGroupRule[]; outbound: SecurityGroupRule[] };

/** The groups, their rules numbered where those were listed, marked stale where AWS says so, in every VPC they serve (R57). */
export function securityGroups(gathered: Gathered): SecurityGroup[] {
  const listed = listedRules(gathered);
  const stale = staleRules(gathered);
  const vpcs = vpcsOf(gathered);
  const described = valuesOf(gathered, describeSecurityGroups).map((group): SecurityGroup => ({
    id: group.GroupId,
    ...(group.GroupName ? { name: group.GroupName } : {}),
    ...owned(group.OwnerId),
    vpcs: [...new Set([...(group.VpcId ? [group.VpcId] : []), ...(vpcs.get(group.GroupId) ?? [])])],
    inbound: group.IpPermissions.flatMap(rulesOf),
    outbound: group.IpPermissionsEgress.flatMap(rulesOf),
  }));
  const known = new Set(described.map((group) => group.id));
  const fromRules = [...listed]
    .filter(([id]) => !known.has(id))
    .map(([id, rules]): SecurityGroup => ({ id, vpcs: [...new Set(vpcs.get(id) ?? [])], ...rules }));
  return [...described, ...fromRules].map((group) => ({
    ...group,
    inbound: finished(group.inbound, listed.get(group.id)?.inbound, stale.get(group.id)?.inbound),
    outbound: finished(group.outbound, listed.get(group.id)?.outbound, stale.get(group.id)?.outbound),
  }));
}

function finished(
  rules: readonly SecurityGroupRule[],
  listed: readonly SecurityGroupRule[] = [],
  stale: readonly SecurityGroupRule[] = [],
): SecurityGroupRule[] {
  const ids = new Map(listed.map((rule) => [likeness(rule), rule.id]));
  const gone = new Set(stale.map(likeness));
  return rules.map((rule) => {
    const id = rule.id ?? ids.get(likeness(rule));
    const peer =
      rule.peer.kind === 'group' && gone.has(likeness(rule)) ? { ...rule.peer, stale: true } : rule.peer;
    return { ...(id ? { id } : {}), ...rule, peer };
  });
}

/** What two descriptions of one rule have in common. */
function likeness({ protocol, ports, icmp, peer }: SecurityGroupRule): string {
  return canonical({ protocol, ports, icmp, peer: peer.kind === 'cidr' ? peer : [peer.kind, peer.id] });
}

function listedRules(gathered: Gathered): Map<string, Rules> {
  const byGroup = grouped(valuesOf(gathered, describeSecurityGroupRules), (rule) => rule.GroupId);
  return new Map(
    [...byGroup].map(([group, rules]) => [
      group,
      {
        inbound: rules.filter((rule) => !rule.IsEgress).flatMap(ruleOf),
        outbound: rules.filter((rule) => rule.IsEgress).flatMap(ruleOf),
      },
    ]),
  );
}

/** A stale rule that names a prefix list or block is stale no more than others: only groups go stale (R52). */
function staleRules(gathered: Gathered): Map<string, Rules> {
  return new Map(
    valuesOf(gathered, describeStaleSecurityGroups).map((group) => [
      group.GroupId,
      {
        inbound: group.StaleIpPermissions.flatMap(rulesOf),
        outbound: group.StaleIpPermissionsEgress.flatMap(rulesOf),
      },
    ]),
  );
}

/** A group serves the VPCs it was associated with, and those where an interface wears it. */
function vpcsOf(gathered: Gathered): Map<string, string[]> {
  const pairs = [
    ...valuesOf(gathered, describeSecurityGroupVpcAssociations)
      .filter((one) => one.State === 'associated')
      .map((one) => ({ group: one.GroupId, vpc: one.VpcId })),
    ...valuesOf(gathered, describeNetworkInterfaces).flatMap((one) =>
      one.VpcId ? one.Groups.map(({ GroupId }) => ({ group: GroupId, vpc: one.VpcId as string })) : [],
    ),
  ];
  return new Map(
    [...grouped(pairs, (pair) => pair.group)].map(([group, its]) => [group, its.map((pair) => pair.vpc)]),
  );
}
