import { z } from 'zod';
import type {
  EgressOnlyInternetGateway,
  InternetGateway,
  VirtualPrivateGateway,
} from '@/lib/core/aws/topology/gateways';
import { call } from '@/lib/import/call';
import { valuesOf, type Gathered } from '@/lib/import/gathered';
import { id, list, maybe, named, tags } from './field';

const attachments = list(z.object({ State: maybe, VpcId: maybe }));

/** https://docs.aws.amazon.com/cli/latest/reference/ec2/describe-internet-gateways.html */
export const describeInternetGateways = call({
  command: 'aws ec2 describe-internet-gateways',
  key: 'InternetGateways',
  list: 'internetGateways',
  marks: { has: ['InternetGatewayId'] },
  member: z.object({ InternetGatewayId: id, Attachments: attachments, Tags: tags }),
  id: (gateway) => gateway.InternetGatewayId,
});

/** https://docs.aws.amazon.com/cli/latest/reference/ec2/describe-egress-only-internet-gateways.html */
export const describeEgressOnlyInternetGateways = call({
  command: 'aws ec2 describe-egress-only-internet-gateways',
  key: 'EgressOnlyInternetGateways',
  list: 'egressOnlyInternetGateways',
  marks: { has: ['EgressOnlyInternetGatewayId'] },
  member: z.object({ EgressOnlyInternetGatewayId: id, Attachments: attachments, Tags: tags }),
  id: (gateway) => gateway.EgressOnlyInternetGatewayId,
});

/** https://docs.aws.amazon.com/cli/latest/reference/ec2/describe-vpn-gateways.html */
export const describeVpnGateways = call({
  command: 'aws ec2 describe-vpn-gateways',
  key: 'VpnGateways',
  list: 'virtualPrivateGateways',
  marks: { has: ['VpnGatewayId'], not: ['VpnConnectionId'] },
  member: z.object({ VpnGatewayId: id, State: maybe, VpcAttachments: attachments, Tags: tags }),
  id: (gateway) => gateway.VpnGatewayId,
});

export function internetGateways(gathered: Gathered): InternetGateway[] {
  return valuesOf(gathered, describeInternetGateways).map((gateway) => ({
    id: gateway.InternetGatewayId,
    vpc: attachedVpc(gateway.Attachments),
    ...named(gateway.Tags),
  }));
}

export function egressOnlyInternetGateways(gathered: Gathered): EgressOnlyInternetGateway[] {
  return valuesOf(gathered, describeEgressOnlyInternetGateways).map((gateway) => ({
    id: gateway.EgressOnlyInternetGatewayId,
    vpc: attachedVpc(gateway.Attachments),
    ...named(gateway.Tags),
  }));
}

export function virtualPrivateGateways(gathered: Gathered): VirtualPrivateGateway[] {
  return valuesOf(gathered, describeVpnGateways)
    .filter((gateway) => gateway.State !== 'deleted')
    .map((gateway) => ({
      id: gateway.VpnGatewayId,
      vpc: attachedVpc(gateway.VpcAttachments),
      ...named(gateway.Tags),
    }));
}

/** An internet gateway's attachment is called available where others are called attached. */
function attachedVpc(
  all: readonly { State?: string | null | undefined; VpcId?: string | null | undefined }[],
) {
  const attached = all.find((one) => one.State === 'available' || one.State === 'attached');
  return attached?.VpcId ?? null;
}
