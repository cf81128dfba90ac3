import type { Subnet, Vpc } from '@/lib/core/aws/topology/vpc';
import { comparePrefixes, contains, formatPrefix, overlaps, type Prefix } from '@/lib/core/net/prefix';
import { pathOf, type Draft } from './draft';

type Placed = { prefix: Prefix; path: string; of: string };

/** Blocks have sizes that AWS takes (R1, R8), subnets lie in a block of their VPC, and none overlaps another. */
export function checkBlocks(draft: Draft): void {
  const { topology } = draft;
  const inVpc = new Map<string, Placed[]>();
  for (const vpc of topology.vpcs) {
    const own = blocksOf(vpc, pathOf(draft, vpc));
    own.forEach((block) => checkSize(draft, block, 60));
    checkApart(draft, own);
  }
  for (const subnet of topology.subnets) {
    const own = blocksOfSubnet(subnet, pathOf(draft, subnet));
    if (own.length === 0 && !draft.document.explicit)
      draft.report(pathOf(draft, subnet), `${subnet.id} has no block: write cidr, cidrs6 or both.`);
    own.forEach((block) => checkSize(draft, block, 64));
    own.forEach((block) => checkInside(draft, block, draft.vpcs.get(subnet.vpc)));
    if (!inVpc.has(subnet.vpc)) inVpc.set(subnet.vpc, []);
    inVpc.get(subnet.vpc)?.push(...own);
  }
  for (const blocks of inVpc.values()) checkApart(draft, blocks);
}

function blocksOf({ id, cidrs4, cidrs6 }: Vpc, path: string): Placed[] {
  return [
    ...cidrs4.map((prefix, i) => ({ prefix, path: `${path}.cidrs[${i}]`, of: id })),
    ...cidrs6.map((prefix, i) => ({ prefix, path: `${path}.cidrs6[${i}]`, of: id })),
  ];
}

function blocksOfSubnet({ id, cidr4, cidrs6 }: Subnet, path: string): Placed[] {
  return [
    ...(cidr4 ? [{ prefix: cidr4, path: `${path}.cidr`, of: id }] : []),
    ...cidrs6.map((prefix, i) => ({ prefix, path: `${path}.cidrs6[${i}]`, of: id })),
  ];
}

function checkSize({ report }: Draft, { prefix, path }: Placed, longest6: number): void {
  const { family, length } = prefix;
  if (family === 4 && (length < 16 || length > 28))
    report(path, `${formatPrefix(prefix)} is a /${length}; AWS takes IPv4 blocks from /16 to /28.`);
  if (family === 6 && (length < 44 || length > longest6 || length % 4 !== 0))
    report(
      path,
      `${formatPrefix(prefix)} is a /${length}; AWS takes IPv6 blocks here from /44 to /${longest6} in steps of 4.`,
    );
}

function checkInside({ report }: Draft, { prefix, path, of }: Placed, vpc: Vpc | undefined): void {
  if (!vpc) return;
  const blocks: Prefix[] = prefix.family === 4 ? vpc.cidrs4 : vpc.cidrs6;
  if (blocks.some((block) => contains(block, prefix))) return;
  const has =
    blocks.length > 0 ? `has ${blocks.map(formatPrefix).join(', ')}` : `has no IPv${prefix.family} block`;
  report(path, `${formatPrefix(prefix)} of ${of} lies outside its VPC: ${vpc.id} ${has}.`);
}

/** Sorted, a block can only overlap the widest one before it. */
function checkApart({ report }: Draft, blocks: readonly Placed[]): void {
  let before: Placed | undefined;
  for (const one of [...blocks].sort((a, b) => comparePrefixes(a.prefix, b.prefix))) {
    if (before && overlaps(before.prefix, one.prefix)) {
      const other = before.of === one.of ? 'another block of it' : before.of;
      report(
        one.path,
        `${formatPrefix(one.prefix)} of ${one.of} overlaps ${formatPrefix(before.prefix)}, ${other}.`,
      );
    } else before = one;
  }
}
