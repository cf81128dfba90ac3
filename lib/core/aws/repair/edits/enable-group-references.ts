import { countOf, intersect } from '@/lib/core/net/packet-set';
import { addressesOf, groupPasses } from '@/lib/core/aws/repair/group-packets';
import { withEnd } from '@/lib/core/aws/repair/measure';
import type { Topology } from '@/lib/core/aws/topology/topology';
import type { NetworkInterface } from '@/lib/core/aws/topology/vpc';
import type { EditKind } from '@/lib/core/aws/repair/edit-kind';
import { withMembers } from '@/lib/core/aws/repair/member';

export type EnableGroupReferences = {
  kind: 'enable-group-references';
  gateway: string;
  attachments: string[];
};

/** Security groups may name groups across the transit gateway: it and both attachments have to allow it (R51). */
export const enableGroupReferences: EditKind<EnableGroupReferences> = {
  propose({ network, blocker: { code }, hops }) {
    if (code !== 'SG_REFERENCING_SUPPORT') return [];
    const passed = [...new Set(hops.map(({ id }) => id))]
      .flatMap((id) => network.find('transitGatewayAttachments', id) ?? [])
      .filter(({ kind }) => kind === 'vpc');
    return [...new Set(passed.map(({ transitGateway }) => transitGateway))].sort().map((gateway) => ({
      kind: 'enable-group-references',
      gateway,
      attachments: passed
        .filter((one) => one.transitGateway === gateway)
        .map(({ id }) => id)
        .sort(),
    }));
  },

  apply: (topology, { gateway, attachments }) =>
    withMembers(
      withMembers(topology, 'transitGateways', [gateway], (one) => ({
        ...one,
        securityGroupReferencing: true,
      })),
      'transitGatewayAttachments',
      attachments,
      (one) => ({ ...one, securityGroupReferencing: true }),
    ),

  says: ({ gateway, attachments }) =>
    `Turn on security group referencing for ${[gateway, ...attachments].join(', ')}.`,

  opens(topology, { attachments }) {
    const vpcs = topology.transitGatewayAttachments
      .filter(({ id }) => attachments.includes(id))
      .map(({ resource }) => resource);
    return vpcs.reduce(
      (sum, to) =>
        sum +
        vpcs.filter((from) => from !== to).reduce((part, from) => part + referring(topology, from, to), 0n),
      0n,
    );
  },
};

/** How many packets from one VPC the groups of another let in by rules that name groups. */
function referring(topology: Topology, from: string, to: string): bigint {
  const inVpc = (vpc: string): NetworkInterface[] => {
    const subnets = topology.subnets.filter((one) => one.vpc === vpc).map(({ id }) => id);
    return topology.interfaces.filter(({ subnet }) => subnets.includes(subnet));
  };
  const [senders, receivers] = [inVpc(from), inVpc(to)];
  return topology.securityGroups.reduce((sum, group) => {
    const references = { ...group, inbound: group.inbound.filter(({ peer }) => peer.kind === 'group') };
    const carriers = receivers.filter(({ securityGroups }) => securityGroups.includes(group.id));
    const ends = withEnd(carriers.flatMap(addressesOf), 'destination');
    return sum + countOf(intersect(groupPasses(topology, references, 'in', senders), ends));
  }, 0n);
}
