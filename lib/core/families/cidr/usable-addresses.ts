import { drawBlockIn, drawPrivateBlock } from '@/lib/core/aws/private-space';
import { addressesIn, usableIn, usableInAll } from '@/lib/core/aws/subnet-size';
import { awsRules } from '@/lib/core/aws/rules';
import type { ExhibitOf } from '@/lib/core/items/exhibit';
import { numberFamily } from '@/lib/core/items/number-family';
import type { Random } from '@/lib/core/items/random';
import { fraction } from '@/lib/core/net/fraction';
import { formatPrefix, type Prefix4 } from '@/lib/core/net/prefix';

type Subnet = { name: string; prefix: Prefix4; inUse: number };
type Scene = { vpc: Prefix4; subnets: Subnet[] };

/** How many addresses interfaces can still get in a few subnets. */
export const usableAddresses = numberFamily<Scene>({
  id: 'cidr/usable-addresses',
  revision: 1,
  title: 'Usable addresses of subnets',
  facts: ['subnets.usable-24', 'subnets.reserved-five', 'subnets.prefix-arithmetic'],
  rules: ['R2', 'R4'],
  beliefs: ['M10', 'M49', 'M50', 'M51', 'M52', 'M53'],
  lesson: 'vpc-cidr-planning',
  form: 'integer',
  unit: 'addresses',
  draw,
  stem: ({ vpc, subnets }) =>
    subnets.length === 1
      ? `A VPC \`${formatPrefix(vpc)}\` has one subnet, and some of its addresses belong to interfaces already. How many more can network interfaces get?`
      : `A VPC \`${formatPrefix(vpc)}\` has ${subnets.length} subnets, and some of their addresses belong to interfaces already. How many more can network interfaces get, in all subnets together?`,
  exhibits: ({ vpc, subnets }) => [
    space(vpc, subnets, ({ name, inUse }) => `Subnet ${name}, ${inUse} in use`),
  ],
  reveal: ({ vpc, subnets }) => [
    space(
      vpc,
      subnets,
      ({ name, prefix, inUse }) => `Subnet ${name}: ${held(prefix)} − 5 − ${inUse} = ${free(prefix, inUse)}`,
    ),
  ],
  answer: ({ subnets }, rules) =>
    fraction(
      usableInAll(
        subnets.map(({ prefix }) => prefix.length),
        rules,
      ) - inUseIn(subnets),
    ),
  rationale: ({ subnets }) => [
    {
      text: `${listed(subnets.map(({ name, prefix }) => `${name} (/${prefix.length}) holds 2^${32 - prefix.length} = ${held(prefix)}`))} addresses.`,
      rule: 'R4',
      mark: 'passed',
    },
    {
      text: `AWS keeps the first four addresses and the last one of each subnet, ${5 * subnets.length} here.`,
      rule: 'R2',
      mark: 'decides',
    },
    {
      text: `With ${inUseIn(subnets)} in use, ${listed(subnets.map(({ prefix, inUse }) => String(free(prefix, inUse))))} are left: ${subnets.reduce((all, { prefix, inUse }) => all + free(prefix, inUse), 0)}.`,
      rule: 'R2',
      mark: 'passed',
    },
  ],
  hints: ({ subnets }) => [
    'A /n holds 2 to the power of 32 − n addresses.',
    subnets.length === 1
      ? 'Which addresses of a subnet does AWS keep for itself, and how many are they?'
      : 'AWS keeps some addresses for itself. Are they taken from the VPC or from each subnet?',
    'Those at the start of a subnet have a purpose each; the one at the end would be the broadcast address.',
  ],
  scenario: ({ vpc, subnets }) => ({
    vpc: formatPrefix(vpc),
    subnets: subnets.map(({ name, prefix, inUse }) => ({ name, prefix: formatPrefix(prefix), inUse })),
  }),
});

function draw(dice: Random): Scene {
  const vpc = drawPrivateBlock(dice.of('vpc'), dice.of('vpc length').int(16, 24));
  const count = dice.of('count').int(1, 4);
  const [length, place, use] = [dice.of('length'), dice.of('place'), dice.of('use')];
  const subnets: Subnet[] = [];
  for (let i = 0; i < count; i++) {
    const quarter: Prefix4 = {
      family: 4,
      network: vpc.network + i * 2 ** (30 - vpc.length),
      length: vpc.length + 2,
    };
    const prefix = drawBlockIn(place, quarter, length.int(quarter.length, 28));
    subnets.push({ name: 'ABCD'.charAt(i), prefix, inUse: use.int(0, prefix.length > 26 ? 5 : 40) });
  }
  return { vpc, subnets };
}

function space(
  vpc: Prefix4,
  subnets: Subnet[],
  label: (subnet: Subnet) => string,
): ExhibitOf<'address-space'> {
  return {
    kind: 'address-space',
    title: 'Subnets',
    caption: 'in use: addresses that network interfaces have',
    block: formatPrefix(vpc),
    parts: subnets.map((subnet) => ({
      prefix: formatPrefix(subnet.prefix),
      label: label(subnet),
      state: 'asked',
    })),
  };
}

function held(prefix: Prefix4): number {
  return addressesIn(prefix.length, awsRules);
}

function free(prefix: Prefix4, inUse: number): number {
  return usableIn(prefix.length, awsRules) - inUse;
}

function inUseIn(subnets: Subnet[]): number {
  return subnets.reduce((all, { inUse }) => all + inUse, 0);
}

function listed(parts: string[]): string {
  return parts.length === 1
    ? (parts[0] ?? '')
    : `${parts.slice(0, -1).join(', ')} and ${parts[parts.length - 1]}`;
}
