import type { Ip } from '@/lib/core/net/ip';
import { comparePrefixes, contains, prefix, samePrefix, type Prefix } from '@/lib/core/net/prefix';
import type { Network } from '@/lib/core/aws/trace/network';
import { blocksOf } from './measure';

const everything = { 4: prefix('0.0.0.0/0'), 6: prefix('::/0') };

/**
 * What a route from a VPC to this address would be written for, in the units that networks are made of: the block of its
 * subnet, of its VPC, of its place on premises; a default route only for the internet.
 */
export function destinationsFor({ topology }: Network, address: Ip, fromVpc: string | null): Prefix[] {
  const { vpcs, subnets, onPremises } = topology;
  const blocks = [
    ...subnets.filter(({ vpc }) => vpc !== fromVpc).flatMap(blocksOf),
    ...vpcs.filter(({ id }) => id !== fromVpc).flatMap(blocksOf),
    ...onPremises.flatMap(({ prefixes }) => prefixes),
  ].filter((block) => contains(block, address));
  const own = vpcs.some(
    (one) => one.id === fromVpc && blocksOf(one).some((block) => contains(block, address)),
  );
  if (blocks.length === 0) return own ? [] : [everything[address.family]];
  return blocks
    .filter((block, at) => blocks.findIndex((one) => samePrefix(one, block)) === at)
    .sort((a, b) => b.length - a.length || comparePrefixes(a, b));
}

export function isDefault({ length }: Prefix): boolean {
  return length === 0;
}
