import { overlaps, type Prefix4 } from '@/lib/core/net/prefix';
import type { CidrSwitches } from './rules/cidr-switches';
import type { PeeringSwitches } from './rules/peering-switches';
import type { PeeringConnection } from './topology/gateways';
import type { Known } from './topology/known';

type Rules = PeeringSwitches & Pick<CidrSwitches, 'compared'>;

/** What decides whether a VPC can be peered; the primary block first. */
export type PeeringCandidate = { id: string; cidrs4: readonly Prefix4[]; subnets4: readonly Prefix4[] };

/** `overlap`: the first two blocks that do. */
export type PeeringVerdict =
  | { allowed: true }
  | { allowed: false; because: 'SAME_VPC' | 'ALREADY_PEERED' }
  | { allowed: false; because: 'OVERLAPPING_BLOCKS'; overlap: [Prefix4, Prefix4] };

/** Whether AWS makes a peering between two VPCs (R58, https://docs.aws.amazon.com/vpc/latest/peering/vpc-peering-basics.html). */
export function mayPeer(
  a: PeeringCandidate,
  b: PeeringCandidate,
  existing: readonly PeeringConnection[],
  rules: Rules,
): PeeringVerdict {
  if (a.id === b.id) return { allowed: false, because: 'SAME_VPC' };
  if (existing.some((one) => stands(one) && joins(one, a.id, b.id)))
    return { allowed: false, because: 'ALREADY_PEERED' };
  for (const one of compared(a, rules))
    for (const other of compared(b, rules))
      if (overlaps(one, other))
        return { allowed: false, because: 'OVERLAPPING_BLOCKS', overlap: [one, other] };
  return { allowed: true };
}

function compared({ cidrs4, subnets4 }: PeeringCandidate, rules: Rules): readonly Prefix4[] {
  if (rules.peeringOverlap === 'used-blocks') return subnets4;
  return rules.compared === 'primary' ? cidrs4.slice(0, 1) : cidrs4;
}

function joins({ requester, accepter }: PeeringConnection, a: string, b: string): boolean {
  return [requester.vpc, accepter.vpc].sort().join() === [a, b].sort().join();
}

function stands({ status }: PeeringConnection): boolean {
  return status === 'active' || status === 'pending-acceptance' || status === 'provisioning';
}

/**
 * Whether the public name of an instance in `of` gives its private address to somebody in the VPC on the other side (R62,
 * https://docs.aws.amazon.com/vpc/latest/peering/modify-peering-connections.html). The option stands on the side asked about.
 */
export function resolvesAcross(peering: PeeringConnection, of: string): Known<boolean> {
  if (peering.status !== 'active') return false;
  const side = [peering.requester, peering.accepter].find(({ vpc }) => vpc === of);
  return side?.resolvesDns ?? false;
}
