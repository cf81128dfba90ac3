import { drawBlockIn, drawPrivateBlock } from '@/lib/core/aws/private-space';
import { isAssignable, reservedRole, type ReservedRole } from '@/lib/core/aws/subnet-size';
import type { Random } from '@/lib/core/items/random';
import { severalFamily } from '@/lib/core/items/several-family';
import { formatIp, type Ipv4 } from '@/lib/core/net/ip';
import { contains, formatPrefix, last, size4, type Prefix4 } from '@/lib/core/net/prefix';

type Scene = { vpc: Prefix4; subnet: Prefix4; candidates: Ipv4[] };

/** Which addresses a network interface of a subnet can have. */
export const assignableAddresses = severalFamily<Scene>({
  id: 'cidr/assignable-addresses',
  revision: 1,
  title: 'Addresses an interface can have',
  facts: ['subnets.reserved-exact', 'subnets.reserved-five', 'vpc.dns-plus-two'],
  rules: ['R2', 'R4', 'R3'],
  beliefs: ['M59', 'M10', 'M50', 'M60', 'M61a', 'M52', 'M53', 'M51'],
  lesson: 'vpc-cidr-planning',
  draw,
  stem: ({ vpc, subnet }) =>
    `The VPC \`${formatPrefix(vpc)}\` has an empty subnet \`${formatPrefix(subnet)}\`. Which of these addresses can a network interface in the subnet have?`,
  exhibits: ({ vpc, subnet }) => [
    {
      kind: 'address-space',
      title: 'VPC',
      block: formatPrefix(vpc),
      parts: [{ prefix: formatPrefix(subnet), label: 'The subnet', state: 'asked' }],
    },
  ],
  reveal: ({ subnet }) => [
    {
      kind: 'address-space',
      title: 'Subnet',
      caption: `${size4(subnet)} addresses, of which AWS keeps five`,
      block: formatPrefix(subnet),
      parts: [
        {
          prefix: `${text(subnet.network)}/30`,
          label: 'network, router, DNS, future use',
          state: 'reserved',
        },
        { prefix: `${formatIp(last(subnet))}/32`, label: 'last address', state: 'reserved' },
      ],
    },
  ],
  answer: ({ vpc, subnet, candidates }, rules) =>
    candidates.map((one) => isAssignable(subnet, vpc, one, rules)),
  candidates: ({ candidates }) => candidates.map((one) => `\`${formatIp(one)}\``),
  value: ({ candidates }, index) => formatIp(at(candidates, index)),
  reason({ subnet, candidates }, index) {
    const one = at(candidates, index);
    if (!contains(subnet, one))
      return `${formatIp(one)} lies outside ${formatPrefix(subnet)}, which goes from ${text(subnet.network)} to ${formatIp(last(subnet))}.`;
    const role = reservedRole(subnet, one);
    return role
      ? `${formatIp(one)} is ${meanings[role]}.`
      : `${formatIp(one)} is address ${one.value - subnet.network} of ${size4(subnet)}, counted from 0: neither one of the first four nor the last.`;
  },
  rationale: ({ subnet }) => [
    {
      text: `${formatPrefix(subnet)} goes from ${text(subnet.network)} to ${formatIp(last(subnet))}; an address outside belongs to another subnet.`,
      rule: 'R4',
      mark: 'passed',
    },
    {
      text: `AWS keeps ${text(subnet.network)} to ${text(subnet.network + 3)} and ${formatIp(last(subnet))}.`,
      rule: 'R2',
      mark: 'decides',
    },
    {
      text: `${text(subnet.network + 2)} is kept for DNS in this subnet as in every other.`,
      rule: 'R3',
      mark: 'passed',
    },
  ],
  hints: ({ subnet }) => [
    'First find where the subnet ends.',
    `It holds ${size4(subnet)} addresses. Which of them does AWS keep, counted from both ends?`,
    'Four of the five that AWS keeps stand at the start.',
  ],
  scenario: ({ vpc, subnet, candidates }) => ({
    vpc: formatPrefix(vpc),
    subnet: formatPrefix(subnet),
    candidates: candidates.map(formatIp),
  }),
});

const meanings: Record<ReservedRole, string> = {
  network: 'the network’s own address, which AWS keeps',
  router: 'the address of the VPC’s router in this subnet',
  dns: 'kept for DNS in every subnet',
  future: 'kept by AWS for future use',
  last: 'the last address, kept although a VPC has no broadcast',
};

/** Some reserved ones, some that only look reserved, and one just outside. */
function draw(dice: Random): Scene {
  const length = dice.of('length').pick([20, 21, 22, 22, 23, 23, 24, 25, 26, 26, 27, 28]);
  const vpc = drawPrivateBlock(dice.of('vpc'), dice.of('vpc length').int(16, length - 1));
  const subnet = drawBlockIn(dice.of('subnet'), vpc, length);
  const size = size4(subnet);
  const reserved = dice.of('reserved').sample([0, 1, 2, 2, 3, 3, size - 1, size - 1], 3);
  const free = dice.of('free').sample(assignableOffsets(subnet, dice), dice.of('how many').int(2, 3));
  const outside = dice.of('outside').pick([size, size + 4, size + Math.floor(size / 2), -1, -2]);
  const offsets = [...new Set([...reserved, ...free, outside])];
  return {
    vpc,
    subnet,
    candidates: offsets.map((offset) => ({ family: 4, value: subnet.network + offset })),
  };
}

function assignableOffsets({ length }: Prefix4, dice: Random): number[] {
  const size = 2 ** (32 - length);
  const inside = [4, size - 2, size - 5, dice.of('middle').int(6, size - 6)];
  if (length >= 24) return [...inside, 5];
  const octet = 256 * dice.of('octet').int(1, size / 256 - 1);
  return [...inside, octet, octet - 1, octet + 2];
}

function at(candidates: readonly Ipv4[], index: number): Ipv4 {
  const one = candidates[index];
  if (!one) throw new Error(`no candidate ${index}`);
  return one;
}

function text(value: number): string {
  return formatIp({ family: 4, value });
}
