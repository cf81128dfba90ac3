import { drawPrivateBlock } from '@/lib/core/aws/private-space';
import type { Switches } from '@/lib/core/aws/rule';
import { awsRules } from '@/lib/core/aws/rules';
import { addressesIn } from '@/lib/core/aws/subnet-size';
import { choiceFamily } from '@/lib/core/items/choice-family';
import type { Exhibit } from '@/lib/core/items/exhibit';
import type { Random } from '@/lib/core/items/random';
import { formatIp, type Ipv4 } from '@/lib/core/net/ip';
import { contains, formatPrefix, last, prefixOf, size4, type Prefix4 } from '@/lib/core/net/prefix';

type Scene = { vpc: Prefix4; subnets: Prefix4[]; address: Ipv4 };

/** Which subnet of a VPC holds an address; null stands for none. */
export const whichSubnet = choiceFamily<Scene, Prefix4 | null>({
  id: 'cidr/which-subnet',
  revision: 1,
  title: 'Which subnet holds an address',
  facts: ['subnets.cidr-range', 'subnets.prefix-arithmetic'],
  rules: ['R4'],
  beliefs: ['M57b', 'M56b', 'M56c', 'M53', 'M52'],
  lesson: 'vpc-cidr-planning',
  draw,
  stem: ({ address }) =>
    `The VPC has the subnets listed. Which of them holds the address \`${formatIp(address)}\`?`,
  exhibits: ({ vpc, subnets }) => [
    {
      kind: 'facts',
      title: 'VPC',
      caption: 'the list has no order',
      rows: [
        { term: 'Block of the VPC', value: `\`${formatPrefix(vpc)}\`` },
        ...subnets.map((one, i) => ({ term: `Subnet ${i + 1}`, value: `\`${formatPrefix(one)}\`` })),
      ],
    },
  ],
  reveal,
  answer: ({ subnets, address }, rules) => holder(subnets, address, rules),
  show: (subnet) => (subnet ? `\`${formatPrefix(subnet)}\`` : 'None of them'),
  value: (subnet) => (subnet ? formatPrefix(subnet) : null),
  sorted: (a, b) => (a ? a.network : 2 ** 32) - (b ? b.network : 2 ** 32),
  reason(subnet, { subnets, address }, isKey) {
    if (subnet) return `${extent(subnet)}, so ${formatIp(address)} lies ${isKey ? 'inside' : 'outside'}.`;
    const found = holder(subnets, address, awsRules);
    return found
      ? `${formatPrefix(found)} holds the address.`
      : `Each of the ${subnets.length} subnets ends before ${formatIp(address)} or starts behind it.`;
  },
  others: ({ subnets }) => subnets.slice(0, 2),
  rationale({ subnets, address }) {
    const found = holder(subnets, address, awsRules);
    const below = holder(subnets, address, { ...awsRules, membership: 'start-below' });
    const nearest = found ?? below ?? subnets[0];
    if (!nearest) throw new Error('a scene has subnets');
    return [
      {
        text: `A /${nearest.length} holds ${size4(nearest)} addresses and starts on a multiple of ${size4(nearest)}.`,
        rule: 'R4',
        mark: 'passed',
      },
      {
        text: found
          ? `${extent(found)}, and ${formatIp(address)} lies between.`
          : `${extent(nearest)}; ${formatIp(address)} is behind that and before the next subnet, so no subnet holds it.`,
        rule: 'R4',
        mark: 'decides',
      },
    ];
  },
  hints: () => [
    'Write down the last address of each subnet, not only the first.',
    'The number of addresses in a /n is 2 to the power of 32 − n; the last one is the first plus that, less one.',
  ],
  scenario: ({ vpc, subnets, address }) => ({
    vpc: formatPrefix(vpc),
    subnets: subnets.map(formatPrefix),
    address: formatIp(address),
  }),
});

/** A few subnets side by side, some of which fill only the lower half of their place. */
function draw(dice: Random): Scene {
  const vpc = drawPrivateBlock(dice.of('vpc'), dice.of('vpc length').int(17, 24));
  const slot = Math.min(27, vpc.length + dice.of('slot').int(2, 5));
  const size = 2 ** (32 - slot);
  const count = dice.of('count').int(3, Math.min(5, 2 ** (slot - vpc.length)));
  const start = vpc.network + dice.of('start').int(0, 2 ** (slot - vpc.length) - count) * size;
  const half = dice.of('half');
  const subnets = Array.from({ length: count }, (_, i): Prefix4 => ({
    family: 4,
    network: start + i * size,
    length: half.chance(40) ? slot + 1 : slot,
  }));
  const at = dice.of('at').int(0, count - 2);
  const offset = dice.of('offset');
  // From the upper half the next subnet starts nearer than the one that holds the address.
  const within = offset.chance(80) ? offset.int(size / 2 + 1, size - 2) : offset.int(1, size - 2);
  return {
    vpc,
    subnets: dice.of('order').shuffle(subnets),
    address: { family: 4, value: start + at * size + within },
  };
}

function holder(subnets: readonly Prefix4[], address: Ipv4, rules: Switches): Prefix4 | null {
  if (rules.membership === 'same-octets')
    return subnets.find((one) => one.network >>> 8 === address.value >>> 8) ?? null;
  if (rules.membership === 'nearest-start' || rules.membership === 'start-below') {
    const reached = subnets.filter(
      (one) => rules.membership !== 'start-below' || one.network <= address.value,
    );
    let best = reached[0] ?? null;
    for (const one of reached)
      if (best && Math.abs(one.network - address.value) < Math.abs(best.network - address.value)) best = one;
    return best;
  }
  return subnets.find((one) => contains(believed(one, rules), address)) ?? null;
}

/** The block as large as the switches have it. */
function believed(block: Prefix4, rules: Switches): Prefix4 {
  if (rules.blockSize === 'exact') return block;
  return prefixOf({ family: 4, value: block.network }, 32 - Math.log2(addressesIn(block.length, rules)));
}

function reveal({ vpc, subnets, address }: Scene): Exhibit[] {
  const found = holder(subnets, address, awsRules);
  return [
    {
      kind: 'address-space',
      title: 'VPC',
      caption: found ? `${formatIp(address)} lies in ${formatPrefix(found)}` : 'no subnet holds the address',
      block: formatPrefix(vpc),
      parts: [...subnets]
        .sort((a, b) => a.network - b.network)
        .map((one) => ({
          prefix: formatPrefix(one),
          label: `to ${formatIp(last(one))}`,
          state: one === found ? 'asked' : 'taken',
        })),
    },
  ];
}

function extent(subnet: Prefix4): string {
  return `${formatPrefix(subnet)} goes from ${formatIp({ family: 4, value: subnet.network })} to ${formatIp(last(subnet))}`;
}
