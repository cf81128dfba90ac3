import { contains, overlaps, prefix4, type Prefix4 } from '@/lib/core/net/prefix';
import { privateRanges } from './private-space';
import type { RuleId, Switches } from './rule';

/** What stands in the way of a new IPv4 block of a VPC. */
export type VpcSpace = {
  /** The blocks of the VPC, the primary one first. */
  blocks: readonly Prefix4[];
  /** Blocks that it had and gave back. */
  removed: readonly Prefix4[];
  /** Blocks of VPCs with an active peering. */
  peers: readonly Prefix4[];
  /** Blocks of VPCs that are peered with those. */
  peersOfPeers: readonly Prefix4[];
  /** A peering in the state pending-acceptance: who asked for it, seen from this VPC, and the blocks of the other VPC. */
  pending: { role: 'requester' | 'accepter'; blocks: readonly Prefix4[] } | null;
  /** Blocks of other VPCs that are associated with the same Direct Connect gateway. */
  gatewayVpcs: readonly Prefix4[];
  /** Destinations in the VPC's route tables, without the local ones. */
  routes: readonly Prefix4[];
};

/** A VPC with nothing but its blocks, the primary one first. */
export function vpcOf(blocks: readonly Prefix4[]): VpcSpace {
  return { blocks, removed: [], peers: [], peersOfPeers: [], pending: null, gatewayVpcs: [], routes: [] };
}

/** Why a block is refused. From `removed` on they are reasons that AWS does not have and beliefs do. */
export type Cause =
  | 'size'
  | 'special-range'
  | 'quota'
  | 'overlap'
  | 'peer'
  | 'pending'
  | 'gateway'
  | 'route'
  | 'other-range'
  | 'kept-back'
  | 'removed'
  | 'peer-of-peer'
  | 'accepter'
  | 'pending-peer'
  | 'inside-route'
  | 'not-private';

/** The rule behind each reason. */
export const ruleOf: Record<Cause, RuleId> = {
  size: 'R1',
  'special-range': 'R5',
  quota: 'R9',
  overlap: 'R7',
  peer: 'R7',
  pending: 'R7',
  gateway: 'R7',
  route: 'R7',
  'other-range': 'R6',
  'kept-back': 'R6',
  removed: 'R7',
  'peer-of-peer': 'R7',
  accepter: 'R7',
  'pending-peer': 'R7',
  'inside-route': 'R7',
  'not-private': 'R6',
};

const [ten, oneSevenTwo, oneNineTwo] = privateRanges as [Prefix4, Prefix4, Prefix4];
const benchmark = prefix4('198.19.0.0/16');
const special = ['0.0.0.0/8', '127.0.0.0/8', '169.254.0.0/16', '224.0.0.0/4'].map(prefix4);

/** May this block be added? Null for yes, else the first reason in the way. */
export function refusalOf(space: VpcSpace, block: Prefix4, rules: Switches): Cause | null {
  return imagined(space, block, rules) ?? refusalsOf(space, block, rules)[0] ?? null;
}

/** Every reason of AWS's that stands in the way: https://docs.aws.amazon.com/vpc/latest/userguide/vpc-cidr-blocks.html */
export function refusalsOf(space: VpcSpace, block: Prefix4, rules: Switches): Cause[] {
  const meets = (other: Prefix4): boolean =>
    rules.overlap === 'any-address' ? overlaps(block, other) : block.network === other.network;
  const causes: Cause[] = [];
  if (rules.pendingPeering !== 'ignored' && space.pending?.role === 'requester') causes.push('pending');
  if (block.length < rules.shortestLength || block.length > rules.longestLength) causes.push('size');
  if (rules.specialRanges === 'refused' && special.some((range) => overlaps(range, block)))
    causes.push('special-range');
  if (counted(space, rules) >= 5) causes.push('quota');
  if (space.blocks.some(meets)) causes.push('overlap');
  if (rules.peers !== 'ignored' && space.peers.some(meets)) causes.push('peer');
  if (rules.gatewayVpcs === 'compared' && space.gatewayVpcs.some(meets)) causes.push('gateway');
  if (rules.routes !== 'ignored' && space.routes.some((route) => contains(block, route)))
    causes.push('route');
  if (rules.secondaryRanges === 'any') return causes;
  if (refusedBeside(space.blocks[0] as Prefix4).some((range) => overlaps(range, block)))
    causes.push('other-range');
  if (rules.secondaryRanges !== 'table-without-exceptions' && isKeptBack(space, block))
    causes.push('kept-back');
  return causes;
}

/** Reasons that only a belief has; whoever holds it looks there first. */
function imagined(space: VpcSpace, block: Prefix4, rules: Switches): Cause | null {
  const meets = (other: Prefix4): boolean => overlaps(block, other);
  if (rules.removedBlocks === 'taken' && space.removed.some(meets)) return 'removed';
  if (rules.peers === 'transitive' && space.peersOfPeers.some(meets)) return 'peer-of-peer';
  if (space.pending?.role === 'accepter') {
    if (rules.pendingPeering === 'both-wait') return 'accepter';
    if (rules.peers === 'requested-too' && space.pending.blocks.some(meets)) return 'pending-peer';
  }
  if (rules.routes === 'any-overlap' && space.routes.some((route) => isInside(block, route)))
    return 'inside-route';
  if (rules.secondaryRanges === 'private-only' && !privateRanges.some((range) => contains(range, block)))
    return 'not-private';
  return null;
}

function isInside(block: Prefix4, route: Prefix4): boolean {
  return block.length > route.length && contains(route, block);
}

function counted(space: VpcSpace, rules: Switches): number {
  return space.blocks.length - (rules.quotaCounts === 'secondary' ? 1 : 0);
}

/**
 * The ranges closed to a VPC by the range of its primary block, RFC 1918 ranges and 198.19.0.0/16 only:
 * https://docs.aws.amazon.com/vpc/latest/userguide/vpc-cidr-blocks.html#add-cidr-block-restrictions
 */
export function refusedBeside(primary: Prefix4): readonly Prefix4[] {
  if (contains(ten, primary)) return besideTen;
  if (contains(oneSevenTwo, primary)) return besideOneSevenTwo;
  if (contains(oneNineTwo, primary)) return besideOneNineTwo;
  return contains(benchmark, primary) ? privateRanges : besideOthers;
}

const besideTen = [oneSevenTwo, oneNineTwo, benchmark];
const besideOneSevenTwo = [ten, oneNineTwo, benchmark];
const besideOneNineTwo = [ten, oneSevenTwo, benchmark];
const besideOthers = [...privateRanges, benchmark];
const firstOfTen = prefix4('10.0.0.0/16');
const firstTwoOfTen = prefix4('10.0.0.0/15');
const defaultVpc = prefix4('172.31.0.0/16');

/** The part of the primary block's own range that AWS keeps back, if the block touches it. */
export function isKeptBack(space: VpcSpace, block: Prefix4): boolean {
  const primary = space.blocks[0] as Prefix4;
  if (contains(oneSevenTwo, primary)) return overlaps(defaultVpc, block);
  const touches = space.blocks.some((one) => overlaps(firstTwoOfTen, one));
  return contains(ten, primary) && touches && overlaps(firstOfTen, block);
}
