import { blocksOf, gapsIn } from '@/lib/core/aws/free-space';
import { cidrSwitches } from '@/lib/core/aws/rules/cidr';
import { usableIn } from '@/lib/core/aws/subnet-size';
import { firstFree, nth } from '@/lib/core/net/blocks';
import { prefixOf, samePrefix, size4, type Prefix4 } from '@/lib/core/net/prefix';

/** A block of the plan: a subnet, or space that is still free. */
export type Part = { block: Prefix4; taken: boolean };
/** A VPC’s block and what it is cut into: the parts fill it, in order. */
export type Plan = { block: Prefix4; parts: Part[] };

/** As many parts as the drawing can show apart. */
export const mostParts = 32;

/** Subnets of those lengths, each at the first place where it fits; what is left is free. */
export function planOf(block: Prefix4, lengths: readonly number[]): Plan {
  const taken: Prefix4[] = [];
  for (const length of lengths) {
    const place = length >= block.length ? firstFree(block, taken, length) : undefined;
    if (place && length <= cidrSwitches.longestLength) taken.push(place);
  }
  return { block, parts: filled(block, taken) };
}

/** The same cuts in another block; subnets that would be smaller than AWS allows fall away. */
export function moved(plan: Plan, block: Prefix4): Plan {
  const deeper = block.length - plan.block.length;
  return planOf(
    block,
    subnets(plan).map(({ length }) => length + deeper),
  );
}

/** The part cut in two halves, both as it was; unchanged where a half would be smaller than a /28. */
export function halved(plan: Plan, at: number): Plan {
  const part = plan.parts[at];
  if (!part || !canHalve(plan, at)) return plan;
  const halves = [0, 1].map((index) => ({ ...part, block: nth(part.block, part.block.length + 1, index) }));
  return { ...plan, parts: plan.parts.toSpliced(at, 1, ...halves) };
}

export function canHalve(plan: Plan, at: number): boolean {
  const part = plan.parts[at];
  return (
    part !== undefined && part.block.length < cidrSwitches.longestLength && plan.parts.length < mostParts
  );
}

/** Where the other half of a part stands, if it is a part too; −1 if not. */
export function otherHalf(plan: Plan, at: number): number {
  const part = plan.parts[at];
  if (!part || part.block.length === plan.block.length) return -1;
  const parent = parentOf(part.block);
  return plan.parts.findIndex(
    ({ block }, index) =>
      index !== at && block.length === part.block.length && samePrefix(parentOf(block), parent),
  );
}

/** The part joined with its other half into the block that both came from. */
export function joined(plan: Plan, at: number): Plan {
  const other = otherHalf(plan, at);
  const part = plan.parts[at];
  if (other === -1 || !part) return plan;
  const whole = { ...part, block: parentOf(part.block) };
  return { ...plan, parts: plan.parts.toSpliced(Math.min(at, other), 2, whole) };
}

/** The part made a subnet, or given back. */
export function toggled(plan: Plan, at: number): Plan {
  return {
    ...plan,
    parts: plan.parts.map((part, index) => (index === at ? { ...part, taken: !part.taken } : part)),
  };
}

/** What the plan adds up to. */
export function totals(plan: Plan): {
  subnets: number;
  usable: number;
  kept: number;
  largestFree: Prefix4 | undefined;
} {
  const taken = subnets(plan);
  const free = gapsIn(plan.block, taken).flatMap(blocksOf);
  const usable = taken.reduce((all, { length }) => all + usableIn(length, cidrSwitches), 0);
  return {
    subnets: taken.length,
    usable,
    kept: taken.reduce((all, block) => all + size4(block), 0) - usable,
    largestFree: free.toSorted((a, b) => a.length - b.length)[0],
  };
}

function subnets(plan: Plan): Prefix4[] {
  return plan.parts.filter(({ taken }) => taken).map(({ block }) => block);
}

function filled(block: Prefix4, taken: readonly Prefix4[]): Part[] {
  const free = gapsIn(block, taken).flatMap(blocksOf);
  return [
    ...taken.map((one) => ({ block: one, taken: true })),
    ...free.map((one) => ({ block: one, taken: false })),
  ].sort((a, b) => a.block.network - b.block.network);
}

function parentOf(block: Prefix4): Prefix4 {
  return prefixOf({ family: 4, value: block.network }, block.length - 1);
}
