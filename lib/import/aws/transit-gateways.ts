import { z } from 'zod';
import type { TransitGateway } from '@/lib/core/aws/topology/transit-gateway';
import { call } from '@/lib/import/call';
import { type Gathered } from '@/lib/import/gathered';
import { id, maybe, named, tags } from './field';
import { regionOfArn } from './region';

/** https://docs.aws.amazon.com/cli/latest/reference/ec2/describe-transit-gateways.html */
export const describeTransitGateways = call({
  command: 'aws ec2 describe-transit-gateways',
  key: 'TransitGateways',
  list: 'transitGateways',
  marks: { has: ['TransitGatewayId', 'TransitGatewayArn'] },
  member: z.object({
    TransitGatewayId: id,
    TransitGatewayArn: maybe,
    State: maybe,
    Options: z.object({ VpnEcmpSupport: maybe, SecurityGroupReferencingSupport: maybe }),
    Tags: tags,
  }),
  id: (one) => one.TransitGatewayId,
});

/** Without a word on it ECMP is on and referencing off: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_TransitGatewayRequestOptions.html */
export function transitGateways(gathered: Gathered): TransitGateway[] {
  return gathered
    .members(describeTransitGateways)
    .filter(({ value }) => value.State !== 'deleted')
    .map(({ value: one, region }) => ({
      id: one.TransitGatewayId,
      region: regionOfArn(one.TransitGatewayArn) ?? region ?? 'unknown',
      ...named(one.Tags),
      vpnEcmp: one.Options.VpnEcmpSupport !== 'disable',
      securityGroupReferencing: one.Options.SecurityGroupReferencingSupport === 'enable',
    }));
}
