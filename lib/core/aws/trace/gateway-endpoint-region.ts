import type { Prefix } from '@/lib/core/net/prefix';
import type { NextHop } from '@/lib/core/aws/route-table';
import type { Walk } from './walk';

/**
 * As M38 has it: what a gateway endpoint's route holds besides its prefix list, the same service's addresses in every other
 * Region. AWS's list holds those of one Region (https://docs.aws.amazon.com/vpc/latest/privatelink/gateway-endpoints.html).
 */
export function inOtherRegions({ network, rules }: Walk, { id }: NextHop): Prefix[] {
  if (rules.gatewayEndpointRegions === 'own') return [];
  const endpoint = network.find('endpoints', id);
  if (endpoint?.kind !== 'gateway') return [];
  return network.topology.services
    .filter(
      ({ name }) => name !== endpoint.service && withoutRegion(name) === withoutRegion(endpoint.service),
    )
    .flatMap(({ prefixes }) => prefixes);
}

/** Of com.amazonaws.us-east-1.s3 the s3. */
function withoutRegion(service: string): string {
  return service.split('.').slice(3).join('.');
}
