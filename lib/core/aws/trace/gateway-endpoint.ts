import { formatIp } from '@/lib/core/net/ip';
import { contains } from '@/lib/core/net/prefix';
import { icmp, icmpv6, tcp } from '@/lib/core/net/protocol';
import { lookup } from '@/lib/core/aws/route-table';
import type { VpcEndpoint } from '@/lib/core/aws/topology/endpoint';
import type { Subnet } from '@/lib/core/aws/topology/vpc';
import { authorise } from './authorisation';
import { answerTo, isOf } from './header';
import { holdsAddress } from './network';
import type { End, Place } from './place';
import { routesOf, tableOf } from './routing';
import type { Ref } from './step';
import type { Walk } from './walk';

/**
 * Through a gateway endpoint to S3 or DynamoDB: for its own VPC, under the private address, TCP and ping only
 * (https://docs.aws.amazon.com/vpc/latest/privatelink/gateway-endpoints.html). `subnet` is null for what the service sends back.
 */
export function throughGatewayEndpoint(walk: Walk, endpoint: VpcEndpoint, subnet: string | null): Place {
  const at: Ref = { kind: 'endpoint', id: endpoint.id };
  if (subnet === null) return answer(walk, at, endpoint);
  const refused = refusal(walk, at, endpoint, subnet);
  if (refused) return refused;
  const { topology } = walk.network;
  const service =
    topology.services.find(({ prefixes }) => prefixes.some((one) => contains(one, walk.destination)))?.name ??
    endpoint.service;
  walk.remember(at, 'ENDPOINT');
  walk.say({
    kind: 'FORWARD',
    at,
    vpc: endpoint.vpc,
    rule: 'R79',
    why: `${endpoint.id} takes the packet to ${service}, which sees ${formatIp(walk.source)}.`,
  });
  authorise(walk, endpoint);
  return { at: 'SERVICE', service, endpoint: endpoint.id };
}

function refusal(walk: Walk, at: Ref, { id, vpc }: VpcEndpoint, subnet: string): End | null {
  const found = walk.network.find('vpcs', vpc);
  if (!found) return walk.missing({ kind: 'vpc', id: vpc }, 'R80');
  if (walk.network.find('subnets', subnet)?.vpc !== vpc)
    return walk.end({
      at,
      disposition: 'DENIED_IN',
      code: 'UNASSOCIATED_COMPONENT',
      rule: 'R80',
      why: `${id} is an endpoint of ${vpc}, and this route is another VPC's.`,
    });
  if (walk.rules.gatewayEndpointServes === 'own-vpc' && !holdsAddress(found, walk.source))
    return walk.end({
      at,
      disposition: 'DENIED_IN',
      code: 'VPCE_GATEWAY_EGRESS_SOURCE_ADDRESS_RESTRICTION',
      rule: 'R80',
      why: `${id} serves ${vpc} only, and ${formatIp(walk.source)} is none of its addresses.`,
    });
  return protocolRefusal(walk, at);
}

function protocolRefusal(walk: Walk, at: Ref): End | null {
  const { protocol, icmp: kind } = walk.header;
  const isPing = (protocol === icmp && kind?.type === 8) || (protocol === icmpv6 && kind?.type === 128);
  if (protocol === tcp || isPing) return null;
  return walk.end({
    at,
    disposition: 'DENIED_IN',
    code: 'VPCE_GATEWAY_PROTOCOL_RESTRICTION',
    rule: 'R79',
    why: `${at.id} passes TCP and ping only.`,
  });
}

/** Back from the service into the VPC, without an internet gateway. */
function answer(walk: Walk, at: Ref, { vpc }: VpcEndpoint): Place {
  walk.say({
    kind: 'SESSION_MATCH',
    at,
    vpc,
    rule: 'R79',
    why: `${at.id} brings the answer back to ${formatIp(walk.destination)}.`,
  });
  const own = walk.network.find('vpcs', vpc);
  if (own && holdsAddress(own, walk.destination)) return { at: 'VPC', vpc, fromSubnet: null };
  return backToAnyone(walk, vpc);
}

/** As M36 has it: the answer finds its way to whoever asked. */
function backToAnyone({ network, destination }: Walk, vpc: string): Place {
  const [holder] = network.holdersOf(destination);
  if (holder) return { at: 'INTERFACE_IN', interface: holder.id, fromSubnet: null };
  const site = network.topology.onPremises.find(({ prefixes }) =>
    prefixes.some((one) => contains(one, destination)),
  );
  return site ? { at: 'ON_PREMISES', site: site.id, arriving: true } : { at: 'VPC', vpc, fromSubnet: null };
}

/** As M37 has it: what goes to a gateway endpoint, and what comes back from it, is read by no group and no list. */
export function unfiltered(walk: Walk, subnet: Subnet): boolean {
  if (walk.rules.gatewayEndpointFiltered) return false;
  if (walk.direction === 'return')
    return walk.sessions.some(
      ({ kind, owner, after }) =>
        kind === 'ENDPOINT' &&
        walk.network.find('endpoints', owner.id)?.kind === 'gateway' &&
        isOf(walk.header, answerTo(after)),
    );
  const table = tableOf(walk.network, subnet);
  const routes = table && routesOf(walk, table);
  if (!routes || typeof routes === 'string') return false;
  return lookup(routes, walk.destination, walk.rules).chosen?.nextHop.kind === 'vpce';
}
