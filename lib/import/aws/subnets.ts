import { z } from 'zod';
import type { Subnet } from '@/lib/core/aws/topology/vpc';
import type { Known } from '@/lib/core/aws/topology/known';
import { call } from '@/lib/import/call';
import { valuesOf, type Gathered } from '@/lib/import/gathered';
import { id, list, maybe, named, owned, prefix4, prefix6, tags, text } from './field';
import { describeNetworkAcls } from './network-acls';
import type { Places } from './places';
import { describeRouteTables } from './route-tables';

/** https://docs.aws.amazon.com/cli/latest/reference/ec2/describe-subnets.html */
export const describeSubnets = call({
  command: 'aws ec2 describe-subnets',
  key: 'Subnets',
  list: 'subnets',
  marks: {
    has: ['SubnetId', 'VpcId'],
    either: ['AvailabilityZone', 'AvailabilityZoneId'],
    not: ['NetworkInterfaceId', 'InstanceId', 'NatGatewayId', 'RouteTableId'],
  },
  member: z.object({
    SubnetId: id,
    VpcId: id,
    OwnerId: maybe,
    // An IPv6-only subnet has none.
    CidrBlock: prefix4.nullish(),
    AvailabilityZone: maybe,
    AvailabilityZoneId: maybe,
    SubnetArn: maybe,
    Ipv6CidrBlockAssociationSet: list(
      z.object({ Ipv6CidrBlock: prefix6, Ipv6CidrBlockState: z.object({ State: text }) }),
    ),
    Tags: tags,
  }),
  id: (subnet) => subnet.SubnetId,
});

/** A subnet reads its VPC's main table where no table names it, which only all tables of the VPC can show (R10). */
export function subnets(gathered: Gathered, places: Places): Subnet[] {
  const tables = tableOf(gathered);
  const acls = new Map(
    valuesOf(gathered, describeNetworkAcls).flatMap((acl) =>
      acl.Associations.map((one) => [one.SubnetId, acl.NetworkAclId] as const),
    ),
  );
  return gathered.members(describeSubnets).map(({ value: subnet, folder }) => ({
    id: subnet.SubnetId,
    vpc: subnet.VpcId,
    zone: subnet.AvailabilityZoneId ?? places.zoneId(subnet.AvailabilityZone, folder) ?? 'unknown',
    ...owned(subnet.OwnerId),
    ...named(subnet.Tags),
    cidr4: subnet.CidrBlock ?? null,
    cidrs6: subnet.Ipv6CidrBlockAssociationSet.filter(
      (one) => one.Ipv6CidrBlockState.State === 'associated',
    ).map((one) => one.Ipv6CidrBlock),
    routeTable: tables(subnet.SubnetId, subnet.VpcId),
    networkAcl: acls.get(subnet.SubnetId) ?? 'unknown',
  }));
}

function tableOf(gathered: Gathered): (subnet: string, vpc: string) => Known<string | null> {
  const tables = valuesOf(gathered, describeRouteTables);
  const explicit = new Map(
    tables.flatMap((table) =>
      table.Associations.flatMap((one) =>
        one.SubnetId ? [[one.SubnetId, table.RouteTableId] as const] : [],
      ),
    ),
  );
  const whole = new Set(gathered.isPaginated(describeRouteTables) ? [] : tables.map((table) => table.VpcId));
  return (subnet, vpc) => explicit.get(subnet) ?? (whole.has(vpc) ? null : 'unknown');
}
