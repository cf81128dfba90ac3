import type { InterfaceKind, NetworkInterface, PrivateAddress } from '@/lib/core/aws/topology/vpc';
import { compareText } from '@/lib/import/in-order';
import { grouped, valuesOf, type Gathered } from '@/lib/import/gathered';
import { named, owned } from './field';
import { describedInstances } from './instances';
import { describeAddresses, describeNetworkInterfaces } from './interfaces';
import { describeLoadBalancers } from './load-balancers';
import { describeNatGateways } from './nat-gateways';
import { describeVpcEndpoints } from './endpoints';

type Described = (typeof describeNetworkInterfaces.member)['_output'];
type Owner = { kind: InterfaceKind; attachedTo: string | null };

/** Interfaces as they were listed, and those of instances that nobody listed. */
export function networkInterfaces(gathered: Gathered): NetworkInterface[] {
  const elastic = grouped(valuesOf(gathered, describeAddresses), (address) => address.NetworkInterfaceId);
  const ownerOf = owners(gathered);
  return described(gathered).map((one) => ({
    id: one.NetworkInterfaceId,
    subnet: one.SubnetId,
    ...owned(one.OwnerId),
    ...named(one.TagSet),
    ...ownerOf(one),
    addresses: addressesOf(one, elastic.get(one.NetworkInterfaceId) ?? []),
    ipv6: one.Ipv6Addresses.map(({ Ipv6Address }) => Ipv6Address),
    securityGroups: one.Groups.map(({ GroupId }) => GroupId),
    sourceDestCheck: one.SourceDestCheck,
  }));
}

function described(gathered: Gathered): Described[] {
  const listed = valuesOf(gathered, describeNetworkInterfaces);
  const known = new Set(listed.map((one) => one.NetworkInterfaceId));
  const others = describedInstances(gathered).flatMap((instance) =>
    instance.NetworkInterfaces.filter((one) => !known.has(one.NetworkInterfaceId)).map((one) => ({
      ...one,
      Attachment: { InstanceId: instance.InstanceId },
      TagSet: [],
    })),
  );
  return [...listed, ...new Map(others.map((one) => [one.NetworkInterfaceId, one])).values()];
}

/** The primary address first. */
function addressesOf(
  one: Described,
  elastic: readonly (typeof describeAddresses.member)['_output'][],
): PrivateAddress[] {
  return [...one.PrivateIpAddresses]
    .sort(
      (a, b) =>
        Number(b.Primary ?? false) - Number(a.Primary ?? false) ||
        a.PrivateIpAddress.value - b.PrivateIpAddress.value,
    )
    .map(({ PrivateIpAddress: address, Association: its }) => {
      const mapped = elastic.find((other) => other.PrivateIpAddress?.value === address.value);
      return {
        private: address,
        public: its?.PublicIp ?? mapped?.PublicIp ?? null,
        elastic:
          mapped !== undefined ||
          Boolean(its?.AllocationId) ||
          Boolean(its?.IpOwnerId && its.IpOwnerId !== 'amazon'),
      };
    });
}

/** What an interface belongs to: said by the owner where it was imported, else by AWS's own description of the interface. */
function owners(gathered: Gathered): (one: Described) => Owner {
  const known = new Map<string, Owner>();
  for (const nat of valuesOf(gathered, describeNatGateways))
    for (const { NetworkInterfaceId: eni } of nat.NatGatewayAddresses)
      if (eni) known.set(eni, { kind: 'nat-gateway', attachedTo: nat.NatGatewayId });
  for (const endpoint of valuesOf(gathered, describeVpcEndpoints))
    for (const eni of endpoint.NetworkInterfaceIds)
      known.set(eni, {
        kind: endpoint.VpcEndpointType === 'GatewayLoadBalancer' ? 'gwlb-endpoint' : 'interface-endpoint',
        attachedTo: endpoint.VpcEndpointId,
      });
  const balancers = new Map(
    valuesOf(gathered, describeLoadBalancers)
      .map((one) => one.LoadBalancerArn)
      .sort(compareText)
      .map((arn) => [arn.slice(arn.indexOf('loadbalancer/') + 'loadbalancer/'.length), arn]),
  );
  return (one) => known.get(one.NetworkInterfaceId) ?? describedOwner(one, balancers);
}

const managed = new Map<string, InterfaceKind>([
  ['natGateway', 'nat-gateway'],
  ['nat_gateway', 'nat-gateway'],
  ['load_balancer', 'load-balancer'],
  ['network_load_balancer', 'load-balancer'],
  ['gateway_load_balancer', 'load-balancer'],
  ['vpc_endpoint', 'interface-endpoint'],
  ['gateway_load_balancer_endpoint', 'gwlb-endpoint'],
  ['transit_gateway', 'transit-gateway-attachment'],
  ['lambda', 'lambda'],
]);

function describedOwner(one: Described, balancers: ReadonlyMap<string, string>): Owner {
  const description = one.Description ?? '';
  const named = /\b(?:nat|vpce|tgw-attach)-[0-9a-z]+/.exec(description)?.[0] ?? null;
  const kind = managed.get(one.InterfaceType ?? '');
  const balancer = /^ELB ((?:app|net|gwy)\/\S+)$/.exec(description)?.[1];
  if (balancer) return { kind: 'load-balancer', attachedTo: balancers.get(balancer) ?? null };
  if (kind) return { kind, attachedTo: named };
  const instance = one.Attachment?.InstanceId;
  return instance ? { kind: 'instance', attachedTo: instance } : { kind: 'other', attachedTo: null };
}
