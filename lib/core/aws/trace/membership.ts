import type { Ip } from '@/lib/core/net/ip';
import type { Resolve } from '@/lib/core/aws/security-group';
import type { NetworkInterface } from '@/lib/core/aws/topology/vpc';
import type { Direction } from './filters';
import { isOwn } from './network';
import type { Walk } from './walk';

type Membership = ReturnType<Resolve['group']>;

/**
 * Whether the far end carries a group that a rule names. A reference stands for the private addresses of the interfaces
 * with the group (R49); some ways make AWS forget who sent a packet (R50, R51).
 */
export function membership(
  walk: Walk,
  holder: NetworkInterface,
  group: string,
  direction: Direction,
  peer: Ip,
): Membership {
  if (!walk.network.find('securityGroups', group)) {
    const listed = walk.network.topology.interfaces.some((one) => one.securityGroups.includes(group));
    if (!listed) return 'unknown';
  }
  return direction === 'in' ? ofSender(walk, group, peer) : ofReceiver(walk, holder, group, peer);
}

function ofSender(walk: Walk, group: string, peer: Ip): Membership {
  const { interface: id, lost, balancer } = walk.provenance;
  if (balancer !== undefined && walk.network.find('interfaces', balancer)?.securityGroups.includes(group))
    return 'member';
  const sender = id === null ? undefined : walk.network.find('interfaces', id);
  if (!sender?.securityGroups.includes(group)) return 'not-member';
  if (!isOwn(sender, peer) && !walk.rules.sgReferencePublic) return { lost: 'SG_REFERENCES_NOT_PRESERVED' };
  if (lost === 'UNKNOWN_PEERED_SGS') return 'unknown';
  return lost === null ? 'member' : { lost: lost as 'SG_REFERENCES_NOT_PRESERVED' };
}

/** At the sender: whoever has the destination as a private address, in this VPC, across a peering, or (R51: never) a transit gateway. */
function ofReceiver(walk: Walk, holder: NetworkInterface, group: string, peer: Ip): Membership {
  const vpc = walk.network.vpcOf(holder);
  const carriers = walk.network.holdersOf(peer).filter((one) => one.securityGroups.includes(group));
  if (carriers.length === 0) return publicMember(walk, group, peer);
  const known = carriers.some((one) => {
    const other = walk.network.vpcOf(one);
    return other === vpc || walk.rules.sgReferenceTgwOutbound || arePeered(walk, vpc, other);
  });
  return known ? 'member' : { lost: 'SG_REFERENCES_NOT_PRESERVED' };
}

function publicMember(walk: Walk, group: string, peer: Ip): Membership {
  const behind = walk.network.publicHolder(peer)?.interface;
  if (!behind?.securityGroups.includes(group)) return 'not-member';
  return walk.rules.sgReferencePublic ? 'member' : { lost: 'SG_REFERENCES_NOT_PRESERVED' };
}

/** Whether two VPCs have an active peering that preserves groups: within one Region (R50). */
function arePeered(walk: Walk, a: string | undefined, b: string | undefined): boolean {
  return walk.network.topology.peeringConnections.some(
    ({ status, requester, accepter }) =>
      status === 'active' &&
      ((requester.vpc === a && accepter.vpc === b) || (requester.vpc === b && accepter.vpc === a)) &&
      (requester.region === accepter.region || walk.rules.sgReferenceInterRegion),
  );
}
