import { first, prefix, prefixOf, type Prefix } from '@/lib/core/net/prefix';
import type { Stream } from '@/lib/core/items/random';
import type { VpcDraft } from './draw-vpc';

/** The far end of an entry or rule: anybody, a VPC, a subnet, one instance, the internet's host. */
export function drawPeer(dice: Stream, vpcs: readonly VpcDraft[]): Prefix {
  const { vpc, subnets, interfaces } = dice.pick(vpcs);
  const anybody = prefix('0.0.0.0/0');
  const [block, subnet, holder] = [vpc.cidrs4[0], dice.pick(subnets).cidr4, dice.pick(interfaces)];
  const host = holder.addresses[0]?.private;
  if (!block || !subnet || !host) throw new Error(`${vpc.id} lacks a block, a subnet or an address`);
  return dice.pick<Prefix>([
    anybody,
    anybody,
    anybody,
    anybody,
    anybody,
    prefix('10.0.0.0/8'),
    block,
    subnet,
    prefixOf(host, 32),
    prefixOf(first(subnet), 20),
    prefix('198.51.100.0/24'),
  ]);
}
