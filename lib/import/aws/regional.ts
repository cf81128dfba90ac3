import { z } from 'zod';
import type { BlockPublicAccess, FlowLog } from '@/lib/core/aws/topology/vpc';
import { call } from '@/lib/import/call';
import { grouped, valuesOf, type Gathered } from '@/lib/import/gathered';
import { id, maybe } from './field';
import { regionOfArn } from './region';

/** https://docs.aws.amazon.com/cli/latest/reference/ec2/describe-availability-zones.html */
export const describeAvailabilityZones = call({
  command: 'aws ec2 describe-availability-zones',
  key: 'AvailabilityZones',
  list: 'regions',
  marks: { has: ['ZoneId', 'ZoneName'] },
  member: z.object({ ZoneId: id, ZoneName: id, RegionName: maybe }),
  id: (zone) => `${zone.ZoneId} ${zone.ZoneName}`,
});

/** https://docs.aws.amazon.com/cli/latest/reference/ec2/describe-flow-logs.html */
export const describeFlowLogs = call({
  command: 'aws ec2 describe-flow-logs',
  key: 'FlowLogs',
  list: 'flowLogs',
  marks: { has: ['FlowLogId'] },
  member: z.object({
    FlowLogId: id,
    ResourceId: id,
    // A transit gateway's log takes everything and names no type.
    TrafficType: z.enum(['ACCEPT', 'REJECT', 'ALL'], 'must be ACCEPT, REJECT or ALL').nullish(),
  }),
  id: (log) => log.FlowLogId,
});

/** https://docs.aws.amazon.com/cli/latest/reference/ec2/describe-vpc-block-public-access-options.html */
export const describeVpcBlockPublicAccessOptions = call({
  command: 'aws ec2 describe-vpc-block-public-access-options',
  key: 'VpcBlockPublicAccessOptions',
  list: 'blockPublicAccess',
  marks: { has: ['InternetGatewayBlockMode'] },
  member: z.object({
    AwsRegion: id,
    AwsAccountId: maybe,
    InternetGatewayBlockMode: z.enum(
      ['off', 'block-bidirectional', 'block-ingress'],
      'must be off, block-bidirectional or block-ingress',
    ),
  }),
  id: (options) => `${options.AwsRegion} ${options.AwsAccountId ?? ''}`,
});

/** https://docs.aws.amazon.com/cli/latest/reference/ec2/describe-vpc-block-public-access-exclusions.html */
export const describeVpcBlockPublicAccessExclusions = call({
  command: 'aws ec2 describe-vpc-block-public-access-exclusions',
  key: 'VpcBlockPublicAccessExclusions',
  list: 'blockPublicAccess',
  marks: { has: ['ExclusionId', 'ResourceArn'] },
  member: z.object({
    ExclusionId: id,
    InternetGatewayExclusionMode: z.enum(
      ['allow-bidirectional', 'allow-egress'],
      'must be allow-bidirectional or allow-egress',
    ),
    ResourceArn: id,
    State: maybe,
  }),
  id: (exclusion) => exclusion.ExclusionId,
});

export function flowLogs(gathered: Gathered): FlowLog[] {
  return valuesOf(gathered, describeFlowLogs).map((log) => ({
    id: log.FlowLogId,
    of: log.ResourceId,
    traffic: log.TrafficType ?? 'ALL',
  }));
}

/** An exclusion counts while it is made or being changed. Those of a Region whose options were not given wait for them. */
export function blockPublicAccess(gathered: Gathered): BlockPublicAccess[] {
  const exclusions = grouped(
    valuesOf(gathered, describeVpcBlockPublicAccessExclusions).filter(
      (one) => !one.State || /^(?:create-complete|update-|disable-in-progress)/.test(one.State),
    ),
    (one) => regionOfArn(one.ResourceArn),
  );
  return valuesOf(gathered, describeVpcBlockPublicAccessOptions).map((options) => ({
    region: options.AwsRegion,
    mode: options.InternetGatewayBlockMode,
    exclusions: (exclusions.get(options.AwsRegion) ?? []).map((one) => ({
      of: resourceOf(one.ResourceArn),
      allows: one.InternetGatewayExclusionMode === 'allow-egress' ? 'egress' : 'bidirectional',
    })),
  }));
}

/** vpc-1 of arn:aws:ec2:us-east-1:111122223333:vpc/vpc-1. */
function resourceOf(arn: string): string {
  return arn.slice(arn.lastIndexOf('/') + 1);
}
