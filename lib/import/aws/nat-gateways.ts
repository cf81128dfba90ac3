import { z } from 'zod';
import type { NatGateway } from '@/lib/core/aws/topology/gateways';
import { call } from '@/lib/import/call';
import { type Gathered } from '@/lib/import/gathered';
import { id, ipv4, list, maybe, named, tags } from './field';
import type { Places } from './places';

/** https://docs.aws.amazon.com/cli/latest/reference/ec2/describe-nat-gateways.html */
export const describeNatGateways = call({
  command: 'aws ec2 describe-nat-gateways',
  key: 'NatGateways',
  list: 'natGateways',
  marks: { has: ['NatGatewayId', 'State'] },
  member: z.object({
    NatGatewayId: id,
    VpcId: id,
    SubnetId: maybe,
    State: z.enum(['available', 'pending', 'failed', 'deleting', 'deleted'], 'is no state of a NAT gateway'),
    ConnectivityType: z.enum(['public', 'private'], 'must be public or private').nullish(),
    AvailabilityMode: z.enum(['zonal', 'regional'], 'must be zonal or regional').nullish(),
    RouteTableId: maybe,
    NatGatewayAddresses: list(
      z.object({
        NetworkInterfaceId: maybe,
        PrivateIp: ipv4.nullish(),
        PublicIp: ipv4.nullish(),
        AvailabilityZone: maybe,
        AvailabilityZoneId: maybe,
      }),
    ),
    Tags: tags,
  }),
  id: (nat) => nat.NatGatewayId,
});

/** One without a mode is zonal, and one without a type public: so were all before there was a choice (R34). */
export function natGateways(gathered: Gathered, places: Places): NatGateway[] {
  return gathered.members(describeNatGateways).map(({ value: nat, folder }) => {
    const mode = nat.AvailabilityMode ?? 'zonal';
    return {
      id: nat.NatGatewayId,
      vpc: nat.VpcId,
      ...named(nat.Tags),
      subnet: nat.SubnetId ?? null,
      connectivity: nat.ConnectivityType ?? 'public',
      mode,
      state: nat.State,
      addresses: nat.NatGatewayAddresses.map((one) => ({
        private: one.PrivateIp ?? null,
        public: one.PublicIp ?? null,
        interface: one.NetworkInterfaceId ?? null,
        zone:
          one.AvailabilityZoneId ??
          places.zoneId(one.AvailabilityZone, folder) ??
          places.zoneOfSubnet(nat.SubnetId) ??
          null,
      })),
      routeTable: mode === 'zonal' ? null : (nat.RouteTableId ?? 'unknown'),
    };
  });
}
