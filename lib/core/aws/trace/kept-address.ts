import type { LoadBalancer, TargetGroup } from '@/lib/core/aws/topology/services';
import type { NetworkInterface } from '@/lib/core/aws/topology/vpc';
import { isOf, sameIp } from './header';
import type { End, Place } from './place';
import type { Session } from './session';
import type { Walk } from './walk';

/**
 * Whether the target sees the client's address: never behind an Application Load Balancer (R94) or over PrivateLink, by target
 * type and protocol behind a Network Load Balancer (R92,
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/network/edit-target-group-attributes.html).
 */
export function keepsClient(
  walk: Walk,
  balancer: LoadBalancer,
  { targetType, protocol, preserveClientIp }: TargetGroup,
): boolean | 'unknown' {
  if (walk.rules.clientIp !== 'by-target') return walk.rules.clientIp === 'always-kept';
  if (balancer.kind === 'ALB' || overPrivateLink(walk, balancer)) return false;
  if (protocol === 'UDP' || protocol === 'TCP_UDP' || protocol === 'QUIC') return true;
  if (preserveClientIp === 'unknown') return 'unknown';
  return preserveClientIp === 'default' ? targetType !== 'ip' : preserveClientIp === 'on';
}

function overPrivateLink({ network, sessions, header }: Walk, { id }: LoadBalancer): boolean {
  return sessions.some(
    ({ kind, owner, after }) =>
      kind === 'ENDPOINT' && network.find('endpoints', owner.id)?.loadBalancer === id && isOf(header, after),
  );
}

/** Whether a balancer passed the packet on under its client's own address. */
export function isKept({ kind, before, after }: Session): boolean {
  return (
    kind === 'LOAD_BALANCER' &&
    sameIp(before.source, after.source) &&
    !sameIp(before.destination, after.destination)
  );
}

/** R92: a packet with its client's address has to go from the node to the target directly, in one VPC or over a peering. */
export function keptAddressEnds(walk: Walk, { kind, attachedTo }: NetworkInterface, next: Place): End | null {
  if (kind !== 'load-balancer' || walk.direction === 'return' || !passesOthers(next)) return null;
  const session = walk.sessions.findLast(
    (one) => one.owner.id === attachedTo && isKept(one) && isOf(walk.header, one.after),
  );
  if (!session) return null;
  return walk.end({
    at: session.owner,
    disposition: 'DENIED_OUT',
    code: 'ELBV2_SOURCE_ADDRESS_PRESERVATION',
    rule: 'R92',
    why: `${session.owner.id} keeps the client's address, and such a packet passes no transit gateway and no endpoint on its way to the target.`,
  });
}

function passesOthers({ at }: Place): boolean {
  return at === 'TRANSIT_GATEWAY_FROM_VPC' || at === 'ENDPOINT';
}
