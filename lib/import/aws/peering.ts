import { z } from 'zod';
import type { PeeringConnection, PeeringSide } from '@/lib/core/aws/topology/gateways';
import { call } from '@/lib/import/call';
import { type Gathered } from '@/lib/import/gathered';
import { flag, id, maybe, named, owned, tags, text } from './field';

const side = z.object({
  VpcId: id,
  Region: maybe,
  OwnerId: maybe,
  PeeringOptions: z.object({ AllowDnsResolutionFromRemoteVpc: flag }).nullish(),
});

/** https://docs.aws.amazon.com/cli/latest/reference/ec2/describe-vpc-peering-connections.html */
export const describeVpcPeeringConnections = call({
  command: 'aws ec2 describe-vpc-peering-connections',
  key: 'VpcPeeringConnections',
  list: 'peeringConnections',
  marks: { has: ['VpcPeeringConnectionId', 'Status'] },
  member: z.object({
    VpcPeeringConnectionId: id,
    Status: z.object({ Code: text }),
    RequesterVpcInfo: side,
    AccepterVpcInfo: side,
    Tags: tags,
  }),
  id: (peering) => peering.VpcPeeringConnectionId,
});

const statuses = new Map<string, PeeringConnection['status']>([
  ['active', 'active'],
  ['pending-acceptance', 'pending-acceptance'],
  ['deleted', 'deleted'],
  ['deleting', 'deleted'],
  ['rejected', 'rejected'],
  ['failed', 'failed'],
  ['expired', 'expired'],
  ['provisioning', 'provisioning'],
  ['initiating-request', 'provisioning'],
]);

export function peeringConnections(gathered: Gathered): PeeringConnection[] {
  return gathered.members(describeVpcPeeringConnections).map(({ value: one, region }) => ({
    id: one.VpcPeeringConnectionId,
    ...named(one.Tags),
    status: statuses.get(one.Status.Code) ?? 'failed',
    requester: sideOf(one.RequesterVpcInfo, region),
    accepter: sideOf(one.AccepterVpcInfo, region),
  }));
}

/** A side shows its options to its own account alone. */
function sideOf(one: z.infer<typeof side>, region: string | null): PeeringSide {
  return {
    vpc: one.VpcId,
    region: one.Region ?? region ?? 'unknown',
    ...owned(one.OwnerId),
    resolvesDns: one.PeeringOptions?.AllowDnsResolutionFromRemoteVpc ?? 'unknown',
  };
}
