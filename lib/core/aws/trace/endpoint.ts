import { throughGatewayEndpoint } from './gateway-endpoint';
import { throughGatewayLoadBalancer } from './gwlb-endpoint';
import { atInterfaceEndpoint } from './interface-endpoint';
import type { Place, PlaceOf } from './place';
import type { Ref } from './step';
import type { Walk } from './walk';

/** At a VPC endpoint of any kind (https://docs.aws.amazon.com/vpc/latest/privatelink/concepts.html). */
export function atEndpoint(walk: Walk, place: PlaceOf<'ENDPOINT'>): Place {
  const at: Ref = { kind: 'endpoint', id: place.endpoint };
  const found = walk.network.find('endpoints', place.endpoint);
  if (!found) return walk.missing(at, 'R79');
  walk.pass(at);
  if (found.state !== 'available')
    return walk.end({
      at,
      disposition: 'NULL_ROUTED',
      code: 'BAD_STATE',
      rule: 'R79',
      why: `${found.id} is ${found.state}, not available.`,
    });
  if (found.kind === 'gateway') return throughGatewayEndpoint(walk, found, place.subnet);
  if (found.kind === 'gateway-load-balancer') return throughGatewayLoadBalancer(walk, found, place.subnet);
  return atInterfaceEndpoint(walk, found, place.interface);
}
