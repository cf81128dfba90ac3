import { formatIp } from '@/lib/core/net/ip';
import type { NetworkInterface } from '@/lib/core/aws/topology/vpc';
import { crossAcl } from './filters';
import { recordFlow } from './flow';
import { crossGroups } from './groups';
import { unfiltered } from './gateway-endpoint';
import { onHost } from './host-services';
import { cannotInitiate } from './interface-endpoint';
import { keptAddressEnds } from './kept-address';
import { isOwn, subnetHolds } from './network';
import type { End, Place, PlaceOf } from './place';
import { instanceOf, isStopped, receive } from './receive';
import type { Ref } from './step';
import { holderOr, routeFrom } from './subnet';
import { staysInside, takenBack } from './taken-back';
import type { Walk } from './walk';

/** Out of an interface: source check, security groups, and, off the subnet, its network ACL and route table. */
export function leaveInterface(walk: Walk, { interface: id }: PlaceOf<'INTERFACE_OUT'>): Place {
  const holder = walk.network.find('interfaces', id);
  if (!holder) return walk.missing({ kind: 'interface', id }, 'R46');
  const subnet = walk.network.find('subnets', holder.subnet);
  if (!subnet) return walk.missing({ kind: 'subnet', id: holder.subnet }, 'R10');
  passInterface(walk, holder);
  const instance = instanceOf(walk, holder);
  if (instance?.state === 'stopped') return isStopped(walk, holder, instance, 'out');
  const answered = onHost(walk, holder, subnet) ?? cannotInitiate(walk, holder);
  if (answered) return answered;
  const back = takenBack(walk, subnet);
  const onLink = back ? staysInside(walk, back, subnet) : subnetHolds(subnet, walk.destination);
  const stopped = accounted(
    walk,
    holder,
    'egress',
    () =>
      sourceCheck(walk, holder) ??
      (unfiltered(walk, subnet)
        ? null
        : (crossGroups(walk, holder, 'out') ??
          (readsAcl(walk, onLink) ? crossAcl(walk, subnet, 'out') : null))),
  );
  if (stopped) return stopped;
  const next = back ?? (onLink ? holderOr(walk, subnet, subnet.id) : routeFrom(walk, subnet));
  return keptAddressEnds(walk, holder, next) ?? next;
}

/** Into an interface: its subnet's network ACL, destination check, security groups; then whatever it is makes of the packet. */
export function enterInterface(walk: Walk, { interface: id, fromSubnet }: PlaceOf<'INTERFACE_IN'>): Place {
  const holder = walk.network.find('interfaces', id);
  if (!holder) return walk.missing({ kind: 'interface', id }, 'R46');
  const subnet = walk.network.find('subnets', holder.subnet);
  if (!subnet) return walk.missing({ kind: 'subnet', id: holder.subnet }, 'R10');
  const stopped = accounted(walk, holder, 'ingress', () =>
    unfiltered(walk, subnet)
      ? destinationCheck(walk, holder)
      : ((readsAcl(walk, fromSubnet === subnet.id) ? crossAcl(walk, subnet, 'in') : null) ??
        destinationCheck(walk, holder) ??
        crossGroups(walk, holder, 'in')),
  );
  if (stopped) return stopped;
  passInterface(walk, holder);
  return receive(walk, holder, subnet);
}

/** R40: inside one subnet no network ACL is read (M14 believes otherwise). */
function readsAcl(walk: Walk, insideSubnet: boolean): boolean {
  if (!insideSubnet) return true;
  const { aclInsideSubnet } = walk.rules;
  return aclInsideSubnet === 'everything' || (aclInsideSubnet === 'replies' && walk.direction === 'return');
}

/** Notes what the interface's flow log says of the checks. */
function accounted(
  walk: Walk,
  holder: NetworkInterface,
  direction: 'ingress' | 'egress',
  checks: () => End | null,
): End | null {
  const before = walk.blockers.length;
  const stopped = checks();
  if (stopped?.disposition !== 'INSUFFICIENT_INFO')
    recordFlow(walk, holder, direction, walk.blockers.length > before ? 'REJECT' : 'ACCEPT');
  return stopped;
}

/** A node of a load balancer sends and takes what has its client's address (R92), whatever its interface says. */
function checks({ sourceDestCheck, kind }: NetworkInterface): boolean {
  return sourceDestCheck && kind !== 'load-balancer';
}

/** R25: https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/using-eni.html */
function sourceCheck(walk: Walk, holder: NetworkInterface): End | null {
  return checks(holder) && !isOwn(holder, walk.source) ? notItsOwn(walk, holder, 'out') : null;
}

function destinationCheck(walk: Walk, holder: NetworkInterface): End | null {
  return checks(holder) && !isOwn(holder, walk.destination) ? notItsOwn(walk, holder, 'in') : null;
}

function notItsOwn(walk: Walk, { id }: NetworkInterface, direction: 'in' | 'out'): End | null {
  const at: Ref = { kind: 'interface', id };
  const [what, address] = direction === 'in' ? ['destinations', walk.destination] : ['sources', walk.source];
  return walk.stop({
    at,
    disposition: direction === 'in' ? 'DENIED_IN' : 'DENIED_OUT',
    code: 'ENI_SOURCE_DEST_CHECK_RESTRICTION',
    rule: 'R25',
    detail: 'SOURCE_DEST_CHECK',
    why: `${id} checks ${what}, and ${formatIp(address as Walk['source'])} is none of its addresses.`,
  });
}

/** An interface that AWS made for a gateway, an endpoint or a balancer is passed under its owner's name. */
function passInterface(walk: Walk, { id, kind }: NetworkInterface): void {
  if (kind === 'instance' || kind === 'lambda' || kind === 'other') walk.pass({ kind: 'interface', id });
}
