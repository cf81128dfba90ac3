import { z } from 'zod';
import { comparePrefixes, samePrefix } from '@/lib/core/net/prefix';
import type { Vpc } from '@/lib/core/aws/topology/vpc';
import { call } from '@/lib/import/call';
import { grouped, valuesOf, type Gathered } from '@/lib/import/gathered';
import { id, list, maybe, named, owned, prefix4, prefix6, tags, text } from './field';
import type { Places } from './places';

const state = z.object({ State: text });

/** https://docs.aws.amazon.com/cli/latest/reference/ec2/describe-vpcs.html */
export const describeVpcs = call({
  command: 'aws ec2 describe-vpcs',
  key: 'Vpcs',
  list: 'vpcs',
  marks: { has: ['VpcId', 'CidrBlock'], not: ['SubnetId'] },
  member: z.object({
    VpcId: id,
    OwnerId: maybe,
    CidrBlock: prefix4,
    CidrBlockAssociationSet: list(z.object({ CidrBlock: prefix4, CidrBlockState: state })),
    Ipv6CidrBlockAssociationSet: list(z.object({ Ipv6CidrBlock: prefix6, Ipv6CidrBlockState: state })),
    Tags: tags,
  }),
  id: (vpc) => vpc.VpcId,
});

const onOff = z.object({ Value: z.boolean() }).nullish();

/** One attribute a call: https://docs.aws.amazon.com/cli/latest/reference/ec2/describe-vpc-attribute.html */
export const describeVpcAttribute = call({
  command: 'aws ec2 describe-vpc-attribute',
  key: '',
  list: 'vpcs',
  marks: { has: ['VpcId'], either: ['EnableDnsSupport', 'EnableDnsHostnames'] },
  member: z.object({ VpcId: id, EnableDnsSupport: onOff, EnableDnsHostnames: onOff }),
  id: (attribute) => attribute.VpcId,
});

/** Blocks count while they are associated (R7). */
export function vpcs(gathered: Gathered, places: Places): Vpc[] {
  const attributes = grouped(valuesOf(gathered, describeVpcAttribute), (one) => one.VpcId);
  return valuesOf(gathered, describeVpcs).map((vpc) => {
    const known = attributes.get(vpc.VpcId) ?? [];
    const others = vpc.CidrBlockAssociationSet.filter((one) => one.CidrBlockState.State === 'associated')
      .map((one) => one.CidrBlock)
      .filter((block) => !samePrefix(block, vpc.CidrBlock))
      .sort(comparePrefixes);
    return {
      id: vpc.VpcId,
      region: places.regionOfVpc(vpc.VpcId),
      ...owned(vpc.OwnerId),
      ...named(vpc.Tags),
      cidrs4: [vpc.CidrBlock, ...others],
      cidrs6: vpc.Ipv6CidrBlockAssociationSet.filter(
        (one) => one.Ipv6CidrBlockState.State === 'associated',
      ).map((one) => one.Ipv6CidrBlock),
      dnsSupport: known.find((one) => one.EnableDnsSupport)?.EnableDnsSupport?.Value ?? 'unknown',
      dnsHostnames: known.find((one) => one.EnableDnsHostnames)?.EnableDnsHostnames?.Value ?? 'unknown',
    };
  });
}
