import { drawPrivateBlock } from '@/lib/core/aws/private-space';
import { addressesIn } from '@/lib/core/aws/subnet-size';
import { awsRules } from '@/lib/core/aws/rules';
import type { Switches } from '@/lib/core/aws/rule';
import { addressFamily } from '@/lib/core/items/address-family';
import type { Exhibit } from '@/lib/core/items/exhibit';
import type { Random } from '@/lib/core/items/random';
import type { Step } from '@/lib/core/items/variant';
import { formatIp } from '@/lib/core/net/ip';
import { formatPrefix, last, prefixOf, size4, type Prefix4 } from '@/lib/core/net/prefix';

/** Which block of that length: the one with a number, counted from 1, or the first one behind another block. */
type Scene = { vpc: Prefix4; length: number } & ({ number: number } | { behind: Prefix4 });

/** The block at a place in a split, or the next one behind a subnet of another size. */
export const nthSubnet = addressFamily<Scene>({
  id: 'cidr/nth-subnet',
  revision: 1,
  title: 'The n-th subnet, and the next one',
  facts: ['subnets.cidr-range', 'subnets.canonical', 'subnets.prefix-arithmetic'],
  rules: ['R4'],
  beliefs: ['M54', 'M56a', 'M55c', 'M52', 'M53', 'M57c'],
  lesson: 'vpc-cidr-planning',
  form: 'prefix',
  draw,
  stem: (scene) =>
    'number' in scene
      ? `The VPC block \`${formatPrefix(scene.vpc)}\` is cut into subnets of /${scene.length}, one behind the other. Which is subnet number ${scene.number}, when the one at the start is number 1?`
      : `The VPC \`${formatPrefix(scene.vpc)}\` has one subnet, \`${formatPrefix(scene.behind)}\`. A /${scene.length} is to come as close behind it as can be, and nothing before it is to be used. Which block is it?`,
  exhibits: (scene) => [space(scene, [])],
  reveal: (scene) => [space(scene, [find(scene, awsRules)])],
  answer: (scene, rules) => formatPrefix(find(scene, rules)),
  rationale: (scene) => ('number' in scene ? countedSteps(scene) : behindSteps(scene)),
  hints: (scene) => [
    `How many addresses does a /${scene.length} hold? Blocks of that length start that far apart.`,
    'number' in scene
      ? 'Number 1 is at the start itself. How many blocks lie before the one that is asked for?'
      : 'The start of a block is a multiple of its size, so the first free address need not be one.',
  ],
  scenario: (scene) => ({
    vpc: formatPrefix(scene.vpc),
    length: scene.length,
    ...('number' in scene ? { number: scene.number } : { behind: formatPrefix(scene.behind) }),
  }),
});

function draw(dice: Random): Scene {
  const length = dice.of('length').int(18, 28);
  const vpcLength = dice.of('vpc length').int(Math.max(16, length - 8), length - 2);
  const vpc = drawPrivateBlock(dice.of('vpc'), vpcLength);
  const count = 2 ** (length - vpcLength);
  if (dice.of('kind').chance(50) || length > 26)
    return { vpc, length, number: dice.of('number').int(2, count - 1) };
  const small = dice.of('small').int(length + 1, 28);
  // It ends inside a block of the asked length, so that the next one does not start right behind it.
  const perBlock = 2 ** (small - length);
  const at = dice.of('block').int(0, count - 3) * perBlock + dice.of('at').int(0, perBlock - 2);
  return {
    vpc,
    length,
    behind: { family: 4, network: vpc.network + at * 2 ** (32 - small), length: small },
  };
}

function find(scene: Scene, rules: Switches): Prefix4 {
  const { vpc, length } = scene;
  const size = addressesIn(length, rules);
  const step = rules.blockStep === 'third-octet' ? 256 : size;
  // A block that is written down has no host bits, whatever somebody believes about its place.
  const block = (value: number): Prefix4 => prefixOf({ family: 4, value }, length);
  if ('number' in scene) return block(vpc.network + (scene.number - rules.countFrom) * step);
  if (rules.behind === 'last') return block(last(vpc).value);
  const start = scene.behind.network + size4(scene.behind);
  if (rules.blockStart === 'anywhere') return block(start);
  if (rules.blockStep === 'third-octet') return block((Math.floor(scene.behind.network / 256) + 1) * 256);
  return block(Math.ceil(start / size) * size);
}

function countedSteps(scene: Scene & { number: number }): Step[] {
  const { vpc, length, number } = scene;
  const size = addressesIn(length, awsRules);
  const found = find(scene, awsRules);
  return [
    {
      text: `A /${length} holds 2^${32 - length} = ${size} addresses, so the subnets start ${size} apart.`,
      rule: 'R4',
      mark: 'passed',
    },
    {
      text: `Number 1 starts at ${formatIp({ family: 4, value: vpc.network })}, so ${number - 1} blocks lie before number ${number}: ${number - 1} × ${size} = ${(number - 1) * size} addresses.`,
      rule: 'R4',
      mark: 'decides',
    },
    {
      text: `${(number - 1) * size} addresses on is ${formatPrefix(found)}.`,
      rule: 'R4',
      mark: 'passed',
    },
  ];
}

function behindSteps(scene: Scene & { behind: Prefix4 }): Step[] {
  const { length, behind } = scene;
  const end = last(behind);
  return [
    {
      text: `${formatPrefix(behind)} ends at ${formatIp(end)}, so ${formatIp({ family: 4, value: end.value + 1 })} is the first free address.`,
      rule: 'R4',
      mark: 'passed',
    },
    {
      text: `A /${length} starts on a multiple of ${2 ** (32 - length)} addresses, and ${formatIp({ family: 4, value: end.value + 1 })} is none: the /${length} around it holds ${formatPrefix(behind)} already.`,
      rule: 'R4',
      mark: 'decides',
    },
    { text: `The next multiple is ${formatPrefix(find(scene, awsRules))}.`, rule: 'R4', mark: 'passed' },
  ];
}

function space(scene: Scene, found: Prefix4[]): Exhibit {
  const taken = 'behind' in scene ? [scene.behind] : [];
  return {
    kind: 'address-space',
    title: 'VPC',
    caption: 'number' in scene ? `cut into subnets of /${scene.length}` : 'everything else is free',
    block: formatPrefix(scene.vpc),
    parts: [
      ...taken.map((one) => ({ prefix: formatPrefix(one), label: 'Subnet', state: 'taken' as const })),
      ...found.map((one) => ({
        prefix: formatPrefix(one),
        label: 'number' in scene ? `Number ${scene.number}` : `The next /${scene.length}`,
        state: 'asked' as const,
      })),
    ],
  };
}
