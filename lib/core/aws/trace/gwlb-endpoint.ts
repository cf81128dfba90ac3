import type { VpcEndpoint } from '@/lib/core/aws/topology/endpoint';
import type { LoadBalancer } from '@/lib/core/aws/topology/load-balancing';
import type { Subnet } from '@/lib/core/aws/topology/vpc';
import { crossAcl } from './filters';
import { subnetHolds } from './network';
import type { End, Place } from './place';
import type { Ref } from './step';
import { holderOr, routeFrom } from './subnet';
import { targetGroupFor } from './target-group-choice';
import { targetFor } from './target-choice';
import type { Walk } from './walk';

/** Where appliances take GENEVE in (R85). */
const genevePort = 6081;

/**
 * Into a Gateway Load Balancer endpoint, through an appliance and out of the same endpoint, unchanged; from there the table of
 * the endpoint's own subnet leads on (https://docs.aws.amazon.com/vpc/latest/privatelink/vpce-gateway-load-balancer.html).
 */
export function throughGatewayLoadBalancer(
  walk: Walk,
  endpoint: VpcEndpoint,
  fromSubnet: string | null,
): Place {
  const at: Ref = { kind: 'endpoint', id: endpoint.id };
  const subnet = subnetOf(walk, endpoint);
  if (!subnet)
    return walk.unknown(at, 'X_IMPORT_INCOMPLETE', 'R24', `The subnet of ${endpoint.id} was not given.`);
  const stopped = fromSubnet === subnet.id ? null : crossAcl(walk, subnet, 'in');
  if (stopped) return stopped;
  const ended = walk.direction === 'return' ? known(walk, at) : inspected(walk, at, endpoint, subnet);
  if (ended) return ended;
  const onLink = subnetHolds(subnet, walk.destination);
  const kept = onLink ? null : crossAcl(walk, subnet, 'out');
  return kept ?? (onLink ? holderOr(walk, subnet, subnet.id) : routeFrom(walk, subnet));
}

function subnetOf({ network }: Walk, { id, interfaces, subnets }: VpcEndpoint): Subnet | undefined {
  const own = interfaces[0] ?? network.topology.interfaces.find(({ attachedTo }) => attachedTo === id)?.id;
  const named = own === undefined ? undefined : network.find('interfaces', own)?.subnet;
  return network.find('subnets', named ?? subnets[0] ?? '');
}

/** R24: an appliance lets an answer pass only where it saw what is answered. */
function known(walk: Walk, at: Ref): End | null {
  if (!walk.session(at, 'APPLIANCE'))
    return walk.end({
      at,
      disposition: 'DENIED_IN',
      code: 'X_SESSION_ASYMMETRIC',
      rule: 'R24',
      why: `The request did not go through ${at.id}, so the appliance behind it does not know the flow.`,
    });
  walk.say({
    kind: 'SESSION_MATCH',
    at,
    rule: 'R24',
    why: `The appliance behind ${at.id} knows the flow and lets the answer pass.`,
  });
  return null;
}

function inspected(walk: Walk, at: Ref, endpoint: VpcEndpoint, subnet: Subnet): End | null {
  const balancer =
    endpoint.loadBalancer === null ? undefined : walk.network.find('loadBalancers', endpoint.loadBalancer);
  if (endpoint.loadBalancer !== null && !balancer)
    return walk.missing({ kind: 'load-balancer', id: endpoint.loadBalancer }, 'R85');
  const ended = balancer ? byAppliance(walk, balancer, subnet.zone) : assumed(walk, at);
  if (ended) return ended;
  walk.remember(at, 'APPLIANCE');
  walk.forget('SG_REFERENCES_NOT_PRESERVED');
  if (walk.rules.sgReferenceThroughMiddlebox) walk.provenance = { ...walk.provenance, lost: null };
  return null;
}

function assumed(walk: Walk, at: Ref): null {
  const why = `What is behind ${at.id} was not given; it is assumed to let the packet pass, unchanged.`;
  walk.say({ kind: 'FORWARD', at, rule: 'R24', why });
  return null;
}

function byAppliance(walk: Walk, balancer: LoadBalancer, zone: string): End | null {
  const at: Ref = { kind: 'load-balancer', id: balancer.id };
  walk.pass(at);
  const [listener] = balancer.listeners === 'unknown' ? [] : balancer.listeners;
  if (balancer.kind !== 'GWLB' || !listener)
    return walk.unknown(
      at,
      'X_IMPORT_INCOMPLETE',
      'R85',
      `The listener of a Gateway Load Balancer is needed, and ${balancer.id} has none that was given.`,
    );
  const chosen = targetGroupFor(walk, balancer, listener);
  if ('end' in chosen) return chosen.end;
  const { group } = chosen;
  if (group.protocol !== 'GENEVE' || group.port !== genevePort)
    return walk.end({
      at: { kind: 'target-group', id: group.id },
      disposition: 'DENIED_IN',
      code: group.protocol === 'GENEVE' ? 'GWLB_DESTINATION_PORT_RESTRICTION' : 'GWLB_PROTOCOL_RESTRICTION',
      rule: 'R85',
      why: `Appliances take GENEVE in at port ${genevePort}, and ${group.id} has ${group.protocol} at ${group.port}.`,
    });
  const target = targetFor(walk, balancer, group, zone);
  if ('end' in target) return target.end;
  const why = `${balancer.id} sends the packet to ${target.target.id} inside GENEVE, and gets it back unchanged.`;
  walk.say({ kind: 'TRANSFORM', detail: 'ENCAPSULATE', at, rule: 'R85', why });
  walk.say({ kind: 'TRANSFORM', detail: 'DECAPSULATE', at, rule: 'R85', why });
  return null;
}
