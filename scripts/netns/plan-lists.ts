import type { AclEntry } from '@/lib/core/aws/network-acl';
import type { NetworkAcl, Subnet } from '@/lib/core/aws/topology/vpc';
import { bridgeOf } from './plan-links';
import { matchOf } from './plan-match';

/** A network ACL as two chains that look at nothing but the packet: the kernel's connection tracking has no part in them. */
export function aclChains({ id, inbound, outbound }: NetworkAcl): string[] {
  return [...chain(`${id}.in`, inbound, 'saddr'), ...chain(`${id}.out`, outbound, 'daddr')];
}

function chain(name: string, entries: readonly AclEntry[], side: 'saddr' | 'daddr'): string[] {
  const inOrder = entries.toSorted((a, b) => a.number - b.number);
  return [
    `chain ${name} {`,
    ...inOrder.map((one) => `${matchOf(one, one.peer, side)}${one.action === 'allow' ? 'return' : 'drop'}`),
    'drop',
    '}',
  ];
}

/** At the edge of each subnet: what leaves its bridge, or is about to enter it. */
export function aclJumps(subnets: readonly Subnet[], direction: 'in' | 'out'): string[] {
  const side = direction === 'in' ? 'oifname' : 'iifname';
  return subnets.map(({ id, networkAcl }) => `${side} ${bridgeOf(id)} jump ${networkAcl}.${direction}`);
}
