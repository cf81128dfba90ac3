import { z } from 'zod';
import { call } from '@/lib/import/call';
import { flag, id, ipv4, ipv6, list, maybe, tags } from './field';

const association = z.object({ PublicIp: ipv4.nullish(), AllocationId: maybe, IpOwnerId: maybe }).nullish();

/** What an interface looks like in describe-network-interfaces and, with less, inside an instance. */
export const interfaceFields = {
  NetworkInterfaceId: id,
  SubnetId: id,
  VpcId: maybe,
  OwnerId: maybe,
  Description: maybe,
  InterfaceType: maybe,
  SourceDestCheck: z.boolean(),
  PrivateIpAddresses: z.array(z.object({ Primary: flag, PrivateIpAddress: ipv4, Association: association })),
  Ipv6Addresses: list(z.object({ Ipv6Address: ipv6 })),
  Groups: z.array(z.object({ GroupId: id })),
};

/** https://docs.aws.amazon.com/cli/latest/reference/ec2/describe-network-interfaces.html */
export const describeNetworkInterfaces = call({
  command: 'aws ec2 describe-network-interfaces',
  key: 'NetworkInterfaces',
  list: 'interfaces',
  marks: { has: ['NetworkInterfaceId', 'SubnetId'], not: ['NatGatewayId', 'InstanceType'] },
  member: z.object({
    ...interfaceFields,
    AvailabilityZone: maybe,
    Attachment: z.object({ InstanceId: maybe }).nullish(),
    TagSet: tags,
  }),
  id: (one) => one.NetworkInterfaceId,
});

/** https://docs.aws.amazon.com/cli/latest/reference/ec2/describe-addresses.html */
export const describeAddresses = call({
  command: 'aws ec2 describe-addresses',
  key: 'Addresses',
  list: 'interfaces',
  marks: { has: ['PublicIp'], either: ['AllocationId', 'Domain'] },
  member: z.object({
    PublicIp: ipv4,
    PrivateIpAddress: ipv4.nullish(),
    NetworkInterfaceId: maybe,
    AllocationId: maybe,
  }),
  id: (address) => address.AllocationId ?? String(address.PublicIp.value),
});
