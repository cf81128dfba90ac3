import { resolvesAcross } from './peering';
import type { EndpointSwitches } from './rules/endpoints-switches';
import type { PeeringConnection } from './topology/gateways';
import type { Known } from './topology/known';
import type { VpcEndpoint } from './topology/endpoint';
import type { Vpc } from './topology/vpc';

/** Which address a name gives: the private or the public one. */
export type Answer = 'PRIVATE' | 'PUBLIC' | 'unknown';

/** Whose resolver is asked: that of a VPC, by id, or null for any other, such as one on premises or a public one. */
export type Resolver = string | null;

/**
 * What the service's own name gives where its VPC has an interface endpoint (R83,
 * https://docs.aws.amazon.com/vpc/latest/privatelink/privatelink-access-aws-services.html).
 */
export function resolveService(
  endpoint: Pick<VpcEndpoint, 'kind' | 'vpc' | 'privateDns'>,
  vpc: Pick<Vpc, 'dnsSupport' | 'dnsHostnames'>,
  resolver: Resolver,
  rules: EndpointSwitches,
): Answer {
  return answer([
    endpoint.kind === 'interface' && endpoint.privateDns,
    rules.privateDnsThroughAnyResolver || resolver === endpoint.vpc,
    vpc.dnsSupport,
    rules.privateDnsNeedsHostnames ? vpc.dnsHostnames : true,
  ]);
}

/**
 * What the public name of an instance gives: its private address inside its own VPC, and to a peer that the option lets
 * see it (R29, R62, https://docs.aws.amazon.com/vpc/latest/userguide/vpc-dns.html).
 */
export function resolveInstance(
  vpc: Pick<Vpc, 'id' | 'dnsSupport'>,
  resolver: Resolver,
  peerings: readonly PeeringConnection[],
): Answer {
  if (resolver === null) return 'PUBLIC';
  if (resolver === vpc.id) return answer([vpc.dnsSupport]);
  const across = peerings
    .filter(({ requester, accepter }) => requester.vpc === resolver || accepter.vpc === resolver)
    .map((peering) => resolvesAcross(peering, vpc.id));
  if (across.includes(true)) return answer([vpc.dnsSupport]);
  return across.includes('unknown') ? 'unknown' : 'PUBLIC';
}

/** Private when everything holds; one thing that does not is enough, even beside unknown ones. */
function answer(conditions: readonly Known<boolean>[]): Answer {
  if (conditions.includes(false)) return 'PUBLIC';
  return conditions.includes('unknown') ? 'unknown' : 'PRIVATE';
}
