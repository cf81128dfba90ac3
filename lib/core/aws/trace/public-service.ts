import { formatIp } from '@/lib/core/net/ip';
import { contains } from '@/lib/core/net/prefix';
import type { Place, PlaceOf } from './place';
import type { Ref } from './step';
import type { Walk } from './walk';

/** At an AWS service's public addresses: it takes in what is for it, and answers the way it was asked. */
export function atService(walk: Walk, { service, endpoint }: PlaceOf<'SERVICE'>): Place {
  const at: Ref = { kind: 'service', id: service };
  walk.pass(at);
  if (leaves(walk, service, endpoint))
    return endpoint === null
      ? { at: 'INTERNET' }
      : { at: 'ENDPOINT', endpoint, subnet: null, interface: null };
  walk.say({
    kind: 'DELIVER',
    at,
    rule: endpoint === null ? 'R26' : 'R79',
    why: `${service} has ${formatIp(walk.destination)} and takes the packet in.`,
  });
  return { at: 'END', disposition: 'ACCEPTED', where: at, answerFrom: { at: 'SERVICE', service, endpoint } };
}

/** Through an endpoint only answers leave; on the internet the service leaves out nothing that is not its own. */
function leaves(
  { network, direction, destination }: Walk,
  service: string,
  endpoint: string | null,
): boolean {
  if (endpoint !== null) return direction === 'return';
  const found = network.topology.services.find(({ name }) => name === service);
  return !found?.prefixes.some((one) => contains(one, destination));
}
