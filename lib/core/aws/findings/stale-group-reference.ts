import { formatPortRange } from '@/lib/core/net/port-range';
import { formatProtocol } from '@/lib/core/net/protocol';
import type { SecurityGroupRule } from '@/lib/core/aws/security-group';
import type { Topology } from '@/lib/core/aws/topology/topology';
import type { Ref } from '@/lib/core/aws/trace/step';
import type { SecurityGroup } from '@/lib/core/aws/topology/vpc';
import { isWhole } from './known';
import type { Finder, Finding } from './finding';

/**
 * Rules that name a group which is gone, or which lies in a VPC that nothing joins with this one any more (R52,
 * https://docs.aws.amazon.com/vpc/latest/peering/vpc-peering-security-groups.html).
 */
export const staleGroupReferences: Finder = (topology) =>
  topology.securityGroups.flatMap((group) => [
    ...staleIn(topology, group, 'inbound'),
    ...staleIn(topology, group, 'outbound'),
  ]);

function staleIn(topology: Topology, group: SecurityGroup, direction: 'inbound' | 'outbound'): Finding[] {
  return group[direction].flatMap(({ peer, ...rest }) => {
    if (peer.kind !== 'group' || !(peer.stale || isCutOff(topology, group, peer.id))) return [];
    const row: Ref = {
      kind: 'security-group',
      id: group.id,
      row: rest.id ?? `${direction} ${words(rest)} ${peer.id}`,
    };
    return [
      {
        kind: 'stale-group-reference',
        components: [row, { kind: 'security-group', id: peer.id }],
        says: `An ${direction} rule of ${group.id} names ${peer.id}, ${peer.stale ? 'which is gone or no longer peered' : 'and nothing joins their VPCs'}: it matches nothing.`,
        rule: 'R52',
      },
    ];
  });
}

/** Both groups are known, and all that could join their VPCs: no peering in use or asked for, and no transit gateway. */
function isCutOff(topology: Topology, { vpcs }: SecurityGroup, named: string): boolean {
  const { securityGroups, peeringConnections, transitGatewayAttachments } = topology;
  const far = securityGroups.find(({ id }) => id === named)?.vpcs;
  if (!far || far.length === 0 || vpcs.length === 0) return false;
  if (!isWhole(topology, 'peeringConnections') || !isWhole(topology, 'transitGatewayAttachments'))
    return false;
  const joined = peeringConnections.some(
    ({ status, requester: { vpc: a }, accepter: { vpc: b } }) =>
      (status === 'active' || status === 'pending-acceptance' || status === 'provisioning') &&
      ((vpcs.includes(a) && far.includes(b)) || (vpcs.includes(b) && far.includes(a))),
  );
  const attached = transitGatewayAttachments.map(({ resource }) => resource);
  const overTransit = vpcs.some((vpc) => attached.includes(vpc)) && far.some((vpc) => attached.includes(vpc));
  return !joined && !overTransit && !vpcs.some((vpc) => far.includes(vpc));
}

function words({ protocol, ports }: Pick<SecurityGroupRule, 'protocol' | 'ports'>): string {
  return protocol === 'all' ? 'all' : `${formatProtocol(protocol)} ${formatPortRange(ports)}`;
}
