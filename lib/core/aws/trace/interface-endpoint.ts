import { hasPorts } from '@/lib/core/net/protocol';
import type { VpcEndpoint } from '@/lib/core/aws/topology/endpoint';
import type { LoadBalancer } from '@/lib/core/aws/topology/load-balancing';
import type { NetworkInterface } from '@/lib/core/aws/topology/vpc';
import { authorise } from './authorisation';
import { crossGroups } from './groups';
import { nodeIn } from './nodes';
import type { End, Place } from './place';
import type { Ref } from './step';
import type { Walk } from './walk';

/**
 * At an interface endpoint, whose groups have let the packet in: AWS's service answers there, or the load balancer of
 * somebody's own service behind it (https://docs.aws.amazon.com/vpc/latest/privatelink/privatelink-access-aws-services.html).
 */
export function atInterfaceEndpoint(walk: Walk, endpoint: VpcEndpoint, id: string | null): Place {
  const at: Ref = { kind: 'endpoint', id: endpoint.id };
  const holder = id === null ? undefined : walk.network.find('interfaces', id);
  if (!holder)
    return walk.unknown(
      at,
      'X_UNSUPPORTED_OBJECT',
      'R82',
      `A route names ${endpoint.id}, and no route can lead to an interface endpoint.`,
    );
  if (!hasPorts(walk.header.protocol))
    return walk.unknown(
      at,
      'UNSUPPORTED_COMPONENT',
      'R82',
      `What ${endpoint.id} makes of anything but TCP and UDP is not modelled.`,
    );
  walk.remember(at, 'ENDPOINT');
  return endpoint.loadBalancer === null
    ? accept(walk, at, endpoint, holder)
    : overPrivateLink(walk, at, endpoint.loadBalancer, holder);
}

function accept(walk: Walk, at: Ref, endpoint: VpcEndpoint, { id }: NetworkInterface): End {
  authorise(walk, endpoint);
  walk.say({ kind: 'DELIVER', at, rule: 'R82', why: `${endpoint.service} answers at ${at.id}.` });
  return {
    at: 'END',
    disposition: 'ACCEPTED',
    where: at,
    answerFrom: { at: 'INTERFACE_OUT', interface: id },
  };
}

/** To the balancer's node in the endpoint's own zone. Behind it nobody sees the client, nor its groups (R50). */
function overPrivateLink(walk: Walk, at: Ref, id: string, holder: NetworkInterface): Place {
  const balancer = walk.network.find('loadBalancers', id);
  if (!balancer) return walk.missing({ kind: 'load-balancer', id }, 'R82');
  const zone = walk.network.find('subnets', holder.subnet)?.zone;
  if (!balancer.zones.some((one) => one.zone === zone))
    return walk.end({
      at,
      disposition: 'DENIED_IN',
      code: 'VPCE_SERVICE_NOT_INSTALLED_IN_AZ',
      rule: 'R82',
      why: `${id} is not enabled in ${zone ?? 'this zone'}, where the interface of ${at.id} is.`,
    });
  const node = nodeIn(walk.network, balancer, zone);
  if (!node)
    return walk.unknown(
      { kind: 'load-balancer', id },
      'X_IMPORT_INCOMPLETE',
      'R82',
      `The interface of ${id} in ${zone} was not given.`,
    );
  walk.forget('SG_REFERENCES_NOT_PRESERVED');
  walk.say({ kind: 'FORWARD', at, rule: 'R82', why: `${at.id} leads to ${id} in ${zone}.` });
  return inboundRules(walk, balancer, node) ?? { at: 'LOAD_BALANCER', balancer: id, interface: node.id };
}

/** R93: the balancer's inbound rules are read for PrivateLink only where that is turned on (https://docs.aws.amazon.com/elasticloadbalancing/latest/network/load-balancer-security-groups.html). */
function inboundRules(walk: Walk, balancer: LoadBalancer, node: NetworkInterface): End | null {
  const at: Ref = { kind: 'interface', id: node.id };
  if (node.securityGroups.length === 0) return null;
  if (balancer.inboundRulesOnPrivateLink === 'unknown')
    return walk.unknown(
      at,
      'X_IMPORT_INCOMPLETE',
      'R93',
      `Whether ${balancer.id} reads its inbound rules for PrivateLink was not given.`,
    );
  if (balancer.inboundRulesOnPrivateLink) return crossGroups(walk, node, 'in');
  walk.say({
    kind: 'FILTER',
    detail: 'SECURITY_GROUP',
    at,
    subnet: node.subnet,
    direction: 'in',
    verdict: 'NOT_EVALUATED',
    rule: 'R93',
    why: `${balancer.id} does not read its inbound rules for PrivateLink.`,
  });
  return null;
}

/** R82: an endpoint answers and opens nothing. */
export function cannotInitiate(walk: Walk, { id, kind }: NetworkInterface): End | null {
  if (walk.direction === 'return' || (kind !== 'interface-endpoint' && kind !== 'gwlb-endpoint')) return null;
  return walk.end({
    at: { kind: 'interface', id },
    disposition: 'DENIED_OUT',
    code: 'VPCE_INTRA_VPC_TRAFFIC',
    rule: 'R82',
    why: `${id} is an endpoint's interface: it answers and opens nothing itself.`,
  });
}
