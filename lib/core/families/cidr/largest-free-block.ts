import { blocksOf, gapsIn, largestFree } from '@/lib/core/aws/free-space';
import { drawPrivateBlock } from '@/lib/core/aws/private-space';
import type { Switches } from '@/lib/core/aws/rule';
import { awsRules } from '@/lib/core/aws/rules';
import { addressFamily } from '@/lib/core/items/address-family';
import type { Random } from '@/lib/core/items/random';
import { formatIp } from '@/lib/core/net/ip';
import { comparePrefixes, formatPrefix, size4, type Prefix4 } from '@/lib/core/net/prefix';

type Scene = { vpc: Prefix4; taken: Prefix4[] };

/** The largest subnet for which a VPC still has room. */
export const largestFreeBlock = addressFamily<Scene>({
  id: 'cidr/largest-free-block',
  revision: 1,
  title: 'Largest free block',
  facts: ['subnets.cidr-range', 'subnets.canonical'],
  rules: ['R4'],
  beliefs: ['M56a', 'M55b', 'M55a', 'M55c'],
  lesson: 'vpc-cidr-planning',
  form: 'prefix',
  draw,
  stem: ({ vpc, taken }) =>
    `The VPC \`${formatPrefix(vpc)}\` has ${taken.length} subnets, and the rest of its block is free. Which is the largest block that can still become a subnet? Where several are equally large, take the one with the lowest address.`,
  exhibits: ({ vpc, taken }) => [
    {
      kind: 'address-space',
      title: 'VPC',
      block: formatPrefix(vpc),
      parts: taken.map((one, i) => ({
        prefix: formatPrefix(one),
        label: `Subnet ${i + 1}`,
        state: 'taken',
      })),
    },
  ],
  reveal(scene) {
    const best = find(scene, awsRules);
    const parts = [...scene.taken, ...freeOf(scene)].sort(comparePrefixes);
    return [
      {
        kind: 'address-space',
        title: 'VPC',
        caption: 'free space, cut into the fewest blocks',
        block: formatPrefix(scene.vpc),
        parts: parts.map((one) => ({
          prefix: formatPrefix(one),
          label: scene.taken.includes(one as Prefix4)
            ? `Subnet ${scene.taken.indexOf(one as Prefix4) + 1}`
            : 'Free',
          state: scene.taken.includes(one as Prefix4)
            ? 'taken'
            : same(one as Prefix4, best)
              ? 'asked'
              : 'free',
        })),
      },
    ];
  },
  answer: (scene, rules) => formatPrefix(find(scene, rules)),
  rationale(scene) {
    const best = find(scene, awsRules);
    const gaps = gapsIn(scene.vpc, scene.taken);
    return [
      {
        text: `Between the subnets ${gaps.length === 1 ? 'one gap is' : `${gaps.length} gaps are`} free: ${gaps.map(({ start, end }) => `${text(start)} to ${text(end - 1)}`).join(', ')}.`,
        rule: 'R4',
        mark: 'passed',
      },
      {
        text: `A block has to start on a multiple of its size, so they give ${freeOf(scene).map(formatPrefix).join(', ')}.`,
        rule: 'R4',
        mark: 'decides',
      },
      {
        text: `The shortest prefix among them is the largest block: ${formatPrefix(best)} with ${size4(best)} addresses.`,
        rule: 'R4',
        mark: 'passed',
      },
    ];
  },
  hints: () => [
    'Put the subnets in order and write down the gaps between them.',
    'Two free blocks side by side make one larger block only if it starts on a multiple of the larger size.',
  ],
  scenario: ({ vpc, taken }) => ({ vpc: formatPrefix(vpc), subnets: taken.map(formatPrefix) }),
});

/** Halves blocks at random until there are enough of them, then gives some away. */
function draw(dice: Random): Scene | null {
  const vpc = drawPrivateBlock(dice.of('vpc'), dice.of('vpc length').int(16, 24));
  const pieces = [vpc];
  const cut = dice.of('cut');
  for (let left = dice.of('cuts').int(7, 10); left > 0; left--) {
    const index = cut.int(0, pieces.length - 1);
    const piece = pieces[index] as Prefix4;
    if (piece.length >= 28) continue;
    const length = piece.length + 1;
    const upper = piece.network + 2 ** (32 - length);
    pieces.splice(index, 1, { ...piece, length }, { family: 4, network: upper, length });
  }
  const give = dice.of('give');
  const taken = pieces.filter(() => give.chance(55));
  if (taken.length < 2 || taken.length > pieces.length - 2) return null;
  return { vpc, taken: dice.of('order').shuffle(taken) };
}

function find({ vpc, taken }: Scene, rules: Switches): Prefix4 {
  const found = largestFree(vpc, taken, rules);
  if (!found) throw new Error(`${formatPrefix(vpc)} has no free block`);
  return found;
}

function freeOf({ vpc, taken }: Scene): Prefix4[] {
  return gapsIn(vpc, taken).flatMap(blocksOf);
}

function same(a: Prefix4, b: Prefix4): boolean {
  return a.network === b.network && a.length === b.length;
}

function text(value: number): string {
  return formatIp({ family: 4, value });
}
