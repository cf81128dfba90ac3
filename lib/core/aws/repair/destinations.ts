import type { Ip } from '@/lib/core/net/ip';
import { comparePrefixes, contains, prefix, samePrefix, type Prefix } from '@/lib/core/net/prefix';
import type { Network } from '@/lib/core/aws/trace/network';
import { blocksOf } from './measure';

const everything = { 4: prefix('0.0.0.0/0'), 6: prefix('::/0') };

/**
 * What a route from a VPC to this address would be written for, in the units that networks are made of: the block of its
 * subnet, of its VPC, of its place on premises; a default route only for the internet. Inside the own VPC whole subnets only
 * (R14, R22).
 */
export function destinationsFor({ topology }: Network, address: Ip, fromVpc: string | null): Prefix[] {
  const { vpcs, subnets, onPremises } = topology;
  const holding = (blocks: Prefix[]): Prefix[] => blocks.filter((block) => contains(block, address));
  const own = vpcs.filter(({ id }) => id === fromVpc);
  const blocks =
    holding(own.flatMap(blocksOf)).length > 0
      ? holding(subnets.filter(({ vpc }) => vpc === fromVpc).flatMap(blocksOf))
      : holding([
          ...subnets.flatMap(blocksOf),
          ...vpcs.flatMap(blocksOf),
          ...onPremises.flatMap(({ prefixes }) => prefixes),
          everything[address.family],
        ]);
  const found = blocks.filter((block) => !isDefault(block) || blocks.length === 1);
  return found
    .filter((block, at) => found.findIndex((one) => samePrefix(one, block)) === at)
    .sort((a, b) => b.length - a.length || comparePrefixes(a, b));
}

export function isDefault({ length }: Prefix): boolean {
  return length === 0;
}
