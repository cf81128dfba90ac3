import { z } from 'zod';
import type { VpcEndpoint } from '@/lib/core/aws/topology/endpoint';
import { call } from '@/lib/import/call';
import { valuesOf, type Gathered } from '@/lib/import/gathered';
import { limits } from '@/lib/import/limits';
import { flag, id, list, maybe, named, tags, text } from './field';
import { policyOf } from './policy';
import { regionOfName } from './prefix-lists';
import type { Places } from './places';

/** https://docs.aws.amazon.com/cli/latest/reference/ec2/describe-vpc-endpoints.html */
export const describeVpcEndpoints = call({
  command: 'aws ec2 describe-vpc-endpoints',
  key: 'VpcEndpoints',
  list: 'endpoints',
  marks: { has: ['VpcEndpointId', 'ServiceName'] },
  member: z.object({
    VpcEndpointId: id,
    VpcEndpointType: text,
    VpcId: id,
    ServiceName: text.nullish(),
    ServiceRegion: maybe,
    State: text,
    PolicyDocument: z.string().max(limits.policy, `is longer than ${limits.policy} characters`).nullish(),
    RouteTableIds: list(id),
    SubnetIds: list(id),
    NetworkInterfaceIds: list(id),
    PrivateDnsEnabled: flag,
    Tags: tags,
  }),
  id: (endpoint) => endpoint.VpcEndpointId,
});

const kinds = new Map<string, VpcEndpoint['kind']>([
  ['Gateway', 'gateway'],
  ['Interface', 'interface'],
  ['GatewayLoadBalancer', 'gateway-load-balancer'],
]);

/** Endpoints for a resource or a service network (VPC Lattice) are of no kind that the engine knows. */
export function isModelledEndpoint(type: string): boolean {
  return kinds.has(type);
}

export function endpointKinds(gathered: Gathered): Map<string, VpcEndpoint['kind']> {
  return new Map(
    valuesOf(gathered, describeVpcEndpoints).flatMap((one) => {
      const kind = isModelledEndpoint(one.VpcEndpointType) ? kinds.get(one.VpcEndpointType) : undefined;
      return kind ? [[one.VpcEndpointId, kind] as const] : [];
    }),
  );
}

export function endpoints(gathered: Gathered, places: Places): VpcEndpoint[] {
  const kindOf = endpointKinds(gathered);
  return valuesOf(gathered, describeVpcEndpoints).flatMap((one) => {
    const kind = kindOf.get(one.VpcEndpointId);
    if (!kind) return [];
    const service = one.ServiceName ?? 'unknown';
    return [
      {
        id: one.VpcEndpointId,
        ...named(one.Tags),
        kind,
        vpc: one.VpcId,
        service,
        serviceRegion: one.ServiceRegion ?? regionOfName(service) ?? places.regionOfVpc(one.VpcId),
        state: stateOf(one.State),
        routeTables: one.RouteTableIds,
        subnets: one.SubnetIds,
        interfaces: one.NetworkInterfaceIds,
        privateDns: one.PrivateDnsEnabled ?? false,
        loadBalancer: null,
        policy: policyOf(one.PolicyDocument, kind),
      },
    ];
  });
}

/** The API writes pendingAcceptance; older clients write capitals. */
function stateOf(state: string): VpcEndpoint['state'] {
  switch (state.toLowerCase()) {
    case 'available':
    case 'partial':
      return 'available';
    case 'pending':
      return 'pending';
    case 'pendingacceptance':
      return 'pending-acceptance';
    case 'rejected':
      return 'rejected';
    case 'deleting':
    case 'deleted':
    case 'expired':
      return 'deleted';
    default:
      return 'failed';
  }
}
