import { formatIp } from '@/lib/core/net/ip';
import { holdsRange } from '@/lib/core/net/port-range';
import { tcp, udp } from '@/lib/core/net/protocol';
import { endpointShares } from '@/lib/core/aws/accelerator';
import type { Accelerator } from '@/lib/core/aws/topology/load-balancing';
import { enterFromAccelerator } from './accelerator-endpoint';
import { groupShares } from './accelerator-shares';
import type { Place, PlaceOf } from './place';
import { restored } from './session';
import type { Ref, StepCandidate } from './step';
import type { Walk } from './walk';

/** At a Global Accelerator's address: listener, endpoint group, endpoint, and into its VPC (https://docs.aws.amazon.com/global-accelerator/latest/dg/introduction-how-it-works.html). */
export function atAccelerator(walk: Walk, { accelerator: id }: PlaceOf<'ACCELERATOR'>): Place {
  const at: Ref = { kind: 'accelerator', id };
  const found = walk.network.find('accelerators', id);
  if (!found) return walk.missing(at, 'R95');
  walk.pass(at);
  if (walk.direction === 'return') return answer(walk, at);
  const { protocol, destinationPorts } = walk.header;
  const listener = found.listeners.find(
    (one) => (one.protocol === 'TCP' ? tcp : udp) === protocol && holdsRange(one.ports, destinationPorts),
  );
  const groups = listener?.groups ?? [];
  if (groups.every(({ endpoints }) => endpoints.length === 0))
    return walk.end({
      at,
      disposition: 'DENIED_IN',
      code: 'NO_POSSIBLE_DESTINATION',
      rule: 'R95',
      why: listener
        ? `${id} has no endpoint for this.`
        : `No listener of ${id} is for this protocol and port.`,
    });
  return toEndpoint(walk, at, found, groups);
}

type Groups = Accelerator['listeners'][number]['groups'];

function toEndpoint(walk: Walk, at: Ref, accelerator: Accelerator, groups: Groups): Place {
  const group = groups[chooseGroup(walk, at, groups)];
  const endpoint = group?.endpoints[chooseEndpoint(walk, at, group)];
  if (!endpoint) throw new Error(`${at.id} has no endpoint to take`);
  return enterFromAccelerator(walk, accelerator, endpoint);
}

/** Where shares are not known, every group that has endpoints is walked. */
function chooseGroup(walk: Walk, at: Ref, groups: Groups): number {
  const shares = groupShares(groups, walk.rules);
  const candidates = groups.map(({ region, endpoints }, index): StepCandidate => {
    const share = shares?.[index];
    const gets = share ? share.n > 0 : endpoints.length > 0;
    return { ref: { ...at, row: region }, lost: gets ? null : 'NO_SHARE', ...(share ? { share } : {}) };
  });
  const why = `${at.id} sends each client to the nearest Region, as far as that one's dial lets and its endpoints are healthy.`;
  return walk.choose(at, 'ENDPOINT_GROUP', 'R95', why, candidates);
}

/** Where the health of one is not known, every endpoint that may be healthy is walked. */
function chooseEndpoint(walk: Walk, at: Ref, { region, endpoints }: Groups[number]): number {
  const unsure = endpoints.some(({ health }) => health === 'unknown');
  const shares = endpointShares(endpoints);
  const candidates = endpoints.map(({ id, health, weight }, index): StepCandidate => {
    const share = unsure ? undefined : shares[index]?.share;
    const gets = share ? share.n > 0 : health !== 'unhealthy' && weight > 0;
    return { ref: { ...at, row: id }, lost: gets ? null : 'NO_SHARE', ...(share ? { share } : {}) };
  });
  const why = `In ${region} each healthy endpoint gets its weight over the sum of weights.`;
  return walk.choose(at, 'ENDPOINT', 'R95', why, candidates);
}

/** Back to the client, from the accelerator's address. */
function answer(walk: Walk, at: Ref): Place {
  const session = walk.session(at, 'ACCELERATOR');
  if (!session)
    return walk.end({
      at,
      disposition: 'DENIED_IN',
      code: 'X_SESSION_ASYMMETRIC',
      rule: 'R95',
      why: `${at.id} knows no flow that this packet answers.`,
    });
  const after = restored(session, walk.header);
  walk.say({
    kind: 'TRANSFORM',
    detail: 'SOURCE_NAT',
    at,
    rule: 'R95',
    why: `${at.id} sends the answer on to ${formatIp(after.destination)}.`,
    inbound: walk.header,
    outbound: after,
  });
  walk.header = after;
  return { at: 'INTERNET' };
}
